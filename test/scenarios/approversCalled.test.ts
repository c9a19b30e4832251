import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, stepCardOf, submit } from '../support/conversation'
import { caseIdIn, eventsOf, journalOf } from '../support/journal'
import { Office, petra, waitFor } from '../support/office'
import { textOf, type Message } from '../support/teams'

const address = people.janDeVries.userPrincipalName
const mention = `Petra de Boer=${people.petraDeBoer.userPrincipalName}, On call=tag:MjQzMmI1==`
const visio = 'c5928f49-12ba-48f7-ada3-0d743a3601d5'

describe('approvers', () => {
  let office: Office
  afterEach(async () => {
    await office.close()
  })
  const calls = (): readonly Message[] =>
    office.teams.inChannel().filter(({ card }) => /an approval was asked for/.test(textOf(card)))
  const called = async (): Promise<Message> => waitFor('a call', () => calls().at(-1))
  /** Approves what no longer is what was approved, so that it is asked for again. */
  const approveWhatChanged = async (): Promise<void> => {
    await office.graphWrite('POST', `/users/${people.janDeVries.id}/assignLicense`, {
      addLicenses: [],
      removeLicenses: [visio],
    })
    await office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)
    await office.cardInChannel(/requested by[^]*\nLicences\n[^]*approved an earlier plan/)
  }

  it('are mentioned once for a plan, people and tags, and once more when it changed and is asked for again', async () => {
    office = await Office.open({ environment: { APPROVERS_MENTION: mention } })
    await submit(office, await planFor(office, address))
    const { card } = await called()

    assert.match(
      textOf(card),
      /\n<at>Petra de Boer<\/at>, <at>On call<\/at>: an approval was asked for, of the offboarding of Jan de Vries\.$/,
    )
    assert.deepEqual(card?.['msteams'], {
      entities: [
        {
          type: 'mention',
          text: '<at>Petra de Boer</at>',
          mentioned: { id: people.petraDeBoer.userPrincipalName, name: 'Petra de Boer' },
        },
        { type: 'mention', text: '<at>On call</at>', mentioned: { id: 'MjQzMmI1==', name: 'On call', type: 'tag' } },
      ],
    })
    await office.stopBot()
    await office.startBot()
    await stepCardOf(office, 'Phone and calls')
    assert.equal(calls().length, 1)
    await approveWhatChanged()
    await waitFor('the second call', () => (calls().length === 2 ? true : undefined))
    const journal = await journalOf(office, caseIdIn(office))
    assert.equal(eventsOf(journal, 'approversCalled').length, 2)
  })

  it('are left alone in quiet hours, and called when those end, if something waits by then', async () => {
    let later = 0
    const time = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16)
    office = await Office.open({
      clock: () => new Date(Date.now() + later),
      environment: { APPROVERS_MENTION: mention, QUIET_HOURS: `${time(-1)}-${time(1)}`, TIME_ZONE: 'UTC' },
    })
    await submit(office, await planFor(office, address))
    await stepCardOf(office, 'Phone and calls')
    await new Promise((resolve) => setTimeout(resolve, 200))
    assert.equal(calls().length, 0)

    later = 2 * 3_600_000
    await office.stopBot()
    await office.startBot()

    assert.ok(await called())
  })

  it('are not mentioned where nobody is configured', async () => {
    office = await Office.open()
    await submit(office, await planFor(office, address))
    await stepCardOf(office, 'Phone and calls')
    assert.equal(eventsOf(await journalOf(office, caseIdIn(office)), 'approversCalled').length, 0)
    assert.equal(calls().length, 0)
  })
})
