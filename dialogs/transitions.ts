import { dialogTexts } from '../cards/conversation/dialogTexts'
import type { Message } from '../cards/texts'
import type { CaseStep, OffboardingCase } from '../services/cases/journal/case'
import type { Actor, CaseEvent, Plan, PlannedStep } from '../services/cases/journal/entry'
import type { ApprovalPolicy } from '../services/model/approvalPolicy'
import { whyNotApprover, type Somebody } from '../services/planning/approval/approver'
import { hashOfStep } from '../services/planning/approval/binding'
import { approvableTogether } from '../services/planning/approval/waiting'
import type { Turn } from './turn'

/** What a person's press does to a case: entries for the journal, or why it does nothing. Pure; never throws. */
export type Transition =
  { readonly ok: true; readonly events: readonly CaseEvent[] } | { readonly ok: false; readonly why: Message }

/** Who presses. */
export type Presser = Somebody

const say = dialogTexts.say
const refuse = (why: Message): Transition => ({ ok: false, why })
const accept = (...events: readonly CaseEvent[]): Transition => ({ ok: true, events })

/** The requester's answers to decision cards: one, or several when the suggestions are taken over. */
export function decide(
  theCase: OffboardingCase,
  actor: Actor,
  press: { readonly stepId: string; readonly revision: number },
  answers: readonly { readonly stepId: string; readonly decision: unknown }[],
): Transition {
  const step = find(theCase, press.stepId)
  if (step === undefined) return refuse(say('noStep'))
  const closed = notDeciding(theCase) ?? notRequester(theCase, actor)
  if (closed !== undefined) return refuse(closed)
  if (step.status !== 'undecided') return refuse(say('alreadyDecided'))
  if (step.revision !== press.revision) return refuse(say('stale'))
  // Several at once are the suggestions: what was answered or started meanwhile stays as it is.
  const open = answers.filter((answer) => find(theCase, answer.stepId)?.status === 'undecided')
  return accept(...open.map(({ stepId: id, decision }): CaseEvent => ({ kind: 'decided', stepId: id, decision })))
}

/** The requester wants to answer a question anew. */
export function change(theCase: OffboardingCase, actor: Actor, stepId: string, revision: number): Transition {
  const step = find(theCase, stepId)
  if (step === undefined) return refuse(say('noStep'))
  const closed = notDeciding(theCase) ?? notRequester(theCase, actor)
  if (closed !== undefined) return refuse(closed)
  if (step.ordered !== undefined) return refuse(say('alreadyOrdered'))
  // The plan card offers it too, and carries a later revision than the answer's.
  if (step.status !== 'decided' || revision < step.revision) return refuse(say('stale'))
  return accept({ kind: 'reopened', stepId })
}

/** The plan that is shown to the requester, once every question is answered. */
export function propose(theCase: OffboardingCase, plan: Plan, facts: Readonly<Record<string, unknown>>): Transition {
  return theCase.phase === 'deciding' ? accept({ kind: 'planned', plan, facts }) : refuse(say('stale'))
}

/** The requester sends the plan to the approvers, or starts it where the policy asks for nobody. */
export function submit(theCase: OffboardingCase, actor: Actor, revision: number): Transition {
  if (theCase.phase === 'cancelled') return refuse(say('isCancelled'))
  const closed = notRequester(theCase, actor)
  if (closed !== undefined) return refuse(closed)
  if (theCase.phase !== 'proposed' && theCase.phase !== 'deciding') return refuse(say('alreadySubmitted'))
  if (theCase.plan === undefined || theCase.planRevision !== revision) return refuse(say('stale'))
  return accept({ kind: 'submitted', planHash: theCase.plan.hash })
}

/** Starts one step before there is a plan: signing out, for the moment that cannot wait. */
export function order(theCase: OffboardingCase, actor: Actor, planned: PlannedStep): Transition {
  const step = find(theCase, planned.stepId)
  if (step === undefined) return refuse(say('noStep'))
  if (step.ordered !== undefined) return refuse(say('alreadyOrdered'))
  const closed = notDeciding(theCase) ?? notRequester(theCase, actor)
  if (closed !== undefined) return refuse(closed)
  return accept({ kind: 'ordered', step: planned, hash: hashOfStep(planned) })
}

/**
 * An approver approves one step, or every step that waits (`stepId` undefined). That the actor is an approver has been
 * checked by then; here it is about this case (promises 1 and 8).
 */
export function approve(
  theCase: OffboardingCase,
  actor: Presser,
  press: { readonly stepId: string | undefined; readonly revision: number },
  policy: ApprovalPolicy,
): Transition {
  const closed = notApprovable(theCase, actor, policy)
  if (closed !== undefined) return refuse(closed)
  if (press.stepId === undefined) return approveAll(theCase, press.revision)
  const step = find(theCase, press.stepId)
  if (step === undefined) return refuse(say('noStep'))
  const taken = notWaiting(step, press.revision)
  if (taken !== undefined) return refuse(taken)
  return accept({ kind: 'approved', stepIds: [step.stepId], planHash: step.planHash ?? '' })
}

