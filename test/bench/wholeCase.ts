import { strict as assert } from 'node:assert'
import { people, type PersonSeed } from '../../sandbox/seeds/people'
import { actionsOf, textOf, type Arrival, type Colleague, type Message } from '../support/teams'
import type { BenchOffice, Moment } from './office'

/** When what happened in one whole case, everything left as it is suggested and approved at once. */
export interface CaseTimes {
  readonly typed: Moment
  readonly firstQuestion: Moment
  /** *Make the plan* was pressed. */
  readonly answered: Moment
  readonly planned: Moment
  /** *Approve all* was pressed. */
  readonly approved: Moment
  readonly summary: Moment
}

/**
 * One person offboards another, and Petra approves all of it as soon as she can.
 * @param patience milliseconds for each of them
 */
export async function wholeCase(
  office: BenchOffice,
  leaver: Pick<PersonSeed, 'userPrincipalName' | 'displayName'>,
  requester: Colleague = people.ilseSmit,
  patience?: number,
): Promise<CaseTimes> {
  const { teams } = office
  const since = performance.now()
  const says =
    (words: string) =>
    ({ card }: Arrival) => {
      const text = textOf(card)
      return text.includes(leaver.displayName) && text.includes(words)
    }
  const typed = performance.now()
  await teams.say(requester, `/offboard ${leaver.userPrincipalName}`)
  const question = await office.arrived('the first question', since, says('Make the plan'), patience)
  const answered = performance.now()
  await teams.press(requester, messageOf(teams.inChatOf(requester), question), 'Make the plan')
  const plan = await office.arrived('the plan', answered, says('Send for approval'), patience)
  await teams.press(requester, messageOf(teams.inChatOf(requester), plan), 'Send for approval')
  const waiting = await office.arrived('the card to approve', plan.at, says('Approve all'), patience)
  const approved = performance.now()
  await teams.press(people.petraDeBoer, messageOf(teams.inChannel(), waiting), /Approve all/)
  const summary = await office.arrived('the summary', approved, isSummaryOf(leaver.displayName), patience)
  return { typed, firstQuestion: question.at, answered, planned: plan.at, approved, summary: summary.at }
}

/** The card that says what has come of a case. */
function isSummaryOf(name: string): (arrival: Arrival) => boolean {
  const says = (text: string) =>
    ['completed', 'not finished', 'done up to now'].some((outcome) => text.includes(`${name}: ${outcome}`))
  return ({ how, card }) => how !== 'update' && says(textOf(card))
}

/** The message that shows the card of an arrival now. */
function messageOf(messages: readonly Message[], { card }: Arrival): Message {
  const found = messages.findLast((one) => one.card === card)
  assert.ok(found?.card !== undefined && actionsOf(found.card).length > 0, 'the card is gone already')
  return found
}
