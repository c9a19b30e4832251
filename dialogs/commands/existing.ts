import type { Card } from '../../cards/card'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import type { OffboardingCase } from '../../services/cases/journal/case'
import type { Identity } from '../../services/directory/identity'
import type { DialogTools } from '../dialogTools'
import { makePlan } from '../planning'
import type { Turn } from '../turn'
import { answerCard, type Answer } from './answer'
import { takeOver } from './takeOver'

const say = dialogTexts.say

/** A press may be delivered twice, what was typed is not: then the cards that are there are the answer. */
export type HowAsked = 'press' | 'command'

/** Within this many milliseconds, a press that opens the case that it opened is the same press, delivered again. */
const deliveredAgain = 60_000

/** Somebody asks for an employee who has a case: its requester gets the cards again, another may take it over. */
export async function showAgain(
  tools: DialogTools,
  turn: Turn,
  account: Identity,
  caseId: string,
  by: HowAsked,
): Promise<Card | undefined> {
  const theCase = await tools.journal.load(caseId)
  if (theCase === undefined || isDeliveredAgain(theCase, turn, by, Date.now())) return undefined
  if (turn.actor.id === theCase.requester.id) {
    // Microsoft 365 may not have answered when the plan was to be made.
    await makePlan(tools, theCase)
    await tools.delivery.repost(caseId)
    return answerCard(tools, turn, thereIsOne(theCase, turn))
  }
  const taken = await takeOver(tools, turn, account, theCase)
  return answerCard(tools, turn, taken ?? thereIsOne(theCase, turn))
}

/** Whether this is the press that opened the case. Pure. @param now milliseconds since 1970 */
export function isDeliveredAgain(
  { requester, openedAt }: Pick<OffboardingCase, 'requester' | 'openedAt'>,
  { actor }: Pick<Turn, 'actor'>,
  by: HowAsked,
  now: number,
): boolean {
  return actor.id === requester.id && by === 'press' && now - Date.parse(openedAt) < deliveredAgain
}

/** Pure. */
export function thereIsOne(
  { employee, requester, openedAt: at }: OffboardingCase,
  { actor }: Pick<Turn, 'actor'>,
): Answer {
  const name = employee.displayName
  return actor.id === requester.id
    ? { tone: 'info', title: say('reopenedTitle'), text: say('existsYours', { name, at }) }
    : { tone: 'info', title: say('existsTitle'), text: say('exists', { name, at, requester: requester.displayName }) }
}
