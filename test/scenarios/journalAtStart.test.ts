import { strict as assert } from 'node:assert'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'libsql'
import { openSqliteCaseStore } from '../../services/cases/store/sqliteCaseStore'
import { holdLock } from '../../services/cases/store/sqliteLock'
import { opened, rejected } from '../services/cases/store/caseStore.suite'
import { Program, until } from '../support/process'
import { hasOpen, hasProcessTable } from '../support/processTable'
import { SmallDisk } from '../support/smallDisk'

/** A tenant that no request is sent to: nothing waits for it in this journal. */
const tenant = {
  MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
  MicrosoftAppTenantId: '66666666-7777-4888-9999-aaaaaaaaaaaa',
  MicrosoftAppType: 'UserAssignedMsi',
  OFFBOARDING_ORGANIZATION: 'nobody.onmicrosoft.com',
  OPERATORS_GROUP_ID: 'bbbbbbbb-cccc-4ddd-8eee-ffffffffffff',
  APPROVERS_GROUP_ID: 'cccccccc-dddd-4eee-8fff-000000000000',
  APPROVALS_CHANNEL_ID: '19:approvals@thread.tacv2',
  HOST: '127.0.0.1',
  PORT: '0',
}
const command = [process.execPath, '--require', 'tsx/cjs', 'bot/index.ts']
/** An account that owns nothing here, for a test that is root itself and could write everything. */
const nobody = 65_534

describe('a bot that starts', () => {
  let folder: string
  let file: string
  const programs: Program[] = []
  const start = async (words: readonly string[] = command, dataFolder = folder): Promise<Program> => {
    const program = await Program.start(words, tenant, dataFolder)
    programs.push(program)
    return program
  }
  /** What is said by a bot that does not start, and that is one sentence. */
  const refusal = async (words?: readonly string[], dataFolder?: string): Promise<string> => {
    const program = await start(words, dataFolder)
    const { code, signal } = await program.ended
    assert.deepEqual({ code, signal }, { code: 1, signal: null }, program.errors)
    assert.match(program.errors, /^The journal [^\n]+\.\n$/, 'one sentence and nothing else')
    assert.doesNotMatch(program.errors, /panicked|RUST_BACKTRACE|^\s+at /m)
    return program.errors
  }
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'offboarding-start-'))
    file = path.join(folder, 'offboarding.db')
  })
  afterEach(async () => {
    for (const program of programs.splice(0)) await program.clean()
    rmSync(folder, { recursive: true, force: true })
  })

  describe('on a journal', () => {
    beforeEach(() => writeJournal(file))

    it('that was cut off says so, and leaves what there is as it is', async () => {
      truncateSync(file, statSync(file).size - 5_000)
      const before = readFileSync(file)

      assert.match(await refusal(), /is damaged .*npm run backup:restore/)

      assert.ok(readFileSync(file).equals(before))
    })

    it('of which a byte is no text any more says so, without a word of the database library', async () => {
      flip(file, 'Not while Eva is ill')

      assert.match(await refusal(), /is damaged/)
    })

    it('of which a letter was changed says so, since the chain of hashes does not hold', async () => {
      flip(file, 'Not while Eva is ill', 1)

      assert.match(await refusal(), /is damaged \(the chain of entries does not hold in case case-1\)/)
    })

    it('whose list of cases calls an open case closed says so', async () => {
      await appendOpenCase(file)
      const other = new Database(file)
      other.exec(
        "UPDATE cases SET closed_at = '2026-11-23T09:00:00.000Z', closed_by = 'cancelled' WHERE closed_at IS NULL",
      )
      other.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      other.close()

      assert.match(await refusal(), /is damaged \(the list of cases does not say what the entries say in case case-2\)/)
    })

    it('that is empty says so and begins no new one', async () => {
      truncateSync(file, 0)

      assert.match(await refusal(), /is not where the bot keeps it \(it is missing or empty/)

      assert.equal(statSync(file).size, 0)
    })

    it('that is gone says so and begins no new one', async () => {
      rmSync(file)

      assert.match(await refusal(), /is not where the bot keeps it \(it is missing or empty/)

      assert.ok(!existsSync(file))
    })

    it('that is no journal says so', async () => {
      writeFileSync(file, 'Dear Jan, '.repeat(1_000))

      assert.match(await refusal(), /is damaged/)
    })

    it('that it may not write says so', async function () {
      const isRoot = process.getuid?.() === 0
      if (process.platform === 'win32' || (isRoot && !existsSync('/usr/bin/setpriv'))) {
        console.warn('Skipped: no other account can be taken here, and this one may write everything.')
        return this.skip()
      }
      for (const name of readdirSync(folder)) chmodSync(path.join(folder, name), 0o400)
      if (isRoot) for (const name of ['.', ...readdirSync(folder)]) chownSync(path.join(folder, name), nobody, nobody)
      const other = isRoot ? ['setpriv', `--reuid=${nobody}`, '--clear-groups', ...command] : command

      assert.match(await refusal(other), /cannot be written because the bot’s account may not write it/)
    })

    it('on a full disk says so', async function () {
      const disk = SmallDisk.mounted(4)
      if (disk === undefined) {
        console.warn('Skipped: this account may mount no file system, so no disk can be filled.')
        return this.skip()
      }
      try {
        const full = disk.folder('data')
        for (const name of readdirSync(folder)) copyFileSync(path.join(folder, name), path.join(full, name))
        disk.fill()

        assert.match(await refusal(command, full), /cannot be written because the disk is full/)
      } finally {
        disk.unmount()
      }
    })

    it('that others could read closes it and its folder, and goes on', async () => {
      chmodSync(folder, 0o755)
      for (const name of readdirSync(folder)) chmodSync(path.join(folder, name), 0o644)
      const program = await start()

      await program.said(/listens on/)

      assert.equal(modeOf(folder), '700')
      assert.deepEqual([...new Set(readdirSync(folder).map((name) => modeOf(path.join(folder, name))))], ['600'])
      assert.doesNotMatch(program.errors, /Others on this machine/)
    })

    it('in a folder with somebody else’s files closes its own, leaves the folder, and says so', async () => {
      chmodSync(folder, 0o755)
      chmodSync(file, 0o644)
      const letter = path.join(folder, 'letter.txt')
      writeFileSync(letter, 'Dear Jan', { mode: 0o644 })
      const program = await start()

      await program.said(/listens on/)

      assert.equal(modeOf(folder), '755')
      assert.equal(modeOf(letter), '644')
      for (const name of readdirSync(folder).filter((one) => one !== 'letter.txt'))
        assert.equal(modeOf(path.join(folder, name)), '600', name)
      assert.match(program.errors, /Others on this machine can get at \S+, which the bot could not or should not close/)
    })
  })

  it('on a new folder keeps others out of it and of every file', async () => {
    rmSync(folder, { recursive: true })
    const program = await start()

    await program.said(/listens on/)

    assert.equal(modeOf(folder), '700')
    assert.deepEqual([...new Set(readdirSync(folder).map((name) => modeOf(path.join(folder, name))))], ['600'])
  })

  it('on an empty journal whose log still has everything says so, and throws none of it away', async () => {
    const crashed = await crashedJournal(folder)
    truncateSync(path.join(crashed, 'offboarding.db'), 0)
    const log = readFileSync(path.join(crashed, 'offboarding.db-wal'))

    assert.match(await refusal(command, crashed), /is damaged \(it is empty, and the -wal file beside it is not\)/)

    assert.ok(readFileSync(path.join(crashed, 'offboarding.db-wal')).equals(log))
  })

  it('right after another was killed waits for its lock instead of giving up', async function () {
    if (!hasProcessTable) {
      console.warn('Skipped: when a process has come to the lock is read from /proc, which this system does not have.')
      return this.skip()
    }
    mkdirSync(folder, { recursive: true })
    const letGo = holdLock(file)
    const program = await start()
    let isOver = false
    void program.ended.then(() => (isOver = true))
    await until('the lock', () =>
      isOver || program.processes().some((id) => hasOpen(id, `${file}.lock`)) ? true : undefined,
    )
    // What a killed process needs until it is gone.
    await new Promise((resolve) => setTimeout(resolve, 1_000))

    letGo()

    await program.said(/listens on/)
  })
})

