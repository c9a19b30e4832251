import type { Card } from '../../cards/card'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { messageCard } from '../../cards/conversation/message'
import { typedTexts } from '../../cards/conversation/typedTexts'
import { factsOf, isBeingDecided, type OffboardingCase } from '../../services/cases/journal/case'
import { botActor } from '../../services/cases/journal/journal'
import type { CaseEvent } from '../../services/cases/journal/entry'
import type { Identity } from '../../services/directory/identity'
import type { DialogTools } from '../dialogTools'
import { makePlan } from '../planning'
import type { CaseSettings } from '../settings'
import { stepsOnPage } from '../onPage'
import { currentQuestion } from '../stepsOfCase'
import type { Turn } from '../turn'
import { threadOf } from '../threadOf'
import { standingLines } from '../views/standing'
import { saysOf } from '../says'
import type { Answer } from './answer'
import { takeOver } from './takeOver'
import type { MomentWanted } from '../typed/typed'
import { buttonsOfWanted, recordWanted } from './typedMoment'

const say = dialogTexts.say

/** A press may be delivered twice, what was typed is not: then the cards that are there are the answer. */
export type HowAsked = 'press' | 'command'

/** Within this many milliseconds, a press that opens the case that it opened is the same press, delivered again. */
const deliveredAgain = 60_000

/**
 * Somebody asks for an employee who has a case: they are told how it stands, or may take it over. Its cards stand where they
 * are, brought up to date; only what its requester is asked is asked anew, and the older card says so. A second copy of a
 * card would leave the first one waiting for ever.
 */
export async function showAgain(
  tools: DialogTools,
  turn: Turn,
  account: Identity,
  caseId: string,
  by: HowAsked,
  wanted?: MomentWanted,
): Promise<Card | undefined> {
  const theCase = await tools.journal.load(caseId)
  if (theCase === undefined || isDeliveredAgain(theCase, turn, by, tools.now().getTime())) return undefined
  const said = (answer: Answer) => messageCard({ say: saysOf(theCase, tools.settings, turn.language), ...answer })
  if (turn.actor.id === theCase.requester.id) {
    // Microsoft 365 may not have answered when the plan was to be made.
    await recordWanted(tools, turn, caseId, wanted)
    await makePlan(tools, theCase)
    await tools.journal.record(caseId, botActor, (now) => askedAgain(now, tools.settings))
    await tools.delivery.show(caseId, 'everything')
    const after = (await tools.journal.load(caseId)) ?? theCase
    const buttons = buttonsOfWanted(after, wanted, tools.settings, tools.now())
    return said({ ...thereIsOne(after, turn, tools.settings), buttons })
  }
  const taken = await takeOver(tools, turn, account, theCase)
  return said(taken ?? thereIsOne(theCase, turn, tools.settings))
}

/** Asks the requester anew what waits for them: the open question, or the plan to be sent. Pure. */
export function askedAgain(theCase: OffboardingCase, settings: CaseSettings): readonly CaseEvent[] {
  if (!isBeingDecided(theCase)) return []
  const onPage = stepsOnPage(theCase, settings).filter(({ isDecided }) => !isDecided)
  if (onPage.length > 0) return onPage.map(({ state }) => ({ kind: 'reopened', stepId: state.stepId }))
  const question = currentQuestion(theCase, settings)
  if (question !== undefined) return [{ kind: 'reopened', stepId: question.state.stepId }]
  const { phase, plan } = theCase
  return phase === 'proposed' && plan !== undefined ? [{ kind: 'planned', plan, facts: factsOf(theCase) }] : []
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
export function thereIsOne(theCase: OffboardingCase, { actor }: Pick<Turn, 'actor'>, settings: CaseSettings): Answer {
  const { employee, requester, openedAt: at } = theCase
  const name = employee.displayName
  const url = threadOf(theCase, settings)
  const links = url === undefined ? [] : [{ title: typedTexts.say('thread'), url }]
  return actor.id === requester.id
    ? {
        tone: 'info',
        title: say('reopenedTitle'),
        text: say('existsYours', { name, at }),
        lines: standingLines(theCase, settings),
        links,
      }
    : {
        tone: 'info',
        title: say('existsTitle'),
        text: say('exists', { name, at, requester: requester.displayName }),
        links,
      }
}
