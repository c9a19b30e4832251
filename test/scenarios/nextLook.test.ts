import { strict as assert } from 'node:assert'
import path from 'node:path'
import { people } from '../../sandbox/seeds/people'
import type { CaseEvent } from '../../services/cases/journal/entry'
import { openSqliteCaseStore } from '../../services/cases/store/sqliteCaseStore'
import { planFor } from '../support/conversation'
import { caseIdIn, entriesOf } from '../support/journal'
import { ilse, Office, waitFor } from '../support/office'
import { textOf } from '../support/teams'

const { janDeVries: jan, lisaVanDijk: lisa } = people

describe('an open case', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ configuration: { policy: 'second-person' } })
  })
  afterEach(async () => {
    await office.close()
  })

  /** Answers everything while nothing about the leaver can be read, so that there is no plan yet. */
  const answerWhileAway = async ({ id, userPrincipalName }: typeof jan): Promise<void> => {
    await office.teams.say(ilse, `/offboard ${userPrincipalName}`)
    const question = await office.cardFor(ilse, /Decisions about/)
    const path = `/users/${id}|InvokeCommand|/powershell/`
    await office.control('faults', { path, status: 503, retryAfter: 0, count: 10_000 })
    await office.teams.press(ilse, question, 'Make the plan')
    await office.cardFor(ilse, /The plan comes later[^]*I try again by myself/)
  }
  const answersAgain = () => fetch(`${office.sandbox.url}/_sandbox/faults`, { method: 'DELETE' })

  it('whose plan could not be made gets it as soon as Microsoft 365 answers again, and nobody need ask', async () => {
    await answerWhileAway(jan)

    await answersAgain()

    await office.cardFor(ilse, 'The plan for Jan')

    const plans = [...(await entriesOf(office)).values()].flat().filter(({ event }) => event.kind === 'planned')
    assert.equal(plans.length, 1)
  })

  it('gets its plan after a start although another case cannot be read, which is set aside and said', async () => {
    await planFor(office, jan.userPrincipalName)
    const broken = caseIdIn(office)
    await answerWhileAway(lisa)
    await office.stopBot()
    await breakCase(office, broken)

    await answersAgain()
    await office.startBot()

    await office.cardFor(ilse, /The plan for Lisa/)
    const said = textOf((await office.cardInChannel(/Nothing goes on in the offboarding of Jan/)).card)
    assert.match(said, /All other offboardings go on/)
    const health = await (await fetch(`http://127.0.0.1:${office.botPort}/health`)).text()
    assert.match(health, /hampered.*One case was set aside/)
    assert.doesNotMatch(health, /Jan|case-/)
    const code = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/.exec(said)?.[0] ?? 'no code'
    await waitFor('the line of the log', () => office.log.find((line) => line.includes(code)))
    assert.equal(office.teams.inChannel().filter(({ card }) => /Nothing goes on/.test(textOf(card))).length, 1)
  })
})

/** Puts an entry into the journal, well sealed, that makes no sense to anybody. */
async function breakCase(office: Office, caseId: string): Promise<void> {
  const entries = (await entriesOf(office)).get(caseId) ?? []
  const [opening] = entries
  assert.ok(opening !== undefined)
  const store = openSqliteCaseStore(path.join(office['folder'], 'offboarding.db'))
  const { at, by } = opening
  const event = JSON.parse('{"kind":"approved","planHash":"of a version that is still to come"}') as CaseEvent
  assert.ok((await store.append(caseId, entries.length, [{ at, by, event }])).ok)
  await store.close()
}
