import { takeBackTexts } from '../../cards/channel/takeBackTexts'
import type { Message } from '../../cards/texts'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import type { CaseStep } from '../../services/cases/journal/case'
import { hasIdleApproval } from '../../services/cases/journal/standing'
import { channelCard, whyNotDecidedBy } from './approve'
import { accept, nothing, refuse, stepNamed, type CaseVerb } from './verb'

const say = takeBackTexts.say

/**
 * *Take approval back*: the step waits for an approval again. Whoever may approve may do it, not only who gave it: it is the
 * safe way, and who saw the danger must not look for who approved. Who is first, this press or the start of the step, is
 * decided by the journal.
 */
export const unapprove: CaseVerb = {
  may: 'approver',
  needsStep: true,
  read: nothing,
  decide(theCase, { actor }, { stepId, revision }, _read, { policy }) {
    const closed = whyNotDecidedBy(theCase, actor, policy)
    if (closed !== undefined) return refuse(closed)
    const step = stepNamed(theCase, stepId)
    if (step === undefined) return refuse(dialogTexts.say('noStep'))
    const late = whyNotTakenBack(step, revision)
    return late === undefined
      ? accept([{ kind: 'approvalTakenBack', stepId: step.stepId }], 'lookAtCase')
      : refuse(late)
  },
  answer: channelCard,
}

/** Why the approval that a card shows cannot be taken back; undefined when it can. Pure. */
function whyNotTakenBack(step: CaseStep, revision: number): Message | undefined {
  const { approval, takenBack, status } = step
  if (hasIdleApproval(step)) return revision === step.revision ? undefined : dialogTexts.say('changedSince')
  if (takenBack !== undefined) return say('already', { name: takenBack.by.displayName, at: takenBack.at })
  const hasRun = status === 'done' || (approval !== undefined && status !== 'rejected')
  return say(hasRun ? 'started' : 'none')
}
