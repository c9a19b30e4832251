import { strict as assert } from 'node:assert'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { evidenceFiles } from '../../../services/cases/evidence/files'
import { createClocks } from '../../../services/cases/clocks'
import { forgetOldCases } from '../../../services/cases/retention'
import type { CaseStore } from '../../../services/cases/store/caseStore'
import { openSqliteCaseStore } from '../../../services/cases/store/sqliteCaseStore'
import { cancelled, completed, opened, removal, settled } from './store/caseStore.suite'

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

  /** @param there what Microsoft's answers say, the same when left out */
  const run = (now: string, days = 30, log = pino({ level: 'silent' }), there: string | undefined = now) => {
    const own = { now: () => new Date(now), elapsed: () => 0 }
    const clocks = createClocks(own, async () => (there === 'silent' ? undefined : clocks.heard(new Date(there))))
    return forgetOldCases({ store, clocks, days, evidenceFolder: join(folder, 'evidence'), log })
  }
  const lines: string[] = []
  const heard = pino({}, { write: (line: string) => void lines.push(line) })

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

  it('removes the evidence files here of a case that another bot on the store forgot, and no strange ones', async () => {
    await store.forget(['old'], removal)
    writeFileSync(join(folder, 'evidence', 'nobodys.html'), 'somebody else’s')

    await run('2026-11-21T10:00:00.000Z')

    assert.deepEqual(evidenceOf('old').filter(existsSync), [])
    assert.deepEqual(evidenceOf('young', 'open').filter(existsSync), evidenceOf('young', 'open'))
    assert.ok(existsSync(join(folder, 'evidence', 'nobodys.html')))
  })

  it('says in the chain when it did, and after how many days', async () => {
    await run('2026-12-20T10:00:00.000Z')

    const last = JSON.parse((await store.sealed('old')).at(-1)?.line ?? '') as Record<string, unknown>
    assert.deepEqual(last['event'], { days: 30, kind: 'personalDataRemoved' })
    assert.equal(last['at'], '2026-12-20T10:00:00.000Z')
    assert.deepEqual(last['by'], { as: 'bot' })
  })

  for (const [what, there] of [
    ['jumped years ahead', '2026-12-01T09:00:00.000Z'],
    ['is alone, because Microsoft does not answer', 'silent'],
  ] as const)
    it(`removes nothing when this machine’s clock ${what}, and says so`, async () => {
      assert.equal(await run('2040-01-01T00:00:00.000Z', 30, heard, there), 'doubted')

      assert.deepEqual([await read('old'), await read('young')], [2, 2])
      assert.deepEqual(evidenceOf('old').filter(existsSync), evidenceOf('old'))
      assert.match(lines.join(''), /Nobody knows what day it is, so nothing is removed: set this machine’s clock/)
    })

  it('removes nothing when the clock is behind what the journal says itself', async () => {
    await store.append('later', 0, [opened('tom'), { ...completed, at: '2027-03-01T09:00:00.000Z' }])

    assert.equal(await run('2027-01-01T09:00:00.000Z'), 'doubted')

    assert.equal(await read('old'), 2)
  })

  it('removes a month’s closings in one run and the rest in the next, so that a mistake can still be stopped', async () => {
    await store.append('last', 0, [opened('tom'), { ...completed, at: '2026-12-24T09:00:00.000Z' }])
    const now = '2028-01-01T00:00:00.000Z'

    await run(now, 30, heard)
    assert.deepEqual([await read('old'), await read('young'), await read('last')], [0, 0, 2])
    assert.match(lines.join(''), /More is due for removal than one run may remove/)

    await run(now)
    assert.equal(await read('last'), 0)
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
