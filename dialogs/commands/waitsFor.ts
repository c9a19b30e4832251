import { standingTexts } from '../../cards/conversation/standingTexts'
import { waitingTexts } from '../../cards/conversation/waitingTexts'
import type { Message } from '../../cards/texts'
import { isBeingDecided, isClosed, type OffboardingCase } from '../../services/cases/journal/case'
import { waitingForApproval } from '../../services/planning/approval/waiting'
import type { CaseSettings } from '../settings'
import { currentQuestion, stepsOf } from '../stepsOfCase'
import { whatGoesOn } from '../views/standing'
import { pausedLines } from '../views/steering'
import { momentLines } from '../views/when'
import { comesBack, type Asks, type KnownCase } from './knownCases'

const say = waitingTexts.say

/** What a case asks of somebody: approvals, tasks, the open question or the plan to be sent. Pure. */
export function waitsFor(theCase: OffboardingCase, asks: Asks, settings: CaseSettings): readonly Message[] {
  if (isClosed(theCase)) return []
  const approvals = waitingForApproval(theCase).length
  const tasks = stepsOf(theCase, settings).filter(({ state }) => state.status === 'task')
  const asked = currentQuestion(theCase, settings) === undefined ? undefined : standingTexts.say('question')
  const own = isBeingDecided(theCase) ? whatGoesOn(theCase, settings) : asked
  const isAskedWhen = (asks.asRequester && theCase.askedAtMoment !== undefined) || (asks.asApprover && approvals > 0)
  return [
    ...(asks.asRequester ? pausedLines(theCase) : []),
    ...(isAskedWhen ? momentLines(theCase, settings) : []),
    ...(asks.asApprover && approvals > 0 ? [say('approvals', { count: approvals })] : []),
    ...(asks.asRequester && tasks.length > 0
      ? [say('tasks', { count: tasks.length, steps: tasks.map(({ definition }) => definition.title) })]
      : []),
    ...(asks.asRequester && own !== undefined ? [own] : []),
  ]
}

/** How many wait of those who leave, and of those who come back. Pure. */
export function howManyWait(asked: readonly KnownCase[]): readonly Message[] {
  const returning = asked.filter(comesBack).length
  const leaving = asked.length - returning
  return [
    ...(leaving > 0 ? [say('some', { count: leaving })] : []),
    ...(returning > 0 ? [say('someReturns', { count: returning })] : []),
  ]
}
