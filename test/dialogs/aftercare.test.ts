import { strict as assert } from 'node:assert'
import { rmSync } from 'node:fs'
import path from 'node:path'
import sinon from 'sinon'
import { remindOfDates } from '../../dialogs/aftercare'
import type { DialogTools } from '../../dialogs/dialogTools'
import { createJournal } from '../../services/cases/journal/journal'
import type { CaseStore } from '../../services/cases/store/caseStore'
import { openSqliteCaseStore } from '../../services/cases/store/sqliteCaseStore'
import { completed, opened, settled } from '../services/cases/store/caseStore.suite'
import { newFolder } from '../support/folder'
import { ordinary } from './verbs/decisions'

const day = 24 * 3_600_000

describe('The daily look for dates', () => {
  let folder: string
  let store: CaseStore
  beforeEach(async () => {
    folder = await newFolder('offboarding-aftercare-')
    store = openSqliteCaseStore(path.join(folder, 'offboarding.db'))
  })
  afterEach(async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  })

  it('reads a case once and then not before it changes, however many are open or were closed', async () => {
    const now = () => new Date('2026-12-01T09:00:00.000Z')
    const journal = createJournal(store, now, () => undefined)
    const load = sinon.spy(journal, 'load')
    const tools = { store, journal, settings: ordinary, delivery: { changed: () => undefined }, log: console }
    const look = async () => {
      load.resetHistory()
      await remindOfDates(tools as unknown as DialogTools, 7 * day, now())
      return load.args.map(([caseId]) => caseId).sort()
    }
    for (let number = 0; number < 30; number += 1)
      await store.append(`${number}`, 0, [opened(`jan-${number}`), settled, ...(number % 2 === 0 ? [completed] : [])])

    assert.equal((await look()).length, 30)
    assert.deepEqual(await look(), [])
    await store.append('7', 2, [completed])
    await store.append('new', 0, [opened('eva')])

    assert.deepEqual(await look(), ['7', 'new'])
    assert.deepEqual(await look(), [])
  })
})
