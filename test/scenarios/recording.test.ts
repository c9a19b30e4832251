import { strict as assert } from 'node:assert'
import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { people } from '../../sandbox/seeds/people'
import { openSqliteCaseStore } from '../../services/cases/store/sqliteCaseStore'
import { ProcessOffice } from '../support/processOffice'
import { until } from '../support/process'
import { SmallDisk } from '../support/smallDisk'
import { textOf, type Message } from '../support/teams'

const { ilseSmit: ilse, petraDeBoer: petra, janDeVries: jan } = people
const aWhile = 3_000

describe('a bot that cannot record', function () {
  this.timeout(240_000)
  let office: ProcessOffice | undefined
  let disk: SmallDisk | undefined
  afterEach(async () => {
    await office?.close()
    disk?.unmount()
    office = disk = undefined
  })

  describe('because the disk is full', () => {
    beforeEach(function () {
      disk = SmallDisk.mounted(24)
      if (disk !== undefined) return
      console.warn('Skipped: this account may mount no file system, so no disk can be filled.')
      this.skip()
    })

    it('changes nothing in the tenant, says so on /health and in the log, and goes on by itself when there is room', async () => {
      const own = (office = await ProcessOffice.open({ dataFolder: disk?.folder('data') ?? '' }))
      const theCase = await submitted(own)
      assert.deepEqual(await own.health(), { status: 200, body: { status: 'ok' } })
      // What was approved is in the journal, and nothing was sent yet.
      let isFull = false
      own.tenantGate.before = () => {
        if (isFull || !own.journal().some(({ kind }) => kind === 'approved')) return
        disk?.fill()
        isFull = true
      }
      await own.teams.press(petra, theCase, /Approve all/)
      await until('the disk being full', () => (isFull ? true : undefined))
      await until('a health that tells', async () => ((await own.health()).status === 503 ? true : undefined))
      await new Promise((resolve) => setTimeout(resolve, aWhile))

      const { body } = await own.health()
      const effects = await own.effects()
      const said = own.said
      disk?.empty()

      assert.deepEqual(effects, [], 'nothing is done that cannot be recorded')
      assert.match(
        JSON.stringify(body),
        /"status":"cannot record".*The journal cannot be written because the disk is full/,
      )
      assert.doesNotMatch(JSON.stringify(body), /\/data/)
      assert.match(said, /The journal \/\S+ cannot be written because the disk is full/)
      await completed(own)
      assert.deepEqual(repeated(await own.effects()), [])
      assert.deepEqual(await own.health(), { status: 200, body: { status: 'ok' } })
    })

    it('tells whoever asks or presses that it did nothing, in one card', async () => {
      const own = (office = await ProcessOffice.open({ dataFolder: disk?.folder('data') ?? '' }))
      const theCase = await submitted(own)
      disk?.fill()

      const answer = await own.teams.press(petra, theCase, /Approve all/)
      await own.teams.say(ilse, '/offboard bram')
      const chat = await own.cardFor(ilse, /cannot record anything at the moment/)

      assert.match(JSON.stringify(answer), /cannot record anything at the moment/)
      assert.match(textOf(chat.card), /Nothing was changed/)
      assert.deepEqual(await own.effects(), [])
      assert.equal((await own.health()).status, 503)
    })

    it('in the middle of a case stops there, and repeats nothing of what was done when it goes on', async () => {
      const own = (office = await ProcessOffice.open({ dataFolder: disk?.folder('data') ?? '' }))
      const theCase = await submitted(own)
      let isFull = false
      own.tenantGate.after = async () => {
        if (isFull || (await own.effects()).length < 4) return
        isFull = true
        disk?.fill()
      }
      await own.teams.press(petra, theCase, /Approve all/)
      await until('the disk being full', () => (isFull ? true : undefined))
      await until('a health that tells', async () => ((await own.health()).status === 503 ? true : undefined))
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      const { length } = await own.effects()
      await new Promise((resolve) => setTimeout(resolve, aWhile))

      assert.equal((await own.effects()).length, length, 'it stands still')
      disk?.empty()
      await completed(own)
      assert.deepEqual(repeated(await own.effects()), [])
    })
  })

  it('because its journal was deleted changes nothing, saves what it had, and goes on from that', async () => {
    const own = (office = await ProcessOffice.open())
    const theCase = await submitted(own)
    const journal = path.join(own.dataFolder, 'offboarding.db')
    for (const name of [journal, `${journal}-wal`, `${journal}-shm`]) rmSync(name, { force: true })

    const answer = await own.teams.press(petra, theCase, /Approve all/)

    assert.match(JSON.stringify(answer), /cannot record anything at the moment/)
    const { status, body } = await own.health()
    const [, saved = ''] = /all that it had is in (offboarding\.db\.saved-[\w-]+)/.exec(JSON.stringify(body)) ?? []
    assert.equal(status, 503)
    assert.match(JSON.stringify(body), /The journal is not where the bot keeps it \(it was deleted or replaced/)
    assert.deepEqual(await own.effects(), [])
    await own.kill()
    renameSync(path.join(own.dataFolder, saved), journal)
    await own.startAgain()
    await own.teams.press(petra, theCase, /Approve all/)
    await completed(own)
  })

  it('because its journal was put aside for a moment goes on when it is back', async () => {
    const own = (office = await ProcessOffice.open())
    const theCase = await submitted(own)
    const journal = path.join(own.dataFolder, 'offboarding.db')
    renameSync(journal, `${journal}.elsewhere`)
    await own.teams.press(petra, theCase, /Approve all/)
    assert.equal((await own.health()).status, 503)

    renameSync(`${journal}.elsewhere`, journal)
    await until('a health that is well again', async () => ((await own.health()).status === 200 ? true : undefined))

    assert.deepEqual(await own.health(), { status: 200, body: { status: 'ok' } })
    await own.teams.press(petra, theCase, /Approve all/)
    await completed(own)
  })
})

describe('a bot that was stopped', () => {
  it('has left everything in the one file, so that a copy of it is a backup', async () => {
    const office = await ProcessOffice.open()
    const folder = mkdtempSync(path.join(tmpdir(), 'offboarding-copy-'))
    try {
      await submitted(office)
      await office.stop()
      const before = office.journal()

      copyFileSync(path.join(office.dataFolder, 'offboarding.db'), path.join(folder, 'offboarding.db'))

      const copy = openSqliteCaseStore(path.join(folder, 'offboarding.db'))
      const [caseId = ''] = await copy.unfinished()
      const kept = (await copy.read(caseId)).map(({ event }) => event)
      await copy.close()
      assert.ok(kept.length > 5)
      assert.deepEqual(kept, before)
    } finally {
      await office.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

async function submitted(office: ProcessOffice): Promise<Message> {
  await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
  await office.teams.press(ilse, await office.cardFor(ilse, /Decisions about/), 'Make the plan')
  await office.teams.press(ilse, await office.cardFor(ilse, /The plan for/), 'Send for approval')
  return office.cardInChannel(/Approve all/)
}

async function completed(office: ProcessOffice): Promise<void> {
  await office.journalled('completed')
}

function repeated(effects: readonly object[]): readonly string[] {
  const names = effects.map((effect) => JSON.stringify(effect))
  return names.filter((name, index) => names.indexOf(name) !== index)
}
