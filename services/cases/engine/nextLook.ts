import {
  decisionsOf,
  factsOf,
  isBeingDecided,
  isClosed,
  isLate,
  unreadOf,
  type CaseStep,
  type OffboardingCase,
} from '../journal/case'
import type { AnyStep } from '../../steps/step'
import { isFinishing, isPaused } from '../journal/pause'
import { isAtRest, momentFor, startOf, waitsFor } from './progress'

/** What an open case waits for: a look that the bot takes by itself, or a person who was asked. */
export type NextLook =
  | { readonly kind: 'look'; readonly at: Date }
  /** `requester`: in their own chat; `approvers` and `operators`: in the channel. */
  | { readonly kind: 'asks'; readonly who: 'requester' | 'approvers' | 'operators' }

export interface NextLookTools {
  readonly steps: readonly AnyStep[]
  /** Whether every question has its answer, and nobody has tried to make a plan of them since. */
  readonly planIsDue: (theCase: OffboardingCase) => boolean
}

/** The moment of asking. `day`: what two clocks agree about; undefined when they do not. */
export interface Moment {
  readonly now: Date
  readonly day: Date | undefined
}

/** How long to wait before the clocks are looked at again, milliseconds. */
export const doubtPause = 10 * 60_000

/**
 * What comes next in a case (promise 15): never nothing while it is open, whatever state it is in. Undefined once it is
 * closed. A look comes before a person, who is asked all the same. Pure.
 */
export function nextLookOf(theCase: OffboardingCase, tools: NextLookTools, moment: Moment): NextLook | undefined {
  if (isClosed(theCase)) return undefined
  const { steps, planIsDue } = tools
  const now: NextLook = { kind: 'look', at: moment.now }
  // What cannot be read is asked again by itself, and so is an account that somebody deleted.
  if (unreadOf(theCase).length > 0 || theCase.accountGoneSince !== undefined) return now
  // Whether it has come to rest, or to its end, is still to be written down.
  if (planIsDue(theCase) || isAtRest(theCase, steps, moment.day)) return now
  const open = theCase.steps.flatMap((step) => nextOfStep(theCase, step, steps, moment) ?? [])
  const looks = open.flatMap((next) => (next.kind === 'look' ? [next] : []))
  const first = looks.sort((one, other) => one.at.getTime() - other.at.getTime())[0]
  if (first !== undefined) return first
  if (isBeingDecided(theCase)) return { kind: 'asks', who: 'requester' }
  return open[0] ?? now
}

/** What a step waits for; undefined once nothing more is to be done for it. */
function nextOfStep(
  theCase: OffboardingCase,
  step: CaseStep,
  steps: readonly AnyStep[],
  moment: Moment,
): NextLook | undefined {
  switch (step.status) {
    case 'done':
    case 'tried':
    case 'skipped':
      return undefined
    case 'undecided':
    case 'decided':
      return isForNobody(theCase, step, steps) ? { kind: 'look', at: moment.now } : { kind: 'asks', who: 'requester' }
    case 'task':
    case 'rejected':
      return { kind: 'asks', who: 'requester' }
    case 'waitingApproval':
      return { kind: 'asks', who: 'approvers' }
    case 'failed':
      // Nothing is tried again in a pause.
      return { kind: 'asks', who: isPaused(theCase) ? 'requester' : 'operators' }
    case 'approved':
    case 'running': {
      // Whoever paused it, the requester is the one who can always resume it.
      if (isPaused(theCase) && !isFinishing(theCase, step.stepId)) return { kind: 'asks', who: 'requester' }
      const first = theCase.steps.find(({ stepId }) => waitsFor(theCase, step, steps).includes(stepId))
      if (first !== undefined) return nextOfStep(theCase, first, steps, moment)
      // At the moment of the case somebody was asked, and nothing of it begins before they answer.
      if (theCase.askedAtMoment !== undefined && momentFor(theCase, step, steps) !== undefined)
        return { kind: 'asks', who: 'requester' }
      return { kind: 'look', at: startingAt(startOf(theCase, step, steps), moment) }
    }
  }
}

/**
 * Whether a step that the plan left out can be read by now, and nobody is asked about it: there is nothing to decide, or it
 * was decided already. What becomes of it is the bot’s to write down.
 */
function isForNobody(theCase: OffboardingCase, step: CaseStep, steps: readonly AnyStep[]): boolean {
  const definition = steps.find(({ id }) => id === step.stepId)
  if (definition === undefined || !isLate(theCase, step)) return false
  const context = { employee: theCase.employee, facts: factsOf(theCase), decisions: decisionsOf(theCase) }
  return step.status === 'decided' || !definition.applies(step.facts, context)
}

/** When a step that waits for nothing but its day is to be looked at. */
function startingAt(start: Date | undefined, { now, day }: Moment): Date {
  if (start === undefined || (day !== undefined && start <= day)) return now
  // By this machine's clock it has come, and by the other one, or by none, it has not.
  return start > now
    ? start
    : new Date(now.getTime() + (day === undefined ? doubtPause : start.getTime() - day.getTime()))
}
