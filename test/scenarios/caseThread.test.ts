import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, stepCardOf, submit } from '../support/conversation'
import { entriesOf } from '../support/journal'
import { Office, petra } from '../support/office'
import { actionsOf, textOf } from '../support/teams'

const jan = people.janDeVries
const cannotBeUndone = ['Devices and phones', 'Meetings', 'Phone and calls']

describe('The thread of a case', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ configuration: { policy: 'second-person' } })
  })
  afterEach(async () => {
    await office.close()
  })
  const sent = async () => submit(office, await planFor(office, jan.userPrincipalName))
  const events = async () => [...(await entriesOf(office)).values()].flat().map(({ event }) => event)

  it('shows an approver what will be said, whom it touches and who gets what, before anything is pressed', async () => {
    await sent()

    const reply = textOf((await stepCardOf(office, 'Automatic reply')).card)
    assert.match(
      reply,
      /To colleagues\n“Hello,[^]*To others\n[^]*Please write to Petra de Boer: petra\.deboer@contoso\.com/,
    )
    assert.doesNotMatch(reply, /<\/?(p|br)\b/)
    const meetings = textOf((await stepCardOf(office, 'Meetings')).card)
    // A series began long ago, and what is asked about is what of it is still to come.
    assert.match(meetings, /“Weekstart Sales”, running since \w+ \d+, \d{4}\n“Offerte "Noord" bespreken”, \w+ \d+/)
    const devices = textOf((await stepCardOf(office, 'Devices and phones')).card)
    assert.match(devices, /CONTOSO-LT-0412 \(Surface Laptop 6, company\), last seen \w+ \d+, \d{4}/)
    assert.match(devices, /iPhone van Jan \(iPhone 15, personal\), last seen/)
    assert.match(textOf((await stepCardOf(office, 'Mailbox')).card), /Petra de Boer gets: mailbox\./)
    assert.match(textOf((await stepCardOf(office, 'Groups and teams')).card), /Project Atlas \(team\)/)
    const top = await office.cardInChannel(/is leaving/)
    const exact = await office.teams.press(petra, top, 'Exactly what is sent')
    assert.match(textOf(exact), /PATCH \/users\//)
    const { verb, data } = actionsOf(exact).find(({ data: { page } }) => page === 'back') ?? assert.fail()
    assert.match(
      textOf(await office.teams.invoke(petra, verb, data, { where: 'channel' })),
      /is leaving[^]*Approve all 12/,
    )
  })

  it('has a card for each step that cannot be undone, whose button says so, and a line for every other one', async () => {
    const top = await sent()
    await office.teams.quiet()

    const [first, ...others] = office.teams.inChannel()
    assert.equal(first?.id, top.id)
    assert.deepEqual(
      others
        .map(({ card }) => cannotBeUndone.find((title) => textOf(card).includes(`\n${title}\n`)))
        .toSorted((one = '', other = '') => one.localeCompare(other)),
      cannotBeUndone,
    )
    for (const { card } of others) {
      assert.match(textOf(card), /This cannot be undone\./)
      assert.match(JSON.stringify(card), /"verb":"approve","style":"destructive"/)
      assert.doesNotMatch(JSON.stringify(card), /"verb":"reject","style"/)
    }
    assert.match(
      textOf(top.card),
      /Cannot be undone, once approved: Devices and phones, Meetings, and Phone and calls\./,
    )
  })

  it('approves a line with a comment: that step alone, and the words stand in journal, card and summary', async () => {
    const top = await sent()
    const line = await stepCardOf(office, 'Address list')
    await office.teams.press(petra, line, 'Approve', {
      'comment-address-list': 'Sales agreed',
      'comment-mailbox': 'Not this',
    })

    await stepCardOf(office, 'Address list', /Done, and read back\nApproved by Petra de Boer: Sales agreed/)
    assert.equal(line.id, top.id)
    const approved = (await events()).filter(({ kind }) => kind === 'approved')
    assert.deepEqual(
      approved.map((event) => event.kind === 'approved' && [event.stepIds, event.comment]),
      [[['address-list'], 'Sales agreed']],
    )

    await office.teams.press(petra, top, /Approve all 11/, { comment: 'And the rest' })

    const summary = textOf((await office.cardInChannel('Everything below was read back')).card)
    assert.match(summary, /\*\*Address list:\*\* Petra de Boer, [^\n]*: “Sales agreed”/)
    assert.match(summary, /Sign out everywhere[^\n]* Petra de Boer, [^\n]*: “And the rest”/)
    await stepCardOf(
      office,
      'Meetings',
      /^Offboarding[^\n]*\n\*\*Meetings:\*\* [^\n]*Done, and read back[^\n]*Approved by Petra/,
    )
  })

  it('rejects a line with its reason, and not without one', async () => {
    await sent()
    const line = await stepCardOf(office, 'OneDrive')

    const without = await office.teams.press(petra, line, 'Reject', { 'comment-mailbox': 'About another line' })
    assert.match(textOf(without), /Write in a few words why not|why not/i)
    assert.ok(!(await events()).some(({ kind }) => kind === 'rejected'))

    const answer = await office.teams.press(petra, line, 'Reject', { 'comment-onedrive': 'Legal keeps it' })
    assert.match(textOf(answer), /is leaving[^]*OneDrive:[^\n]*\n✗ Rejected\n[^\n]*Legal keeps it/)
    await stepCardOf(office, 'OneDrive', /✗ Rejected[^]*Legal keeps it/)
    assert.ok(actionsOf((await stepCardOf(office, 'OneDrive')).card ?? assert.fail()).length === 0)
  })

  it('answers a press on a step’s card of an earlier version, which is no longer posted, as that card', async () => {
    await sent()
    const [approve = assert.fail()] = actionsOf((await stepCardOf(office, 'Mailbox')).card ?? assert.fail())
    const { card: _case, ...ofBefore } = approve.data

    const answer = textOf(await office.teams.invoke(petra, 'approve', ofBefore, { where: 'channel' }))

    assert.match(answer, /^Offboarding Jan de Vries, requested by Ilse Smit\nMailbox\n[^]*Approved by Petra de Boer/)
    await stepCardOf(office, 'Mailbox', /Done, and read back/)
    assert.equal(office.teams.inChannel().filter(({ card }) => /requested by/.test(textOf(card))).length, 3)
  })
})