async function writeJournal(file: string): Promise<void> {
  const store = openSqliteCaseStore(file)
  await store.append('case-1', 0, [opened('jan')])
  for (let revision = 1; revision < 30; revision += 1)
    await store.append('case-1', revision, [rejected('Not while Eva is ill')])
  await store.append('case-1', 30, [{ ...rejected(''), event: { kind: 'cancelled' } }])
  await store.close()
}

async function appendOpenCase(file: string): Promise<void> {
  const store = openSqliteCaseStore(file)
  await store.append('case-2', 0, [opened('eva')])
  await store.close()
}

/** A journal as a killed process leaves it: nearly all of it in the log. */
async function crashedJournal(folder: string): Promise<string> {
  const running = path.join(folder, 'running')
  const crashed = path.join(folder, 'crashed')
  const store = openSqliteCaseStore(path.join(running, 'offboarding.db'))
  await store.append('case-1', 0, [opened('jan')])
  mkdirSync(crashed, { mode: 0o700 })
  for (const name of ['offboarding.db', 'offboarding.db-wal', 'offboarding.db-shm'])
    copyFileSync(path.join(running, name), path.join(crashed, name))
  await store.close()
  return crashed
}

/** Changes the first letter of a text: to what is none, or to another one. */
function flip(file: string, text: string, bits = 0x80): void {
  const bytes = readFileSync(file)
  const at = bytes.indexOf(text)
  assert.ok(at > 0)
  bytes.writeUInt8(bytes.readUInt8(at) ^ bits, at)
  writeFileSync(file, bytes)
}

function modeOf(name: string): string {
  return (statSync(name).mode & 0o777).toString(8)
}
