import { strict as assert } from 'node:assert'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { evidence } from '../../bot/evidence'
import { people } from '../../sandbox/seeds/people'
import { jsonLines } from '../../services/cases/evidence/jsonLines'
import { verifyLines } from '../../services/cases/evidence/verify'
import { reveal } from '../../services/cases/journal/seal'
import { readDatabase } from '../support/keeping'
import { describeWithPostgres, startPostgres, type PostgresServer } from '../support/postgres'
import { Program, until } from '../support/process'
import { ProcessOffice } from '../support/processOffice'
import type { Message } from '../support/teams'

const { ilseSmit: ilse, petraDeBoer: petra } = people

describeWithPostgres('A bot whose cases are in PostgreSQL', () => {
  let server: PostgresServer
  let url: string
  let office: ProcessOffice
  before(async () => {
    server = await startPostgres()
  })
  beforeEach(async () => {
    url = await server.newDatabase()
    office = await ProcessOffice.open({ environment: { DATABASE_URL: url } })
  })
  afterEach(() => office.close())
  after(() => server.remove())

  async function submitted(): Promise<Message> {
    await office.teams.say(ilse, '/offboard Jan')
    await office.teams.press(ilse, await office.cardFor(ilse, /Jan-Willem/), /Jan de Vries/)
    await office.teams.press(ilse, await office.cardFor(ilse, /Decisions about/), 'Make the plan')
    await office.teams.press(ilse, await office.cardFor(ilse, /Send for approval/), 'Send for approval')
    return office.cardInChannel(/Approve all/)
  }

  /** All of it done, none of it twice, and in the journal. */
  async function assertWhole(): Promise<void> {
    await office.cardFor(ilse, /was read back/, 120_000)
    const effects = (await office.effects()).map(({ system, what, target, detail }) =>
      JSON.stringify([system, what, target, detail]),
    )
    assert.deepEqual(
      effects.filter((effect, index) => effects.indexOf(effect) !== index),
      [],
      'nothing is done twice',
    )
    const journals = await readDatabase(url)
    try {
      const [one, ...more] = await journals.cases()
      assert.deepEqual(more, [])
      const sealed = await journals.sealed(one?.caseId ?? '')
      assert.ok(verifyLines(jsonLines(one?.caseId ?? '', sealed)).ok)
      const kinds = sealed.map((entry) => reveal(entry).event.kind)
      assert.ok(kinds.includes('settled') || kinds.includes('completed'), kinds.join(' '))
    } finally {
      await journals.close()
    }
    assert.ok(!existsSync(path.join(office.dataFolder, 'offboarding.db')), 'nothing is kept in a file')
  }

  it('and that is killed after each single change goes on after its start, and does none of them twice', async () => {
    const theCase = await submitted()
    let next = 1
    let last: Promise<void> = Promise.resolve()
    office.tenantGate.after = async () => {
      // Several may have come at the same time.
      const { length } = await office.effects()
      if (length < next) return
      next = length + 4
      last = last.then(() => office.killAndStartAgain())
      await last
    }

    await office.teams.press(petra, theCase, /Approve all/).catch(() => undefined)

    await assertWhole()
    assert.ok(office.kills >= 4, `it was killed ${office.kills} times`)
  })

  it('and whose database goes away in the middle changes nothing meanwhile, says so, and goes on by itself', async () => {
    const theCase = await submitted()
    let isGone = false
    office.tenantGate.after = async () => {
      if (isGone || (await office.effects()).length < 3) return
      isGone = true
      await server.stop('immediate')
    }
    await office.teams.press(petra, theCase, /Approve all/).catch(() => undefined)
    await until('a health that tells', async () => ((await office.health()).status === 503 ? true : undefined))
    const { body } = await office.health()
    const { length } = await office.effects()
    await new Promise((resolve) => setTimeout(resolve, 2_000))

    assert.equal((await office.effects()).length, length, 'it stands still')
    assert.match(
      JSON.stringify(body),
      /"status":"cannot record".*The journal cannot be reached \(\w+\): look after the database and the network to it/,
    )
    assert.doesNotMatch(JSON.stringify(body), /127\.0\.0\.1|postgres:/)
    assert.match(office.said, /The journal PostgreSQL 127\.0\.0\.1:\d+\/\w+ cannot be reached/)
    await server.start()
    await assertWhole()
    assert.deepEqual(await office.health(), { status: 200, body: { status: 'ok' } })
  })

  it('has evidence that a command writes beside it, and a backup that is the database’s own', async () => {
    await office.teams.press(petra, await submitted(), /Approve all/)
    await assertWhole()
    const environment = { DATABASE_URL: url, DATA_FOLDER: office.dataFolder }

    const listed = await evidence([], environment)
    const [caseId = ''] = listed.sentences[0]?.split('  ') ?? []
    const written = await evidence([caseId], environment)
    const [, lines = ''] = written.sentences
    const verified = await evidence(['--verify', lines], environment)

    assert.deepEqual(
      [listed.exitCode, written.exitCode, verified.exitCode],
      [0, 0, 0],
      JSON.stringify([listed, written, verified]),
    )
    const backup = await Program.start(
      [process.execPath, '--require', 'tsx/cjs', 'bot/backup.ts'],
      environment,
      office.dataFolder,
    )
    assert.equal((await backup.ended).code, 1)
    assert.match(backup.errors, /^The cases are in the database that DATABASE_URL names: back that up by its own means/)
    assert.ok(!existsSync(path.join(office.dataFolder, 'backups')))
  })
})
