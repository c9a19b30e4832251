import { strict as assert } from 'node:assert'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { jsonLines } from '../../../../services/cases/evidence/jsonLines'
import { verifyLines } from '../../../../services/cases/evidence/verify'
import type { CaseStore } from '../../../../services/cases/store/caseStore'
import { openSqliteCaseStore } from '../../../../services/cases/store/sqliteCaseStore'
import { readSqliteJournals } from '../../../../services/cases/store/sqliteSealed'
import { cancelled, completed, gives, member, opened, openedBatch, rejected, removal, settled } from './caseStore.suite'
import { writeFirstSchema } from './firstSchema'

/** What files of earlier versions do not have. */
const withoutMentions = 'DROP TABLE mentions;'
const withoutBatches = `${withoutMentions} DROP TABLE batches; DROP TABLE batch_entries; DROP TABLE batch_cases;`

describe('the SQLite file', () => {
  let folder: string
  let file: string
  let store: CaseStore | undefined
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'case-store-'))
    file = join(folder, 'offboarding.db')
  })
  afterEach(async () => {
    await store?.close()
    store = undefined
    rmSync(folder, { recursive: true })
  })

  /** The names of files that hold these bytes anywhere, free space and write-ahead log included. */
  function filesWith(text: string): readonly string[] {
    return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text))
  }

  it('holds not one byte of what was forgotten, nor does its log, while the bot has it open', async () => {
    store = openSqliteCaseStore(file)
    for (let index = 0; index < 30; index += 1) {
      const entries = Array.from({ length: 40 }, (_, reason) =>
        rejected(`Because of Xanthippe ${reason} ${'x'.repeat(index * 60)}`),
      )
      await store.append(`case-${index}`, 0, [opened(`jan-${index}`), ...entries, completed])
    }
    await store.append('open', 0, [opened('eva'), rejected('Keep me')])
    assert.deepEqual(filesWith('Xanthippe').length > 0, true)

    await store.forget(
      (await store.closedBefore(new Date('2030-01-01'))).map(({ caseId }) => caseId),
      removal,
    )

    assert.deepEqual(filesWith('Xanthippe'), [])
    assert.deepEqual(filesWith('jan-1'), [])
    assert.notDeepEqual(filesWith('Keep me'), [])
    assert.equal((await store.read('open')).length, 2)
    for (const { caseId } of await store.cases())
      assert.ok(verifyLines(jsonLines(caseId, await store.sealed(caseId))).ok, caseId)
  })

  it('of the first version is sealed in order when it is opened, and nothing of it is lost', async () => {
    const cases = {
      b: [opened('jan'), rejected('Zoë “no”'), settled],
      a: [opened('eva'), { ...completed, at: '2026-11-24T09:00:00.000Z' }],
      c: [opened('mia'), cancelled],
    }
    writeFirstSchema(file, cases)

    store = openSqliteCaseStore(file)

    for (const [caseId, entries] of Object.entries(cases)) {
      const kept = await store.read(caseId)
      assert.deepEqual(
        kept,
        entries.map((entry, index) => ({ ...entry, caseId, revision: index + 1 })),
      )
      assert.ok(verifyLines(jsonLines(caseId, await store.sealed(caseId))).ok)
    }
    assert.deepEqual(await store.unfinished(), ['b'])
    assert.equal(await store.unfinishedOf('jan'), 'b')
    assert.deepEqual(
      (await store.closedBefore(new Date('2026-11-24T00:00:00Z'))).map(({ caseId }) => caseId),
      ['c'],
    )
    assert.deepEqual(await store.conversation('channel'), { id: '19:abc' })
    assert.equal(await store.firstSeen('activity-1'), false)
    assert.deepEqual(await store.append('b', 3, [settled]), { ok: true, revision: 4 })
  })

  it('of the second version learns whom decisions named, and of forgotten cases nothing', async () => {
    const older = openSqliteCaseStore(file)
    await older.append('a', 0, [opened('jan'), gives('eva'), completed])
    await older.append('b', 0, [opened('mia'), gives('tom'), completed])
    await older.forget(['b'], removal)
    await older.close()
    const other = new Database(file)
    other.exec(`${withoutBatches} DROP TABLE successors; PRAGMA user_version = 2`)
    other.close()

    store = openSqliteCaseStore(file)

    assert.deepEqual(await store.closedNaming('eva'), ['a'])
    assert.deepEqual(await store.namedInCompleted(), ['eva'])
  })

  it('of the third version goes on as it is, and has batches from then on', async () => {
    const older = openSqliteCaseStore(file)
    await older.append('a', 0, [opened('jan'), gives('eva'), completed])
    const before = await older.sealed('a')
    await older.close()
    const other = new Database(file)
    other.exec(`${withoutBatches} PRAGMA user_version = 3`)
    other.close()

    store = openSqliteCaseStore(file)
    await store.appendBatch('batch-1', 0, [openedBatch('eva')])

    assert.deepEqual(await store.sealed('a'), before)
    assert.deepEqual(await store.closedNaming('eva'), ['a'])
    assert.deepEqual(await store.unfinishedBatches(), ['batch-1'])
  })

  it('of the fourth version finds cases by their leavers, and none that was forgotten', async () => {
    const older = openSqliteCaseStore(file)
    await older.append('a', 0, [opened('jan'), completed])
    await older.append('b', 0, [opened('mia'), completed])
    await older.append('c', 0, [opened('eva')])
    await older.forget(['b'], removal)
    await older.close()
    const other = new Database(file)
    other.exec(`${withoutMentions} PRAGMA user_version = 4`)
    other.close()

    store = openSqliteCaseStore(file)

    const found = await store.openedMentioning(['"displayName":"jan D'])
    assert.deepEqual(
      found.map(({ caseId }) => caseId),
      ['c', 'a'],
    )
  })

  for (const [what, damage] of [
    ['a word of it', `UPDATE mentions SET word = replace(word, 'jan', 'ian')`],
    ['the words of a case', `DELETE FROM mentions WHERE case_id = 'a'`],
    ['the words of no case', `INSERT INTO mentions (word, case_id) VALUES ('"eva"', 'none')`],
  ] as const)
    it(`is not believed when ${what}, by which cases are found, was changed in it`, async () => {
      const before = openSqliteCaseStore(file)
      await before.append('a', 0, [opened('jan')])
      await before.close()
      const other = new Database(file)
      other.exec(damage)
      other.close()

      assert.throws(() => openSqliteCaseStore(file), /the people are not those of the entries|of no case/)
    })

  for (const [what, damage] of [
    [
      'a letter of an entry',
      `DROP TRIGGER batch_entries_are_never_changed;
      UPDATE batch_entries SET body = replace(body, 'Eva', 'Ava')`,
    ],
    ['which cases are in it', `DELETE FROM batch_cases`],
    ['that it ended', `UPDATE batches SET ended = 1`],
    ['its first entry', `DELETE FROM batch_entries WHERE revision = 1`],
  ] as const)
    it(`is not believed when ${what} of a batch was changed in it`, async () => {
      const before = openSqliteCaseStore(file)
      await before.append('a', 0, [opened('eva')])
      await before.appendBatch('batch-1', 0, [openedBatch('Eva'), member('Eva', 'a')])
      await before.close()
      const other = new Database(file)
      other.exec(damage)
      other.close()

      assert.throws(() => openSqliteCaseStore(file), /batch/)
    })

  it('of the first version leaves nothing behind that could not be forgotten', async () => {
    writeFirstSchema(file, { a: [opened('jan'), rejected('Xanthippe'), completed] })

    store = openSqliteCaseStore(file)
    await store.forget(['a'], removal)

    assert.deepEqual([...filesWith('Xanthippe'), ...filesWith('Jan de Vries'), ...filesWith('"ilse"')], [])
  })

  it('of the first version stays as it is when it cannot be sealed', async () => {
    writeFirstSchema(file, { a: [opened('jan')], b: [opened('jan')] })

    for (const _ of [1, 2]) assert.throws(() => openSqliteCaseStore(file), /Case b could not be sealed/)

    const other = new Database(file)
    assert.deepEqual((other.prepare('SELECT count(*) AS count FROM entries').get() as { count: number }).count, 2)
    other.close()
  })

  it('can be read while the bot has it open, as it is at that moment, and is not changed by that', async () => {
    store = openSqliteCaseStore(file)
    await store.append('case-1', 0, [opened('jan')])
    const reader = readSqliteJournals(file)
    await store.append('case-1', 1, [settled])

    const sealed = await reader.sealed('case-1')

    assert.deepEqual(sealed, await store.sealed('case-1'))
    assert.deepEqual(await reader.cases(), await store.cases())
    reader.close()
    assert.deepEqual(await store.append('case-1', 2, [completed]), { ok: true, revision: 3 })
  })

  it('can be read when nobody has it open, and is not made by reading', async () => {
    assert.throws(() => readSqliteJournals(file), /There is no journal at/)
    assert.deepEqual(readdirSync(folder), [])
    const writer = openSqliteCaseStore(file)
    await writer.append('case-1', 0, [opened('jan')])
    await writer.close()

    const reader = readSqliteJournals(file)

    assert.equal((await reader.sealed('case-1')).length, 1)
    reader.close()
  })

  it('of another version is not read, in words', async () => {
    writeFirstSchema(file, {})
    assert.throws(() => readSqliteJournals(file), /older version of the bot: start the bot once/)
    await openSqliteCaseStore(file).close()
    const other = new Database(file)
    other.exec('PRAGMA user_version = 99')
    other.close()

    assert.throws(() => readSqliteJournals(file), /newer version of the bot \(schema 99/)
  })
})