function approveAll(theCase: OffboardingCase, revision: number): Transition {
  if (revision !== theCase.planRevision) return refuse(say('stale'))
  // A step whose plan changed since is not what this press is about: it has a card of its own.
  const waiting = approvableTogether(theCase)
  if (waiting.length === 0) return refuse(say('nothingToApprove'))
  return accept({
    kind: 'approved',
    stepIds: waiting.map(({ stepId }) => stepId),
    planHash: theCase.plan?.hash ?? '',
  })
}

/** An approver rejects one step and says why. */
export function reject(
  theCase: OffboardingCase,
  actor: Presser,
  press: { readonly stepId: string; readonly revision: number; readonly reason: string },
  policy: ApprovalPolicy,
): Transition {
  const closed = notApprovable(theCase, actor, policy)
  if (closed !== undefined) return refuse(closed)
  const step = find(theCase, press.stepId)
  if (step === undefined) return refuse(say('noStep'))
  const taken = notWaiting(step, press.revision)
  if (taken !== undefined) return refuse(taken)
  const reason = press.reason.trim().slice(0, longestReason)
  if (reason === '') return refuse(say('reasonMissing'))
  return accept({ kind: 'rejected', stepId: step.stepId, reason, planHash: step.planHash ?? '' })
}

const longestReason = 500

/** A failed step is tried again; its approval still stands, since what may be sent has not changed. */
export function retry(theCase: OffboardingCase, stepId: string, revision: number): Transition {
  const step = find(theCase, stepId)
  if (theCase.phase === 'cancelled' || theCase.phase === 'completed') return refuse(say('isCancelled'))
  if (step === undefined) return refuse(say('noStep'))
  if (step.status !== 'failed') return refuse(say('alreadyTaken'))
  return step.revision === revision ? accept({ kind: 'retried', stepId }) : refuse(say('stale'))
}

/** A person says that a task was done; the engine looks whether it was. */
export function confirm(theCase: OffboardingCase, stepId: string, revision: number): Transition {
  const step = find(theCase, stepId)
  if (theCase.phase === 'cancelled' || theCase.phase === 'completed') return refuse(say('isCancelled'))
  if (step === undefined) return refuse(say('noStep'))
  if (step.status !== 'task') return refuse(say('alreadyTaken'))
  return step.revision === revision ? accept({ kind: 'taskConfirmed', stepId }) : refuse(say('stale'))
}

/** The requester gives the case up before it runs, or closes one that came to rest unfinished. */
export function cancel(theCase: OffboardingCase, actor: Actor): Transition {
  if (theCase.phase === 'cancelled' || theCase.phase === 'completed') return refuse(say('isCancelled'))
  const closed = notRequester(theCase, actor)
  if (closed !== undefined) return refuse(closed)
  // At rest, an approved step only waits for one that did not succeed.
  const busy = theCase.steps.some(({ status }) => status === 'running' || status === 'approved')
  if (theCase.phase === 'submitted' || (busy && theCase.phase !== 'settled')) return refuse(say('isUnderWay'))
  return accept({ kind: 'cancelled' })
}

/**
 * Who may have the evidence written: the requester as an operator, and an approver in the channel. Undefined when they
 * may, or why not.
 * @param rights why somebody is no operator or no approver; undefined when they are
 */
export function mayHaveEvidence(
  theCase: OffboardingCase,
  { actor, where }: Pick<Turn, 'actor' | 'where'>,
  rights: { readonly operator: Message | undefined; readonly approver: Message | undefined },
): Message | undefined {
  if (where === 'approvals' && rights.approver === undefined) return undefined
  const refused = notRequester(theCase, actor) ?? rights.operator
  return refused !== undefined && where === 'approvals' ? rights.approver : refused
}

function find(theCase: OffboardingCase, stepId: string): CaseStep | undefined {
  return theCase.steps.find((step) => step.stepId === stepId)
}

function notDeciding({ phase }: OffboardingCase): Message | undefined {
  if (phase === 'deciding' || phase === 'proposed') return undefined
  return say(phase === 'cancelled' ? 'isCancelled' : 'alreadySubmitted')
}

function notRequester({ requester }: OffboardingCase, actor: Actor): Message | undefined {
  return actor.id === requester.id ? undefined : say('notRequester', { requester: requester.displayName })
}

function notApprovable(theCase: OffboardingCase, actor: Presser, policy: ApprovalPolicy): Message | undefined {
  return theCase.phase === 'cancelled' ? say('isCancelled') : whyNotApprover(theCase, actor, policy)
}

function notWaiting(step: CaseStep, revision: number): Message | undefined {
  const { approval, rejection, status } = step
  if (status === 'waitingApproval') return step.revision === revision ? undefined : say('changedSince')
  if (rejection !== undefined) return say('alreadyRejected', { name: rejection.by.displayName, at: rejection.at })
  if (approval !== undefined) return say('alreadyApproved', { name: approval.by.displayName, at: approval.at })
  return say('alreadyTaken')
}
