import type { Actor, ShownAt } from '../cases/journal/entry'
import type { Requester } from '../cases/journal/case'
import type { Language, Message } from '../model/message'
import type { Successor } from '../model/people'
import type { BatchEntry, BatchEvent, BatchOrder, NewMember, ScheduleForAll } from './batchEntry'

/**
 * `reading`: the cases are being opened; `deciding`: all are, or were left out; `submitted`: the plans were sent; `ended`:
 * nothing is to come.
 */
export type BatchPhase = 'reading' | 'deciding' | 'submitted' | 'ended'

/** Somebody of a batch: waiting for a case, with one, or left out. */
export interface BatchMember extends NewMember {
  readonly caseId: string | undefined
  readonly leftOut: Message | undefined
}

/** What was chosen for all. */
export interface BatchDecisions {
  /** Nobody: null; undefined: each one’s manager. */
  readonly successor: Successor | null | undefined
  /** By step id, where it is not as suggested for each. */
  readonly choices: Readonly<Record<string, string>>
  /** By the name of the rule. */
  readonly exceptions: Readonly<Record<string, string>>
}

/** A press for all that is still being carried out. */
export interface OpenOrder {
  /** Of its entry: names it. */
  readonly revision: number
  readonly by: Actor
  readonly at: string
  readonly event: BatchOrder
}

/** When all of a batch is to be carried out, as somebody chose it. */
export interface TimedForAll extends ScheduleForAll {
  readonly by: Actor
  readonly at: string
  readonly revision: number
}

export interface Batch {
  readonly batchId: string
  readonly revision: number
  readonly phase: BatchPhase
  readonly openedAt: string
  /** The requester, or a program of the organisation that asked in their name. */
  readonly openedBy: Actor
  readonly newestAt: string
  readonly requester: Requester
  readonly language: Language
  readonly name: string
  readonly members: readonly BatchMember[]
  readonly decisions: BatchDecisions
  /** The revision of the entry that last changed what is decided or who is in it: what a press on a card must have seen. */
  readonly decisionRevision: number
  /** The revision of the entry that asked for the plans; undefined while it is being decided. */
  readonly plansAsked: number | undefined
  /** What somebody typed of when, until a moment is chosen. */
  readonly wanted: (BatchEvent & { readonly kind: 'batchOpened' })['wanted']
  /** Undefined where nobody chose: at once. */
  readonly timed: TimedForAll | undefined
  readonly submitted: { readonly by: Actor; readonly at: string } | undefined
  readonly paused: { readonly by: Actor; readonly at: string } | undefined
  readonly stopped: { readonly by: Actor; readonly at: string } | undefined
  /** Oldest first. */
  readonly orders: readonly OpenOrder[]
  /** Where each card stands, by its key. */
  readonly shown: Readonly<Record<string, ShownAt>>
  readonly ended: 'completed' | 'cancelled' | undefined
}

/**
 * A batch from its entries in order, or from those that followed what is known of it. Returns undefined when there is
 * nothing; throws when the first is not `batchOpened`. Pure.
 */
export function foldBatch(entries: readonly BatchEntry[], before?: Batch): Batch | undefined {
  if (before !== undefined) return entries.reduce(applyEntry, before)
  const [first, ...rest] = entries
  return first === undefined ? undefined : rest.reduce(applyEntry, opened(first))
}

/** Ids of the cases that belong to the batch, in the order of its members; those of people taken out later are not among them. */
export function casesOf({ members }: Pick<Batch, 'members'>): readonly string[] {
  return members.flatMap(({ caseId, leftOut }) => (caseId === undefined || leftOut !== undefined ? [] : [caseId]))
}

/** Members whose case is still to be opened. */
export function waitingMembers({ members }: Pick<Batch, 'members'>): readonly BatchMember[] {
  return members.filter(({ caseId, leftOut }) => caseId === undefined && leftOut === undefined)
}

