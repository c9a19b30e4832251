import { createHash } from 'node:crypto'
import type { StepLineStatus } from '../../cards/channel/stepStatus'
import type { Batch } from '../../services/batches/batchState'
import type { Message } from '../../cards/texts'
import type { AskedTogether } from '../../cards/channel/batchParts'
import { momentAsOrdered } from './memberMoment'
import type { DigestOfStep, MemberDigest, Standing } from './memberDigest'

/** Somebody of a batch, and how it stands with them. */
export interface MemberInView {
  /** Their place in the batch, from 1: stands for them on cards. */
  readonly number: number
  readonly name: string
  readonly standing: Standing
  /** Why they are not part of it any more. */
  readonly leftOut: Message | undefined
  /** Undefined without a case, or where there is none to show any more. */
  readonly digest: MemberDigest | undefined
}

/** Everybody of a batch, in its order; what is ordered for all counts as given, also where it is still carried out. Pure. */
export function membersOf(batch: Batch, digests: ReadonlyMap<string, MemberDigest>): readonly MemberInView[] {
  return batch.members.map((member, index) => {
    const { caseId, displayName, leftOut } = member
    const found = caseId === undefined || leftOut !== undefined ? undefined : digests.get(caseId)
    const ordered = found === undefined ? undefined : asOrdered(batch, found)
    // Approvers are shown when their cases begin; only what was answered is not asked any more.
    const moment = ordered && momentAsOrdered(batch, member, ordered.moment)
    const digest = ordered && { ...ordered, moment: { ...ordered.moment, asked: moment?.asked } }
    const standing = leftOut === undefined ? (digest?.standing ?? 'opening') : 'leftOut'
    return { number: index + 1, name: digest?.employee.displayName ?? displayName, standing, leftOut, digest }
  })
}

/** A member as all that was pressed for all will have them. */
function asOrdered({ orders }: Batch, digest: MemberDigest): MemberDigest {
  const steps = digest.steps.map((step): DigestOfStep => {
    if (step.planHash === undefined) return step
    const order = orders.find(
      ({ event }) =>
        (event.kind === 'approvedForAll' || event.kind === 'rejectedForAll') &&
        event.members.some(
          ({ caseId, planHash, timed = 0 }) =>
            caseId === digest.caseId && planHash === step.planHash && timed === digest.moment.timed,
        ) &&
        (event.kind === 'approvedForAll' ? event.stepIds.includes(step.stepId) : event.stepId === step.stepId),
    )
    if (order === undefined) return step
    const status: StepLineStatus = order.event.kind === 'approvedForAll' ? 'approved' : 'rejected'
    return { ...step, status, planHash: undefined, isTogether: false }
  })
  const isWaiting = steps.some(({ status }) => status === 'waitingApproval')
  return { ...digest, steps, standing: digest.standing === 'waiting' && !isWaiting ? 'running' : digest.standing }
}

/** What one press on a card asks of a member. */
export interface AskedOfMember {
  readonly number: number
  readonly name: string
  readonly caseId: string
  /** Of the plan of which all of these steps are. */
  readonly planHash: string
  /** When it begins, as its card says: the revision at which that was chosen, or 0. */
  readonly timed: number
  readonly steps: readonly DigestOfStep[]
}

/**
 * What waits and is asked on one card of a batch: that of a step which cannot be undone, or with no step named all of the
 * rest. What changed since its plan is asked by itself. Pure.
 */
export function askedOn(members: readonly MemberInView[], stepId: string | undefined): readonly AskedOfMember[] {
  return members.flatMap(({ number, name, digest }) => {
    if (digest === undefined) return []
    const steps = digest.steps.filter(
      (step) => step.isTogether && (stepId === undefined ? !isFinal(step) : isFinal(step) && step.stepId === stepId),
    )
    const planHash = steps[0]?.planHash
    return planHash === undefined
      ? []
      : [{ number, name, caseId: digest.caseId, planHash, timed: digest.moment.timed, steps }]
  })
}

/** What stays gone, once approved. */
export function isFinal({ consequence }: Pick<DigestOfStep, 'consequence'>): boolean {
  return consequence === 'cannotBeUndone'
}

/** The same as a card shows it; undefined where nothing is asked. Pure. */
export function askedTogether(asked: readonly AskedOfMember[]): AskedTogether | undefined {
  if (asked.length === 0) return undefined
  return {
    hash: hashOfAsked(asked),
    steps: asked.reduce((sum, { steps }) => sum + steps.length, 0),
    people: asked.map(({ number, name }) => ({ number, name })),
  }
}

/** Stands for exactly what a card asks, and of whom: SHA-256, in letters that a button carries. */
function hashOfAsked(asked: readonly AskedOfMember[]): string {
  const said = asked.map(({ caseId, planHash, timed, steps }) => [
    caseId,
    planHash,
    timed,
    steps.map(({ stepId }) => stepId),
  ])
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url')
}
