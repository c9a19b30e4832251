import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { isClosed, type OffboardingCase } from '../../services/cases/journal/case'
import { channelCard } from './approve'
import { whyNotWhilePaused } from './pause'
import { accept, nothing, refuse, stepNamed, type CaseVerb, type Decision } from './verb'

const say = dialogTexts.say

/** *Try again*, on a step that failed, and *Look again*, on one that a rule stops. */
export const retry: CaseVerb = {
  may: 'either',
  needsStep: true,
  read: nothing,
  decide: (theCase, _turn, { stepId, revision }) => retryStep(theCase, stepId, revision),
  answer: channelCard,
}

/** A step that failed, or was stopped by a rule, is tried again; its approval still stands, since what may be sent has not changed. */
export function retryStep(theCase: OffboardingCase, stepId: string | undefined, revision: number): Decision {
  const step = stepNamed(theCase, stepId)
  if (isClosed(theCase)) return refuse(say('isCancelled'))
  if (step === undefined) return refuse(say('noStep'))
  if (step.status !== 'failed' && step.held === undefined) return refuse(say('alreadyTaken'))
  if (step.revision !== revision) return refuse(say('stale'))
  const paused = whyNotWhilePaused(theCase)
  if (paused !== undefined) return refuse(paused)
  // It goes on by itself once no rule stops it: there is nothing to decide, only to look.
  if (step.held !== undefined) return accept([], 'lookAtCase')
  return accept([{ kind: 'retried', stepId: step.stepId }], 'lookAtCase')
}