function opened({ batchId, revision, at, by, event }: BatchEntry): Batch {
  if (event.kind !== 'batchOpened') throw new Error(`The journal of batch ${batchId} does not begin with its opening`)
  const { requester, account, language, name, members, wanted, timed } = event
  return {
    batchId,
    revision,
    phase: members.length === 0 ? 'deciding' : 'reading',
    openedAt: at,
    openedBy: by,
    newestAt: at,
    requester: { ...requester, language, account },
    language,
    name,
    members: members.map((member) => ({ ...member, caseId: undefined, leftOut: undefined })),
    decisions: { successor: undefined, choices: {}, exceptions: {} },
    decisionRevision: revision,
    plansAsked: undefined,
    wanted,
    timed: timed === undefined ? undefined : { ...timed, by, at, revision },
    submitted: undefined,
    paused: undefined,
    stopped: undefined,
    orders: [],
    shown: {},
    ended: undefined,
  }
}

function applyEntry(batch: Batch, entry: BatchEntry): Batch {
  const after = applyEvent(batch, entry.event, entry)
  return { ...after, phase: phaseOf(after), revision: entry.revision, newestAt: entry.at }
}

function phaseOf(batch: Batch): BatchPhase {
  if (batch.ended !== undefined) return 'ended'
  if (batch.submitted !== undefined) return 'submitted'
  return waitingMembers(batch).length > 0 ? 'reading' : 'deciding'
}

function applyEvent(batch: Batch, event: BatchEvent, { by, at, revision }: BatchEntry): Batch {
  const decided = (decisions: Partial<BatchDecisions>): Batch => ({
    ...batch,
    decisions: { ...batch.decisions, ...decisions },
    decisionRevision: revision,
    plansAsked: undefined,
  })
  switch (event.kind) {
    case 'batchOpened':
      throw new Error(`Batch ${batch.batchId} was opened twice`)
    case 'memberOpened':
      return withMember({ ...batch, decisionRevision: revision }, event.employeeId, { caseId: event.caseId })
    case 'memberLeftOut':
      return withMember({ ...batch, decisionRevision: revision }, event.employeeId, { leftOut: event.why })
    case 'successorForAll':
      return decided({ successor: event.successor })
    case 'decidedForAll':
      return decided({ choices: chosen(batch.decisions.choices, event.stepId, event.choice) })
    case 'exceptionMade':
      return decided({ exceptions: chosen(batch.decisions.exceptions, event.rule, event.choice) })
    case 'plansAsked':
      return { ...batch, decisionRevision: revision, plansAsked: revision }
    case 'plansPutBack':
      return decided({})
    case 'carriedOut':
      return { ...batch, orders: batch.orders.filter((order) => order.revision !== event.order) }
    case 'shown':
      return { ...batch, shown: { ...batch.shown, [event.card]: event.at } }
    case 'batchEnded':
      return { ...batch, ended: event.how }
    case 'batchSubmitted':
    case 'approvedForAll':
    case 'rejectedForAll':
    case 'batchPaused':
    case 'batchResumed':
    case 'batchStopped':
    case 'momentAnsweredForAll':
      return ordered(batch, { revision, by, at, event })
    case 'timedForAll': {
      const { containment, rest } = event
      const timed = { ...batch, timed: { containment, rest, by, at, revision }, decisionRevision: revision }
      // As long as nothing was sent, the plans are made with it.
      return batch.submitted === undefined ? timed : ordered(timed, { revision, by, at, event })
    }
  }
}

function ordered(batch: Batch, order: OpenOrder): Batch {
  const { by, at, event } = order
  const after = { ...batch, orders: [...batch.orders, order] }
  switch (event.kind) {
    case 'batchSubmitted':
      return { ...after, submitted: { by, at } }
    case 'batchPaused':
      return { ...after, paused: { by, at } }
    case 'batchResumed':
      return { ...after, paused: undefined }
    case 'batchStopped':
      return { ...after, stopped: { by, at } }
    case 'approvedForAll':
    case 'rejectedForAll':
    case 'timedForAll':
    case 'momentAnsweredForAll':
      return after
  }
}

function withMember(batch: Batch, employeeId: string, change: Partial<BatchMember>): Batch {
  const members = batch.members.map((member) => (member.employeeId === employeeId ? { ...member, ...change } : member))
  return { ...batch, members }
}

function chosen(
  before: Readonly<Record<string, string>>,
  name: string,
  choice: string | undefined,
): Readonly<Record<string, string>> {
  const others = Object.entries(before).filter(([known]) => known !== name)
  return Object.fromEntries(choice === undefined ? others : [...others, [name, choice]])
}
