import { strict as assert } from 'node:assert'
import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { moveJournal } from '../../bot/moveJournal'
import { jsonLines } from '../../services/cases/evidence/jsonLines'
import { verifyLines } from '../../services/cases/evidence/verify'
import { personKey, type CaseStore } from '../../services/cases/store/caseStore'
import { openSqliteCaseStore } from '../../services/cases/store/sqliteCaseStore'
import { StoreInUse } from '../../services/cases/store/sqliteLock'
import {
  completed,
  gives,
  leftOut,
  member,
  opened,
  openedBatch,
  rejected,
  removal,
  settled,
} from '../services/cases/store/caseStore.suite'
import { openStore } from '../services/cases/store/postgres/openStore'
import { newFolder } from '../support/folder'
import { describeWithPostgres, sharedPostgres, type PostgresServer } from '../support/postgres'

const taken = { ...settled, event: { kind: 'takenUpAgain', why: { key: 'x' } } as const }

describeWithPostgres('Moving an installation', () => {
  let folder: string
  let file: string
  let url: string
  let server: PostgresServer
  let store: CaseStore | undefined
  beforeEach(async () => {
    folder = await newFolder('offboarding-moving-')
    file = path.join(folder, 'offboarding.db')
    server = await sharedPostgres()
    url = await server.newDatabase()
  })
  const closeStore = async (): Promise<void> => {
    await store?.close()
    store = undefined
  }
  afterEach(async () => {
    await closeStore()
    await rm(folder, { recursive: true, force: true })
  })
  const moving = (...words: readonly string[]) => moveJournal(words, { DATA_FOLDER: folder, DATABASE_URL: url })

  async function fill(into: CaseStore): Promise<void> {
    await into.append('b', 0, [opened('jan\0'), rejected('Zoë “no”'), gives('eva'), completed])
    await into.append('a', 0, [opened('eva'), settled])
    await into.append('c', 0, [opened('mia'), gives('tom'), completed])
    await into.append('d', 0, [opened('bo'), completed, taken])
    await into.forget(['c'], removal)
    await into.rememberConversation(personKey('ilse'), { serviceUrl: 'https://one', text: 'a\0b' })
    await into.acceptLook('a', 'case', { look: 'one', at: '2026-11-25T09:00:00.000Z' })
    await into.firstSeen('activity-1')
    await into.appendBatch('batch-1', 0, [openedBatch('jan\0', 'eva'), member('eva', 'a'), leftOut('jan\0')])
    await into.acceptLook('batch-1', 'batch', { look: 'two', at: '2026-11-25T09:00:00.000Z' })
  }

  /** Everything that a store answers about what was filled in. */
  async function said(of: CaseStore) {
    const cases = await of.cases()
    const sealed = await Promise.all(cases.map(async ({ caseId }) => jsonLines(caseId, await of.sealed(caseId))))
    return {
      cases,
      sealed,
      verdicts: sealed.map((lines) => verifyLines(lines).ok),
      read: await Promise.all(cases.map(({ caseId }) => of.read(caseId))),
      unfinished: await of.unfinished(),
      batches: [await of.unfinishedBatches(), await of.readBatchAfter('batch-1', 0), [...(await of.looks('batch-1'))]],
      closed: (await of.page('closed', {}, 9)).caseIds,
      closedOf: await of.closedOf('jan\0'),
      naming: await of.closedNaming('eva'),
      mentioned: (await of.openedMentioning(['"id":"bo"'])).map(({ caseId }) => caseId),
      conversation: await of.conversation(personKey('ilse')),
      looks: [...(await of.looks('a'))],
      seen: [await of.wasSeen('activity-1'), await of.wasSeen('activity-2')],
      forgotten: await of.newestForgotten(),
    }
  }

  it('takes everything from the file to PostgreSQL and back, and every chain holds with the fingerprint it had', async () => {
    store = openSqliteCaseStore(file)
    await fill(store)
    const before = await said(store)
    await closeStore()

    const [first, aside = ''] = await moving('--to', 'postgres')

    assert.equal(first, '4 cases with 13 entries were moved, and every chain of them was read back and holds.')
    assert.match(aside, /offboarding\.db\.moved-[\w-]+: it names people, remove it in time\.$/)
    assert.ok(!existsSync(file))
    store = await openStore(url)
    assert.deepEqual(await said(store), before)
    assert.deepEqual(before.verdicts, [true, true, true, true])
    // It goes on there, and what is appended follows what was moved.
    assert.deepEqual(
      await store.append('a', 2, [{ ...rejected('on PostgreSQL'), by: { id: 'petra', displayName: 'Petra' } }]),
      {
        ok: true,
        revision: 3,
      },
    )
    assert.deepEqual(await store.append('e', 0, [opened('eva')]), { ok: false, reason: 'conflict' })
    const there = await said(store)
    await closeStore()

    await moving('--to', 'file')

    store = openSqliteCaseStore(file)
    assert.deepEqual(await said(store), there)
    await closeStore()
    await moving('--to', 'postgres')
    store = await openStore(url)
    assert.deepEqual(await said(store), there)
  })

  it('leaves nothing that a bot would begin anew on, at either place', async () => {
    store = openSqliteCaseStore(file)
    await fill(store)
    await closeStore()

    await moving('--to', 'postgres')
    assert.throws(() => openSqliteCaseStore(file), /is not where the bot keeps it/)

    await moving('--to', 'file')
    await assert.rejects(
      openStore(url),
      /^Error: The cases in PostgreSQL 127\.0\.0\.1:\d+\/\w+ were moved to .*offboarding\.db\. Nothing was changed: take DATABASE_URL away/,
    )
  })

  it('is refused while a bot works on the file, or in the database', async () => {
    store = openSqliteCaseStore(file)
    await fill(store)
    await assert.rejects(moving('--to', 'postgres'), StoreInUse)
    await closeStore()

    store = await openStore(url)
    await assert.rejects(
      moving('--to', 'postgres'),
      /^StoreInUse: A bot works on the cases in PostgreSQL .*: stop every one/,
    )
    await assert.rejects(moving('--to', 'file'), StoreInUse)
    assert.ok(existsSync(file))
  })

  it('is refused where there are cases already, and changes nothing', async () => {
    for (const open of [async () => openSqliteCaseStore(file), () => openStore(url)]) {
      store = await open()
      await fill(store)
      await closeStore()
    }
    const files = readdirSync(folder)

    await assert.rejects(moving('--to', 'postgres'), /has cases already, .* Nothing was moved: name an empty one\.$/)
    await assert.rejects(moving('--to', 'file'), /offboarding\.db has cases already/)

    assert.deepEqual(readdirSync(folder), files)
    store = await openStore(url)
    assert.equal((await store.cases()).length, 4)
  })

  it('is undone when a chain does not hold, and the file stays', async () => {
    store = await openStore(url)
    await fill(store)
    await closeStore()
    await server.query(url, 'DROP TRIGGER disclosures_are_never_changed ON offboarding.disclosures')
    await server.query(url, `UPDATE offboarding.disclosures SET lines = replace(lines, 'Zoë', 'Eva')`)

    await assert.rejects(moving('--to', 'file'), /^MoveRefused: Case b in PostgreSQL .* is not whole: /)

    assert.ok(!existsSync(file))
    store = await openStore(url)
    assert.equal((await store.cases()).length, 4)
  })

  it('says how it is used, and what is missing', async () => {
    await assert.rejects(moving(), /--to postgres/)
    await assert.rejects(moveJournal(['--to', 'postgres'], { DATA_FOLDER: folder }), /^Error: DATABASE_URL is missing/)
    await assert.rejects(moving('--to', 'postgres'), /^Error: There is no journal at /)
  })
})
