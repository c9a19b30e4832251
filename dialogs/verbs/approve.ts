import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { receiptTexts } from '../../cards/channel/receiptTexts'
import type { Message } from '../../cards/texts'
import { caseKey, stepKey } from '../../services/cases/journal/cardKeys'
import type { CaseStep, OffboardingCase } from '../../services/cases/journal/case'
import type { ApprovalPolicy } from '../../services/model/approvalPolicy'
import { whyNotApprover } from '../../services/planning/approval/approver'
import { receivedBy } from '../../services/planning/approval/ownReceipt'
import { approvableTogether } from '../../services/planning/approval/waiting'
import type { CardInput } from '../../services/steps/step'
import type { CaseSettings } from '../settings'
import type { Turn } from '../turn'
import { accept, nothing, refuse, stepNamed, type CasePress, type CaseVerb, type Decision } from './verb'

const say = dialogTexts.say

/**
 * An approver approves one step, or every step that waits (no step named). That the actor is an approver has been checked
 * by then; here it is about this case (promises 1 and 8).
 */
export const approve: CaseVerb = {
  may: 'approver',
  cannotWait: true,
  needsStep: false,
  confirmsFirst: true,
  read: nothing,
  decide(theCase, { actor }, { stepId, revision, input }, _read, settings) {
    const closed = whyNotDecidedBy(theCase, actor, settings.policy)
    if (closed !== undefined) return refuse(closed)
    const pressed = { actor, input, settings, comment: commentIn(input, stepId) }
    if (stepId === undefined) return approveAll(theCase, revision, pressed)
    const step = stepNamed(theCase, stepId)
    if (step === undefined) return refuse(say('noStep'))
    const taken = whyNotWaiting(step, revision)
    if (taken !== undefined) return refuse(taken)
    return approving([step], step.planHash ?? '', pressed)
  },
  answer: channelCard,
}

interface Pressed {
  readonly actor: Turn['actor']
  readonly input: CasePress['input']
  readonly settings: CaseSettings
  readonly comment: { readonly comment?: string }
}

function approveAll(theCase: OffboardingCase, revision: number, pressed: Pressed): Decision {
  if (revision !== theCase.togetherRevision) return refuse(say('stale'))
  const waiting = approvableTogether(theCase)
  if (waiting.length === 0) return refuse(say('nothingToApprove'))
  return approving(waiting, theCase.plan?.hash ?? '', pressed)
}

/** Whoever gets something by what they approve says so once more, or leaves it to somebody else. */
function approving(
  approved: readonly CaseStep[],
  planHash: string,
  { actor, input, comment, settings: { steps, ownReceipt } }: Pressed,
): Decision {
  const receives = receivedBy(actor, approved, steps)
  const titles = steps.filter(({ id }) => receives.includes(id)).map(({ title }) => title)
  if (receives.length > 0 && ownReceipt === 'refuse')
    return refuse(receiptTexts.say('refused', { name: actor.displayName, steps: titles }))
  const confirms = receives.join(' ')
  if (receives.length > 0 && ownReceipt === 'confirm' && input['receives'] !== confirms)
    return {
      kind: 'toConfirm',
      why: receiptTexts.say('confirm', { steps: titles }),
      whyToAll: receiptTexts.say('confirmToAll', { name: actor.displayName, steps: titles }),
      carries: { receives: confirms },
    }
  const stepIds = approved.map(({ stepId }) => stepId)
  const received = receives.length > 0 ? { receives } : {}
  return accept([{ kind: 'approved', stepIds, planHash, ...received, ...comment }], 'lookAtCase')
}

/** Characters. */
const longestComment = 500

/** What was typed beside the button; on the case card each line has an input of its own. */
export function typedBy(input: CardInput, name: 'comment' | 'reason', stepId?: string): string {
  const typed = input[name] ?? (stepId === undefined ? undefined : input[`comment-${stepId}`]) ?? ''
  return typed.trim().slice(0, longestComment)
}

function commentIn(input: CardInput, stepId?: string): { readonly comment?: string } {
  const comment = typedBy(input, 'comment', stepId)
  return comment === '' ? {} : { comment }
}

/** Why an approver may neither approve nor reject in this case; undefined when they may. */
export function whyNotDecidedBy(
  theCase: OffboardingCase,
  actor: Turn['actor'],
  policy: ApprovalPolicy,
): Message | undefined {
  return theCase.phase === 'cancelled' ? say('isCancelled') : whyNotApprover(theCase, actor, policy)
}

/** Why a step does not wait for the approval that its card asks for; undefined when it does. */
export function whyNotWaiting(
  { approval, rejection, status, ...step }: CaseStep,
  revision: number,
): Message | undefined {
  if (status === 'waitingApproval') return step.revision === revision ? undefined : say('changedSince')
  if (rejection !== undefined) return say('alreadyRejected', { name: rejection.by.displayName, at: rejection.at })
  if (approval !== undefined) return say('alreadyApproved', { name: approval.by.displayName, at: approval.at })
  return say('alreadyTaken')
}

/** The card in the channel on which something was pressed: cards of before do not say when it was that of the case. */
export function channelCard(_theCase: OffboardingCase, { stepId, input }: CasePress): string {
  return stepId === undefined || input['card'] === 'case' ? caseKey : stepKey(stepId)
}
