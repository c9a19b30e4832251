import { strict as assert } from 'node:assert'
import type { Card } from '../../cards/card'
import { people, type PersonSeed } from '../../sandbox/seeds/people'
import { textOf, type Arrival, type Colleague, type Message } from '../support/teams'
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
    ({ card }: Pick<Arrival, 'card'>) => {
      const text = wordsOf(card)
      return text.includes(leaver.displayName) && text.includes(words)
    }
  const press = (presser: Colleague, messages: readonly Message[], title: string) => {
    const found = messages.findLast(says(title))
    assert.ok(found !== undefined, `the card with ${title} is gone already`)
    return teams.press(presser, found, new RegExp(title))
  }
  const typed = performance.now()
  await teams.say(requester, `/offboard ${leaver.userPrincipalName}`)
  const question = await office.arrived('the first question', since, says('Make the plan'), patience)
  const answered = performance.now()
  await press(requester, teams.inChatOf(requester), 'Make the plan')
  const plan = await office.arrived('the plan', answered, says('Send for approval'), patience)
  await press(requester, teams.inChatOf(requester), 'Send for approval')
  await office.arrived('the card to approve', plan.at, says('Approve all'), patience)
  const approved = performance.now()
  await press(people.petraDeBoer, teams.inChannel(), 'Approve all')
  const summary = await office.arrived('the summary', approved, isSummaryOf(leaver.displayName), patience)
  return { typed, firstQuestion: question.at, answered, planned: plan.at, approved, summary: summary.at }
}

/** The card that says what has come of a case. */
function isSummaryOf(name: string): (arrival: Arrival) => boolean {
  const says = (text: string) =>
    ['completed', 'not finished', 'done up to now'].some((outcome) => text.includes(`${name}: ${outcome}`))
  return ({ how, card }) => how !== 'update' && says(wordsOf(card))
}

const words = new WeakMap<Card, string>()

/** Of each card once, since everybody who waits looks at it. */
function wordsOf(card: Card | undefined): string {
  if (card === undefined) return ''
  const known = words.get(card) ?? textOf(card)
  words.set(card, known)
  return known
}
