import { standingTexts } from '../../cards/conversation/standingTexts'
import { typedTexts } from '../../cards/conversation/typedTexts'
import { waitingTexts } from '../../cards/conversation/waitingTexts'
import type { Message } from '../../cards/texts'
import { isBeingDecided, isClosed, type OffboardingCase } from '../../services/cases/journal/case'
import { waitingForApproval } from '../../services/planning/approval/waiting'
import type { CaseSettings } from '../settings'
import { currentQuestion, stepsOf } from '../stepsOfCase'
import { threadOf } from '../threadOf'
import { whatGoesOn } from '../views/standing'
import { momentLines } from '../views/when'
import { pausedLines } from '../views/steering'
import type { Answer } from './answer'
import { comesBack, type Asks, type KnownCase, type KnownCases } from './knownCases'
import { inTurn, lineOf, mostShown, refused, withMore } from './listed'

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

/** What waits for somebody, a line for each offboarding, with the way there. Pure. */
export function waitingOf({ admitted, cases }: KnownCases, settings: CaseSettings): Answer {
  if (!admitted.ok) return refused(admitted)
  const asked = cases.filter(({ theCase, asks }) => waitsFor(theCase, asks, settings).length > 0)
  if (asked.length === 0) return { tone: 'info', title: say('title'), text: say('none') }
  return {
    tone: 'info',
    title: say('title'),
    text: inTurn(howManyWait(asked)),
    lines: withMore(asked, ({ theCase, asks }) => lineOf(theCase, inTurn(waitsFor(theCase, asks, settings)))),
    links: asked.slice(0, mostShown).flatMap(({ theCase, asks }) => {
      const url = asks.asApprover ? threadOf(theCase, settings) : undefined
      return url === undefined
        ? []
        : [{ title: typedTexts.say('threadOf', { name: theCase.employee.displayName }), url }]
    }),
  }
}
