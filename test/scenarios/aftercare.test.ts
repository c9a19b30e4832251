import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, stepCardOf, submitAndApprove, type Answer } from '../support/conversation'
import { caseIdIn, entriesOf, eventsOf, journalOf } from '../support/journal'
import { ilse, Office, petra, waitFor, type OfficeOptions } from '../support/office'
import { textOf, type Colleague, type Message } from '../support/teams'

const { janDeVries: jan, evaWillems } = people
const eva: Colleague = evaWillems
const day = 24 * 3_600_000
const shared: Answer = { question: 'Mailbox of Jan', inputs: { choice: 'share', successor: eva.id } }
const forwarded: Answer = {
  question: 'Mailbox of Jan',
  inputs: { choice: 'forward', successor: eva.id, keepCopy: 'true' },
}

describe('a date that the summary names', () => {
  let office: Office
  let later = 0
  beforeEach(() => {
    later = 0
  })
  afterEach(() => office.close())
  const completed = async (answers: readonly Answer[], options: OfficeOptions = {}) => {
    office = await Office.open({ ...options, clock: () => new Date(Date.now() + later) })
    await office.teams.open(eva)
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName, answers))
    await office.cardFor(ilse, '✓ Jan de Vries: completed')
    await office.cardFor(eva, /What you take over from Jan de Vries/)
  }
  const restartAfter = async (days: number) => {
    later = days * day
    for (const _ of [1, 2]) {
      await office.stopBot()
      await office.startBot()
    }
  }
  const saying = (who: Colleague, pattern: RegExp): readonly Message[] =>
    office.teams.inChatOf(who).filter(({ card }) => pattern.test(textOf(card)))
  const forwardsTo = async () => (await office.mailbox(jan.id))?.['ForwardingSmtpAddress']

  for (const [language, review, button, again] of [
    [
      'English',
      /Jan de Vries: still needed\?\n[^]*Mailbox: still needed\?/,
      'Still needed, ask again in 90 days',
      /I ask again on/,
    ],
    [
      'Nederlands',
      /Jan de Vries: nog nodig\?\n[^]*Postvak: nog nodig\?/,
      'Nog nodig, vraag het over 90 dagen weer',
      /Ik vraag het weer op/,
    ],
  ] as const)
    it(`is asked of the successor a week before, once, and again as long after it is still needed (${language})`, async () => {
      await completed([shared])
      await office.teams.say(eva, language)
      await restartAfter(80)
      assert.equal(saying(eva, review).length, 0)

      await restartAfter(84)
      const reminder = await office.cardFor(eva, review)
      assert.match(textOf(reminder.card), /ask Ilse Smit to end it|vraag Ilse Smit om het te beëindigen/)
      assert.doesNotMatch(textOf(reminder.card), /end the access|beëindig de toegang/)
      await restartAfter(86)
      assert.equal(saying(eva, review).length, 1)

      const takenAgain = office.teams.refuse({ fits: ({ how }) => how === 'update', status: 500 })
      const answer = await office.teams.press(eva, reminder, button)
      assert.match(textOf(answer), again)
      await office.stopBot()
      takenAgain()
      await restartAfter(170)
      await waitFor('the card to say so', () => (saying(eva, again).length === 1 ? true : undefined))
      assert.equal(saying(eva, review).filter(({ card }) => /ask Ilse|vraag Ilse/.test(textOf(card))).length, 0)
      await restartAfter(177)
      await waitFor('it to be asked again', () =>
        office.teams.inChatOf(eva).find(({ id, card }) => id !== reminder.id && review.test(textOf(card))),
      )

      const events = eventsOf(await journalOf(office, caseIdIn(office)), 'dateReminded')
      assert.equal(events.filter(({ event }) => event.stepId === 'mailbox' && event.to?.id === eva.id).length, 2)
    })

  it('has no button that changes anything for the successor, who is told whom to ask', async () => {
    await completed([forwarded])
    await restartAfter(84)
    const { card } = await office.cardFor(eva, /Forwarded mail: still needed\?[^]*ask Ilse Smit to end it/)

    assert.doesNotMatch(textOf(card), /change or end it/)
    assert.equal(saying(ilse, /Forwarded mail: still needed\? Done/).length, 0)
  })

  it('is asked of the requester where the successor was never reached, who has the forwarding ended by a second person', async () => {
    office = await Office.open({
      clock: () => new Date(Date.now() + later),
      configuration: { policy: 'second-person' },
    })
    office.teams.unreachable.add(eva.id)
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName, [forwarded]))
    await office.cardFor(ilse, '✓ Jan de Vries: completed')
    await restartAfter(84)
    const reminder = await office.cardFor(ilse, /Forwarded mail: still needed\?[^]*Not needed, change or end it/)

    await office.teams.press(ilse, reminder, 'Not needed, change or end it')
    const question = await office.cardFor(ilse, /Ilse Smit says that it is not needed as it was[^]*\nSave\n/)
    assert.match(String(await forwardsTo()), /eva\.willems/, 'nothing is changed by the press')
    await office.teams.press(ilse, question, 'Save', { choice: 'stop' })
    const card = await stepCardOf(office, 'Mailbox', /Jan de Vries, requested by[^]*\nApprove\n/)
    assert.match(String(await forwardsTo()), /eva\.willems/, 'nor before the approval')
    await office.teams.press(petra, card, 'Approve')

    await waitFor('the forwarding to end', async () => ((await forwardsTo()) ? undefined : true))
    await waitFor('the case to be completed again', async () =>
      eventsOf((await entriesOf(office)).values().next().value ?? [], 'completed').length === 2 ? true : undefined,
    )
  })

  it('is asked of the requester, too, once Teams lets the bot not write to the successor any more', async () => {
    await completed([shared])
    office.teams.unreachable.add(eva.id)
    await restartAfter(84)

    await office.cardFor(ilse, /Mailbox: still needed\?[^]*I have seen to it/)
    assert.equal(saying(eva, /Mailbox: still needed/).length, 0)
  })

  it('is still asked once another step was taken back by itself', async () => {
    await completed([shared])
    const summary = await office.cardFor(ilse, /✓ Jan de Vries: completed[^]*Take back…/)
    await office.teams.press(ilse, summary, 'Look at it first', { part: 'address-list' })
    await office.teams.press(ilse, await office.cardFor(ilse, /Only this comes back/), 'Take it back')
    await office.teams.press(ilse, await office.cardFor(ilse, 'What comes back for Jan'), 'Make the plan')
    await office.teams.press(ilse, await office.cardFor(ilse, 'The plan: what comes back for Jan'), /Send for approval/)
    await office.teams.press(petra, await office.cardInChannel(/waits? for an approval/), /^Approve/)
    await office.cardFor(ilse, /Address list:\*\* Is back\. I read it back\./)
    await restartAfter(84)

    await office.cardFor(eva, /Mailbox: still needed\?/)
  })

  it('is answered by nobody else than whoever was asked, and once', async () => {
    await completed([shared])
    await restartAfter(84)
    const reminder = await office.cardFor(eva, /Mailbox: still needed\?/)
    const refused = await office.teams.press(petra, reminder, 'I have seen to it', {}, { where: 'personal' })
    assert.match(textOf(refused), /This reminder is for Eva Willems/)
    await office.teams.press(eva, reminder, 'I have seen to it')
    await waitFor('the card to say so', () => saying(eva, /✓ Seen to, by Eva Willems/)[0])
    await restartAfter(300)

    const journal = await journalOf(office, caseIdIn(office))
    assert.equal(eventsOf(journal, 'dateSeen').length, 1)
    assert.equal(eventsOf(journal, 'dateReminded').filter(({ event }) => event.stepId === 'mailbox').length, 1)
  })

  it('is nothing to remind of where that is configured, nor once what is personal was removed', async () => {
    await completed([shared], { environment: { DATE_REMINDER: 'never' } })
    await restartAfter(84)
    assert.deepEqual(eventsOf(await journalOf(office, caseIdIn(office)), 'dateReminded'), [])
  })
})
