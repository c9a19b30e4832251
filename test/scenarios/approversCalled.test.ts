import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, stepCardOf, submit } from '../support/conversation'
import { caseIdIn, eventsOf, journalOf } from '../support/journal'
import { ilse, Office, petra, waitFor } from '../support/office'
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

  for (const [language, again, late] of [
    ['en', /reminder: the approval of the offboarding of Jan de Vries/, /Can you approve the offboarding of Jan/],
    ['nl', /herinnering: de goedkeuring voor de offboarding van Jan de Vries/, /Kun jij de offboarding van Jan/],
  ] as const)
    it(`are reminded once, then others are called, whatever restarts in between (${language})`, async () => {
      let later = 0
      const second = '19:second@thread.tacv2'
      office = await Office.open({
        clock: () => new Date(Date.now() + later),
        environment: {
          APPROVERS_MENTION: mention,
          APPROVAL_REMINDER: '4 hours',
          APPROVAL_ESCALATION: '1 day',
          ESCALATION_MENTION: `Tom Visser=${people.tomVisser.userPrincipalName}`,
          ESCALATION_CHANNEL_ID: second,
          CHANNEL_LANGUAGE: language,
        },
      })
      await office.teams.press(ilse, await planFor(office, address), /Send for approval/)
      await waitFor('the first call', async () =>
        eventsOf(await journalOf(office, caseIdIn(office)), 'approversCalled').length === 1 ? true : undefined,
      )
      const saying = (pattern: RegExp) => office.teams.messages.filter(({ card }) => pattern.test(textOf(card)))
      const restartAfter = async (hours: number) => {
        later = hours * 3_600_000
        for (const _ of [1, 2]) {
          await office.stopBot()
          await office.startBot()
        }
      }

      await restartAfter(3)
      assert.equal(saying(again).length, 0)
      await restartAfter(5)
      const reminder = await office.cardInChannel(again)
      assert.match(textOf(reminder.card), /<at>Petra de Boer<\/at>/)
      await restartAfter(6)
      await restartAfter(25)
      const [next] = [await office.cardInChannel(late)]
      assert.match(textOf(next?.card), /<at>Tom Visser<\/at>: /)
      await waitFor('the second channel', () =>
        office.teams.messages.find(({ conversationId }) => conversationId.startsWith(second)),
      )
      await restartAfter(60)
      await office.cardInChannel(late)

      assert.deepEqual([saying(again).length, saying(late).length], [1, 1])
      assert.equal(office.teams.messages.filter(({ conversationId }) => conversationId.startsWith(second)).length, 1)
      const levels = eventsOf(await journalOf(office, caseIdIn(office)), 'approversCalled')
      assert.deepEqual(
        levels.map(({ event }) => event.level ?? 'first'),
        ['first', 'again', 'escalated'],
      )
    })

  it('are not reminded of what has its answer', async () => {
    let later = 0
    office = await Office.open({
      clock: () => new Date(Date.now() + later),
      environment: { APPROVERS_MENTION: mention },
    })
    await submit(office, await planFor(office, address))
    await called()
    await office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)
    await office.cardInChannel('Everything below was read back')

    later = 5 * 3_600_000
    await office.stopBot()
    await office.startBot()
    await office.cardInChannel('Everything below was read back')

    assert.equal(eventsOf(await journalOf(office, caseIdIn(office)), 'approversCalled').length, 1)
  })

  it('are not mentioned where nobody is configured', async () => {
    office = await Office.open()
    await submit(office, await planFor(office, address))
    await stepCardOf(office, 'Phone and calls')
    assert.equal(eventsOf(await journalOf(office, caseIdIn(office)), 'approversCalled').length, 0)
    assert.equal(calls().length, 0)
  })
})
