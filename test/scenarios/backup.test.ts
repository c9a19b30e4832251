import { strict as assert } from 'node:assert'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { people } from '../../sandbox/seeds/people'
import type { CaseStore } from '../../services/cases/store/caseStore'
import { openSqliteCaseStore } from '../../services/cases/store/sqliteCaseStore'
import { cancelled, opened, openedBatch, rejected } from '../services/cases/store/caseStore.suite'
import { ProcessOffice } from '../support/processOffice'
import { Program } from '../support/process'

const { ilseSmit: ilse, petraDeBoer: petra, janDeVries: jan } = people
const command = [process.execPath, '--require', 'tsx/cjs', 'bot/backup.ts']

async function run(folder: string, ...words: readonly string[]) {
  const program = await Program.start([...command, ...words], {}, folder)
  const { code } = await program.ended
  assert.doesNotMatch(program.errors, /^\s+at /m)
  return { code, output: program.output.trim(), errors: program.errors.trim() }
}

describe('a backup', function () {
  this.timeout(240_000)
  let folder: string
  let file: string
  let backup: string
  let store: CaseStore | undefined
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'offboarding-backup-'))
    file = path.join(folder, 'data', 'offboarding.db')
    backup = path.join(folder, 'backup')
  })
  afterEach(async () => {
    await store?.close()
    store = undefined
    rmSync(folder, { recursive: true, force: true })
  })
  const data = () => path.dirname(file)

  it('that was made while the bot worked brings the case back after everything was lost', async () => {
    const office = await ProcessOffice.open()
    try {
      await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
      await office.teams.press(ilse, await office.cardFor(ilse, /Decisions about/), 'Make the plan')
      await office.teams.press(ilse, await office.cardFor(ilse, /The plan for/), 'Send for approval')
      const theCase = await office.cardInChannel(/Approve all/)
      const made = await run(office.dataFolder, backup)
      assert.deepEqual(made, { code: 0, output: backup, errors: '' })
      await office.kill()
      for (const name of readdirSync(office.dataFolder)) rmSync(path.join(office.dataFolder, name), { recursive: true })

      const { code, output } = await run(office.dataFolder, '--restore', backup)

      assert.equal(code, 0)
      assert.match(output, /is the backup’s now: start the bot/)
      await office.startAgain()
      await office.teams.press(petra, theCase, /Approve all/)
      await office.journalled('completed')
    } finally {
      await office.close()
    }
  })

  it('is one file and the evidence, for their owner alone, and goes by default beside the journal', async () => {
    store = openSqliteCaseStore(file)
    await store.append('case-1', 0, [opened('jan'), cancelled])
    mkdirSync(path.join(data(), 'evidence'), { mode: 0o700 })
    writeFileSync(path.join(data(), 'evidence', 'case-1.html'), 'a page', { mode: 0o600 })

    const { code, output } = await run(data())

    assert.equal(code, 0)
    assert.equal(path.dirname(output), path.join(data(), 'backups'))
    assert.deepEqual(
      readdirSync(output, { recursive: true, encoding: 'utf8' }).toSorted((one, other) => one.localeCompare(other)),
      ['evidence', 'evidence/case-1.html', 'offboarding.db'],
    )
    for (const [name, mode] of [
      ['', '700'],
      ['offboarding.db', '600'],
      ['evidence', '700'],
      ['evidence/case-1.html', '600'],
    ])
      assert.equal((statSync(path.join(output, name ?? '')).mode & 0o777).toString(8), mode, name)
  })

  it('is not put back while a bot works on the journal', async () => {
    await written(2)
    await run(data(), backup)
    store = openSqliteCaseStore(file)

    const { code, errors } = await run(data(), '--restore', backup)

    assert.equal(code, 1)
    assert.match(errors, /^Another process has \S+ open: stop that one first[^\n]*$/)
  })

  it('is not put back over a journal that has more, and nothing is changed by the try', async () => {
    await written(2)
    await run(data(), backup)
    await written(3)
    const before = readFileSync(file)

    const { code, errors } = await run(data(), '--restore', backup)

    assert.equal(code, 1)
    assert.match(errors, /^\S+ has entries that the backup does not have, in 1 case \(case-1\)[^\n]*$/)
    assert.ok(readFileSync(file).equals(before))
  })

  it('is not put back over a journal whose batch has more', async () => {
    await written(2)
    await run(data(), backup)
    store = openSqliteCaseStore(file)
    await store.appendBatch('batch-1', 0, [openedBatch('jan')])
    await store.close()
    store = undefined

    assert.match((await run(data(), '--restore', backup)).errors, /has entries that the backup does not have/)
  })

  it('is not put back over a journal that went another way', async () => {
    await written(2)
    await run(data(), backup)
    rmSync(data(), { recursive: true })
    await written(2)

    assert.match((await run(data(), '--restore', backup)).errors, /has entries that the backup does not have/)
  })

  it('takes the place of a damaged journal, which is set aside', async () => {
    await written(2)
    await run(data(), backup)
    await written(3)
    writeFileSync(file, 'no journal')

    const { code, output } = await run(data(), '--restore', backup)

    assert.equal(code, 0, output)
    const [, aside = ''] = /The one that was there is kept as (\S+):/.exec(output) ?? []
    assert.equal(readFileSync(aside, 'utf8'), 'no journal')
    store = openSqliteCaseStore(file)
    assert.equal((await store.read('case-1')).length, 2)
  })

  it('that is damaged is not put back', async () => {
    await written(2)
    await run(data(), backup)
    const copy = path.join(backup, 'offboarding.db')
    writeFileSync(copy, readFileSync(copy).subarray(0, 9_000))
    const before = readFileSync(file)

    const { code, errors } = await run(data(), '--restore', backup)

    assert.equal(code, 1)
    assert.match(errors, /^The journal \S+backup\/offboarding\.db is damaged[^\n]*$/)
    assert.ok(readFileSync(file).equals(before))
  })

  it('is not made of a damaged journal, nor over another backup, nor where there is none', async () => {
    assert.match((await run(data(), backup)).errors, /^There is no journal at \S+\.$/)
    await written(30)
    await run(data(), backup)
    assert.match((await run(data(), backup)).errors, /^There is a backup in \S+ already/)
    const bytes = readFileSync(file)
    bytes.write('Ever', bytes.indexOf('Not while'))
    writeFileSync(file, bytes)

    assert.match((await run(data(), `${backup}-2`)).errors, /^The journal \S+data\/offboarding\.db is damaged[^\n]*$/)

    assert.deepEqual(readdirSync(`${backup}-2`), [])
  })

  it('is explained to whoever calls it wrongly', async () => {
    for (const words of [['--restore'], ['a', 'b']])
      assert.match((await run(folder, ...words)).errors, /npm run backup:restore -- FOLDER/)
  })

  /** A journal of one case with this many entries, added to what is there. */
  async function written(entries: number): Promise<void> {
    const writer = openSqliteCaseStore(file)
    const { length } = await writer.read('case-1')
    for (let revision = length; revision < entries; revision += 1)
      await writer.append('case-1', revision, [revision === 0 ? opened('jan') : rejected('Not while Eva is ill')])
    await writer.close()
  }
})
