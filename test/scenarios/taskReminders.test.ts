import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, submitAndApprove } from '../support/conversation'
import { caseIdIn, eventsOf, journalOf } from '../support/journal'
import { ilse, Office, waitFor } from '../support/office'
import { textOf } from '../support/teams'

const { lisaVanDijk: lisa } = people
const day = 24 * 3_600_000
const byHand = /To do by hand: Sign out everywhere/

describe('a task that nobody confirms', () => {
  let office: Office
  let later = 0
  beforeEach(() => {
    later = 0
  })
  afterEach(() => office.close())
  const open = async (environment: Readonly<Record<string, string>> = {}) => {
    office = await Office.open({ clock: () => new Date(Date.now() + later), environment })
    await submitAndApprove(office, await planFor(office, lisa.userPrincipalName))
    await office.cardFor(ilse, byHand)
  }
  const cards = () => office.teams.inChatOf(ilse).filter(({ card }) => byHand.test(textOf(card)))
  const restartAfter = async (days: number) => {
    later = days * day
    for (const _ of [1, 2]) {
      await office.stopBot()
      await office.startBot()
    }
  }
  const count = (number: number) =>
    waitFor(`${number} cards of the task`, () => (cards().length === number ? true : undefined))

  it('is asked for again after two days, at the bottom of the chat, and then weekly, four times in all', async () => {
    await open()
    await restartAfter(1)
    assert.equal(cards().length, 1)
    for (const [index, days] of [3, 11, 19, 27].entries()) {
      await restartAfter(days)
      await count(index + 2)
    }
    assert.match(textOf(cards().at(-1)?.card), /Last reminder: this has waited for you since[^]*I have done this/)
    await restartAfter(60)
    await office.teams.say(ilse, 'status')

    assert.equal(cards().length, 5)
    const journal = await journalOf(office, caseIdIn(office))
    const reminded = eventsOf(journal, 'taskReminded').filter(({ event }) => event.stepId === 'contain')
    assert.equal(reminded.length, 4)
  })

  it('is confirmed on the reminder, which then says so, as the first card does, and reminds of it no more', async () => {
    await open()
    await restartAfter(3)
    await count(2)
    await office.control('change-active-directory', { id: lisa.id, change: 'disable' })
    const reminder = cards().at(-1)
    assert.ok(reminder !== undefined)
    assert.match(textOf(reminder.card), /Reminder: this has waited for you since/)

    await office.teams.press(ilse, reminder, 'I have done this')
    await waitFor('both cards to say that it is looked at', () =>
      cards().every(({ card }) => !/I have done this/.test(textOf(card))) ? true : undefined,
    )
    const journal = await journalOf(office, caseIdIn(office))
    assert.equal(eventsOf(journal, 'taskConfirmed').filter(({ event }) => event.stepId === 'contain').length, 1)
  })

  it('is left alone where that is configured, by a word or by nothing', async () => {
    await open({ TASK_REMINDER: '' })
    await restartAfter(30)
    await office.teams.say(ilse, 'status')
    assert.equal(cards().length, 1)
    assert.deepEqual(eventsOf(await journalOf(office, caseIdIn(office)), 'taskReminded'), [])
  })
})
