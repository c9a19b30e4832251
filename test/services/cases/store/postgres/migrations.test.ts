import { strict as assert } from 'node:assert'
import { jsonLines } from '../../../../../services/cases/evidence/jsonLines'
import { verifyLines } from '../../../../../services/cases/evidence/verify'
import type { CaseStore } from '../../../../../services/cases/store/caseStore'
import { migrations, type Migration } from '../../../../../services/cases/store/postgres/migrations'
import { StoreInUse } from '../../../../../services/cases/store/sqliteLock'
import { StoreTooNew } from '../../../../../services/cases/store/storeVersion'
import { describeWithPostgres, sharedPostgres, type PostgresServer } from '../../../../support/postgres'
import { readDatabase } from '../../../../support/keeping'
import { completed, opened, rejected } from '../caseStore.suite'
import { openStore } from './openStore'

const newest = migrations.at(-1)!.number

/** Versions of the bot that do not exist yet: one whose schema older bots work on, and one whose schema they cannot. */
const additive: Migration = { number: newest + 1, worksFrom: 1, sql: 'ALTER TABLE cases ADD COLUMN colour text' }
const breaking: Migration = {
  number: newest + 2,
  worksFrom: newest + 2,
  sql: 'ALTER TABLE people RENAME COLUMN name TO called',
}
const oldest = migrations.slice(0, 1)

describeWithPostgres('the schema in PostgreSQL', () => {
  let server: PostgresServer
  let url: string
  const stores: CaseStore[] = []
  beforeEach(async () => {
    server = await sharedPostgres()
    url = await server.newDatabase()
  })
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close()
  })

  /** A bot of a version that has these migrations. */
  async function bot(known: readonly Migration[] = migrations): Promise<CaseStore> {
    const store = await openStore(url, { known })
    stores.push(store)
    return store
  }
  const applied = async () =>
    (await server.query(url, 'SELECT number FROM offboarding.migrations ORDER BY number')).map(({ number }) => number)

  it('comes from the oldest to the newest by every step, with the cases that were there and their evidence', async () => {
    const first = await bot(oldest)
    await first.append('case-1', 0, [opened('jan'), rejected('Zoë “no”'), completed])
    await first.append('case-2', 0, [opened('eva')])
    const before = await first.sealed('case-1')
    await first.close()
    stores.splice(0)

    const last = await bot([...migrations, additive])

    assert.deepEqual(
      await applied(),
      [...migrations, additive].map(({ number }) => number),
    )
    assert.deepEqual(await last.sealed('case-1'), before)
    assert.ok(verifyLines(jsonLines('case-1', await last.sealed('case-1'))).ok)
    assert.deepEqual(await last.unfinished(), ['case-2'])
    assert.deepEqual(await last.remindersDue('program', new Date('2026-11-23')), ['case-1', 'case-2'])
    await last.quietUntil('case-1', 3, 'program', undefined)
    assert.deepEqual(await last.remindersDue('program', new Date('2026-11-23')), ['case-2'])
    assert.deepEqual(await last.append('case-2', 1, [completed]), { ok: true, revision: 2 })
  })

  it('is made once when five bots start at the same moment, and all five work', async () => {
    const bots = await Promise.all(Array.from({ length: 5 }, () => bot([...migrations, additive])))

    assert.deepEqual(await applied(), [...migrations.map(({ number }) => number), additive.number])
    await Promise.all(bots.map((one, index) => one.append(`case-${index}`, 0, [opened(`jan-${index}`)])))
    assert.equal((await bots[0]!.unfinished()).length, 5)
  })

  it('lets an older bot work beside a newer one where it says that they go together, and lets it start again', async () => {
    const older = await bot()
    const newer = await bot([...migrations, additive])

    assert.deepEqual(await older.append('case-1', 0, [opened('jan')]), { ok: true, revision: 1 })
    assert.deepEqual(await newer.append('case-1', 1, [completed]), { ok: true, revision: 2 })
    const olderAgain = await bot()
    assert.equal((await olderAgain.read('case-1')).length, 2)
    assert.deepEqual(await applied(), [...migrations.map(({ number }) => number), additive.number])
  })

  it('refuses an older bot that cannot work on it, in words, and leaves everything as it is', async () => {
    await (await bot([...migrations, additive, breaking])).close()
    stores.splice(0)

    for (const _ of [1, 2])
      await assert.rejects(bot(), (error: Error) => {
        assert.ok(error instanceof StoreTooNew)
        assert.match(
          error.message,
          new RegExp(
            `^PostgreSQL 127\\.0\\.0\\.1:\\d+/\\w+ was brought up to date by a newer version of the bot \\(schema ${breaking.number}, which needs at least ${breaking.number}; this one knows ${newest}\\)\\. Nothing was changed, and all cases are safe there: start that version again\\.$`,
          ),
        )
        return true
      })
    await assert.rejects(readDatabase(url), StoreTooNew)
  })

  it('is not changed under an older bot that would fail by it, and is once that is gone', async () => {
    const older = await bot()

    await assert.rejects(bot([...migrations, additive, breaking]), (error: Error) => {
      assert.ok(error instanceof StoreInUse)
      assert.match(error.message, /stop every older one first, and start this one again\.$/)
      return true
    })
    assert.deepEqual(await older.append('case-1', 0, [opened('jan')]), { ok: true, revision: 1 })

    await older.close()
    stores.splice(0)
    await (await bot([...migrations, additive, breaking])).close()
    stores.splice(0)
    assert.equal((await applied()).at(-1), breaking.number)
  })

  it('is as it was when a change of it fails halfway', async () => {
    const failing = { ...additive, sql: `${additive.sql}; SELECT 1 / 0` }

    await assert.rejects(bot([...migrations, failing]), /division by zero/)

    assert.deepEqual(
      await applied(),
      migrations.map(({ number }) => number),
    )
    await assert.rejects(server.query(url, 'SELECT colour FROM offboarding.cases'), /does not exist/)
    assert.deepEqual(await (await bot()).append('case-1', 0, [opened('jan')]), { ok: true, revision: 1 })
  })

  it('has numbers without a gap, and a worksFrom that is none of the future', () => {
    assert.deepEqual(
      migrations.map(({ number }) => number),
      migrations.map((_, index) => index + 1),
    )
    for (const { number, worksFrom } of migrations) assert.ok(worksFrom >= 1 && worksFrom <= number)
  })
})
