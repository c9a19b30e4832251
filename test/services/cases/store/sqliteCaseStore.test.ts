import { strict as assert } from 'node:assert'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { sha256 } from '../../../../services/cases/journal/seal'
import type { CaseStore } from '../../../../services/cases/store/caseStore'
import { openSqliteCaseStore } from '../../../../services/cases/store/sqliteCaseStore'
import { StoreInUse } from '../../../../services/cases/store/sqliteLock'
import { caseStoreSuite, opened } from './caseStore.suite'

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'case-store-'))
}

caseStoreSuite('the SQLite case store', async () => {
  const folder = newFolder()
  const file = join(folder, 'data', 'journal.sqlite')
  let current = openSqliteCaseStore(file)
  return {
    store: current,
    async reopen() {
      await current.close()
      current = openSqliteCaseStore(file)
      return current
    },
    async close() {
      await current.close()
      rmSync(folder, { recursive: true })
    },
  }
})

describe('the file of the SQLite case store', () => {
  let folder: string
  let file: string
  let store: CaseStore | undefined
  let child: ChildProcess | undefined
  beforeEach(() => {
    folder = newFolder()
    file = join(folder, 'journal.sqlite')
  })
  afterEach(async () => {
    await killed(child)
    await store?.close()
    store = child = undefined
    rmSync(folder, { recursive: true })
  })

  it('loses no acknowledged entry when the process is killed in the middle of appending', async () => {
    for (let round = 0; round < 3; round += 1) {
      const appender = startAppender(file)
      child = appender.child
      await appender.acknowledged(20 * (round + 1))

      await killed(child)
      const acknowledged = appender.newest()
      const reopened = openSqliteCaseStore(file)
      const entries = await reopened.read('case-1')
      await reopened.close()

      assert.ok(entries.length >= acknowledged)
      assert.deepEqual(
        entries.map(({ revision }) => revision),
        entries.map((_, index) => index + 1),
      )
    }
  })

  it('is refused to a second process, in words, until the first is gone', async () => {
    const appender = startAppender(file)
    child = appender.child
    await appender.acknowledged(1)

    assert.throws(
      () => openSqliteCaseStore(file),
      (error) =>
        error instanceof StoreInUse && error.message.includes(file) && /stop that one first/.test(error.message),
    )

    await killed(child)
    store = openSqliteCaseStore(file)
    assert.ok((await store.read('case-1')).length > 0)
  })

  it('is refused to a second store of the same process', () => {
    store = openSqliteCaseStore(file)

    assert.throws(() => openSqliteCaseStore(file), StoreInUse)
  })

  it('can be read by another program while it is open, and its journal changed by none', async () => {
    store = openSqliteCaseStore(file)
    await store.append('case-1', 0, [opened('jan')])
    const other = new Database(file)

    const row = other.prepare('SELECT kind, hash FROM entries').get() as { kind: string; hash: string }

    const [entry] = await store.sealed('case-1')
    assert.equal(`${row.kind} ${row.hash}`, `opened ${sha256(entry?.line ?? '')}`)
    assert.throws(() => other.exec("UPDATE entries SET line = '{}'"), /append-only/)
    assert.throws(() => other.exec('DELETE FROM entries'), /append-only/)
    assert.throws(() => other.exec("UPDATE disclosures SET lines = ''"), /append-only/)
    other.close()
  })

  it('is refused, in words, when a newer version has written it, and left as it is', async () => {
    await openSqliteCaseStore(file).close()
    const other = new Database(file)
    other.exec('PRAGMA user_version = 99')
    other.close()

    for (const _ of [1, 2]) assert.throws(() => openSqliteCaseStore(file), /newer version of the bot \(schema 99/)
  })

  it('goes on with one of an earlier version, which did not keep how cards looked', async () => {
    store = openSqliteCaseStore(file)
    await store.append('case-1', 0, [opened('jan')])
    await store.close()
    const database = new Database(file)
    database.exec('DROP TABLE looks')
    database.close()

    store = openSqliteCaseStore(file)
    assert.deepEqual([...(await store.looks('case-1'))], [])
    const accepted = { look: 'one', at: '2026-11-25T09:00:00.000Z' }
    await store.acceptLook('case-1', 'case', accepted)

    assert.deepEqual([...(await store.looks('case-1'))], [['case', accepted]])
  })

  it('forgets activities after two days, so that it does not grow for ever', async () => {
    await openSqliteCaseStore(file).close()
    const other = new Database(file)
    const hours = (count: number) => Date.now() - count * 60 * 60_000
    other.prepare('INSERT INTO activities VALUES (?, ?), (?, ?)').run(['old', hours(49), 'recent', hours(47)])
    other.close()
    store = openSqliteCaseStore(file)

    await store.firstSeen('new')

    assert.equal(await store.firstSeen('recent'), false)
    assert.equal(await store.firstSeen('old'), true)
  })
})

function startAppender(file: string) {
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', join(__dirname, 'appendForever.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (more: string) => (text += more))
  const newest = () => Number(text.slice(0, text.lastIndexOf('\n')).split('\n').at(-1))
  return {
    child,
    newest,
    async acknowledged(revision: number): Promise<void> {
      while (newest() < revision) {
        assert.equal(child.exitCode, null)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
  }
}

async function killed(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
  const closed = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await closed
}
