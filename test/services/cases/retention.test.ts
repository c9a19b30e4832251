import { strict as assert } from 'node:assert'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { evidenceFiles } from '../../../services/cases/evidence/files'
import { forgetOldCases } from '../../../services/cases/retention'
import type { CaseStore } from '../../../services/cases/store/caseStore'
import { openSqliteCaseStore } from '../../../services/cases/store/sqliteCaseStore'
import { cancelled, completed, opened, settled } from './store/caseStore.suite'

describe('keeping personal data no longer than was asked for', () => {
  let folder: string
  let store: CaseStore
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'retention-'))
    store = openSqliteCaseStore(join(folder, 'offboarding.db'))
    await store.append('old', 0, [opened('jan'), { ...completed, at: '2026-11-20T09:00:00.000Z' }])
    await store.append('young', 0, [opened('eva'), { ...cancelled, at: '2026-11-22T09:00:00.000Z' }])
    await store.append('open', 0, [{ ...opened('mia'), at: '2020-01-01T09:00:00.000Z' }, settled])
    mkdirSync(join(folder, 'evidence'))
    for (const file of evidenceOf('old', 'young', 'open')) writeFileSync(file, 'Jan de Vries')
  })
  afterEach(async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  })

  function evidenceOf(...caseIds: readonly string[]): readonly string[] {
    return caseIds.flatMap((caseId) => Object.values(evidenceFiles(join(folder, 'evidence'), caseId)))
  }

  const run = (now: string, days = 30, log = pino({ level: 'silent' })) =>
    forgetOldCases({ store, now: () => new Date(now), days, evidenceFolder: join(folder, 'evidence'), log })

  const read = async (caseId: string) => (await store.read(caseId)).length

  it('leaves a closed case alone until its last day is over', async () => {
    await run('2026-12-20T09:00:00.000Z')
    assert.equal(await read('old'), 2)

    await run('2026-12-20T09:00:00.001Z')
    assert.equal(await read('old'), 0)
    assert.equal(await read('young'), 2)
  })

  it('removes the evidence files of the case with it, and no others', async () => {
    await run('2026-12-20T10:00:00.000Z')

    assert.deepEqual(evidenceOf('old').filter(existsSync), [])
    assert.deepEqual(evidenceOf('young', 'open').filter(existsSync), evidenceOf('young', 'open'))
  })

  it('says in the chain when it did, and after how many days', async () => {
    await run('2026-12-20T10:00:00.000Z')

    const last = JSON.parse((await store.sealed('old')).at(-1)?.line ?? '') as Record<string, unknown>
    assert.deepEqual(last['event'], { days: 30, kind: 'personalDataRemoved' })
    assert.equal(last['at'], '2026-12-20T10:00:00.000Z')
    assert.deepEqual(last['by'], { as: 'bot' })
  })

  it('never touches an open case, however old', async () => {
    await run('2040-01-01T00:00:00.000Z', 1)

    assert.equal(await read('open'), 2)
    assert.deepEqual([await read('old'), await read('young')], [0, 0])
  })

  it('does it once', async () => {
    for (const _ of [1, 2, 3]) await run('2026-12-20T10:00:00.000Z')

    assert.equal((await store.sealed('old')).length, 3)
  })

  it('keeps a case whose files it cannot remove, says so, and goes on with the others', async () => {
    const [html = ''] = evidenceOf('old')
    rmSync(html)
    mkdirSync(join(html, 'in the way'), { recursive: true })
    const said: string[] = []

    await run('2027-12-20T10:00:00.000Z', 30, pino({}, { write: (line: string) => void said.push(line) }))

    assert.deepEqual([await read('old'), await read('young')], [2, 0])
    assert.match(said.join(''), /could not be removed; it is tried again/)
  })
})
