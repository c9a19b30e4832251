import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, stepCardOf } from '../support/conversation'
import { caseIdIn, eventsOf, journalOf } from '../support/journal'
import { ilse, Office, petra } from '../support/office'
import { textOf } from '../support/teams'

const { janDeVries: jan } = people
const typed = `  Jan\u202e goes to a\u0007 competitor,\nso no [meetings](http://evil.example) ${'x'.repeat(400)}`
const asShown = /“Jan goes to a competitor, so no [^\n]*x…” – Ilse Smit/

describe('why somebody leaves', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ configuration: { policy: 'second-person' } })
  })
  afterEach(() => office.close())

  it('is what the requester typed with the plan: approvers read it as a quotation, cleaned and not endless, and it stays', async () => {
    const plan = await planFor(office, jan.userPrincipalName)
    const input = JSON.stringify(plan.card).match(/"id":"why"[^}]*/)?.[0] ?? assert.fail('no input')
    assert.match(input, /"label":"Why\? \(optional\)"/)

    const opened = { ...plan, card: await office.teams.press(ilse, plan, 'Change', { why: typed }) }
    const back = await office.teams.press(ilse, opened, 'Back to the plan')
    assert.match(JSON.stringify(back), /"id":"why"[^}]*"value":"Jan goes to a competitor, so no/, 'kept meanwhile')
    await office.teams.press(ilse, { ...plan, card: back }, 'Send for approval', { why: typed })

    const asked = await office.cardInChannel(asShown)
    assert.ok(['\u202e', '\u0007', ' [meetings'].every((hidden) => !textOf(asked.card).includes(hidden)))
    const step = await stepCardOf(office, 'Meetings')
    await office.teams.press(petra, step, 'Reject this step', { reason: 'Not now' })
    const rejection = await office.cardFor(ilse, /Not now/)
    await office.teams.press(ilse, rejection, /ask again/)
    await office.teams.press(ilse, await office.cardFor(ilse, /Meetings[^]*\nSave\n/), 'Save', { choice: 'leave' })

    assert.match(textOf((await office.cardInChannel(/Jan de Vries is leaving/)).card), asShown)
    const journal = await journalOf(office, caseIdIn(office))
    assert.deepEqual(
      eventsOf(journal, 'noted').map(({ by, event: { note } }) => ({ by: by.displayName, length: note.length })),
      [{ by: 'Ilse Smit', length: 240 }],
    )
  })

  it('need not be said', async () => {
    const plan = await planFor(office, jan.userPrincipalName)

    await office.teams.press(ilse, plan, 'Send for approval', { why: ' \u200b ' })

    assert.doesNotMatch(textOf((await office.cardInChannel(/is leaving/)).card), /– Ilse Smit/)
    assert.deepEqual(eventsOf(await journalOf(office, caseIdIn(office)), 'noted' as never), [])
  })
})
