import type { Actor, ShownAt } from '../cases/journal/entry'
import type { Identity } from '../directory/identity'
import type { Language, Message } from '../model/message'
import type { Successor } from '../model/people'
import type { Moment, OneReading } from '../moments/moment'
import type { When, WhyAsked } from '../moments/schedule'

/** Somebody who is to leave together with others, before they have a case. */
export interface NewMember {
  readonly employeeId: string
  readonly displayName: string
  /** Of the list that named them; none where they were typed. */
  readonly line?: number
  /** When that list says that they leave: at the hour that stands there, else at the end of the working day. */
  readonly leaves?: Moment
}

/** When something is carried out for all: the same for each, or each on the day that the list names for them. */
export type WhenForAll = When | 'ownDays'

/** When all of a batch is to be carried out; containment is never later than the rest, for nobody. */
export interface ScheduleForAll {
  readonly containment: WhenForAll
  readonly rest: WhenForAll
}

/** A case with the plan that was shown when something was pressed for all: another plan is not what was meant. */
export interface PlannedMember {
  readonly caseId: string
  readonly planHash: string
  /** Of its case: the revision at which the moment that was shown was chosen; left out where none was. */
  readonly timed?: number
}

/** What a person pressed for all: recorded here first, then carried out case by case, and gone on with after a crash. */
export type BatchOrder =
  /** Of these cases the plans are sent. */
  | { readonly kind: 'batchSubmitted'; readonly members: readonly PlannedMember[] }
  | {
      readonly kind: 'approvedForAll'
      readonly stepIds: readonly string[]
      readonly members: readonly PlannedMember[]
      /** Ids of people of these cases who are the same person by another account. */
      readonly alsoIs?: readonly string[]
      readonly comment?: string
    }
  | {
      readonly kind: 'rejectedForAll'
      readonly stepId: string
      readonly members: readonly PlannedMember[]
      readonly alsoIs?: readonly string[]
      readonly reason: string
    }
  | { readonly kind: 'batchPaused' }
  | { readonly kind: 'batchResumed' }
  /** Every case in which nothing is over yet is ended as one alone would be. */
  | { readonly kind: 'batchStopped' }
  /** When all of it is carried out; before the plans are sent it is a decision like others, and nothing is to be carried out. */
  | ({ readonly kind: 'timedForAll' } & ScheduleForAll)
  /** What was asked at a moment, of all of whom it was asked by then: it begins, or they are signed out again. */
  | { readonly kind: 'momentAnsweredForAll'; readonly why: WhyAsked }

/** All that can happen in a batch. Nothing of it repeats what the journal of a case says. */
export type BatchEvent =
  | {
      readonly kind: 'batchOpened'
      readonly requester: Actor
      readonly account?: Identity
      readonly language: Language
      /** What the list was called, or the day. */
      readonly name: string
      readonly members: readonly NewMember[]
      /** When, as it was typed, where that is not one moment. */
      readonly wanted?: { readonly words: string; readonly readings: readonly OneReading[] }
      /** When, where what was typed says it. */
      readonly timed?: ScheduleForAll
    }
  | { readonly kind: 'memberOpened'; readonly employeeId: string; readonly caseId: string }
  /** Refused as one alone would be, or taken out by a person. A case of the batch that they had was ended first. */
  | { readonly kind: 'memberLeftOut'; readonly employeeId: string; readonly why: Message }
  /** Who takes over everybody’s work; nobody: null; left out: each one’s manager. */
  | { readonly kind: 'successorForAll'; readonly successor?: Successor | null }
  /** What is chosen of a step for everybody whose card offers it; left out: as suggested for each. */
  | { readonly kind: 'decidedForAll'; readonly stepId: string; readonly choice?: string }
  /** What is chosen instead where a rule holds; left out: the rule makes no exception. */
  | { readonly kind: 'exceptionMade'; readonly rule: string; readonly choice?: string }
  /**
   * The plans of everybody are to be made with what is decided; whatever is decided after that takes this back.
   */
  | { readonly kind: 'plansAsked' }
  /** They were looked at, and something is to be decided otherwise. */
  | { readonly kind: 'plansPutBack' }
  | BatchOrder
  /** Every case that this order is about has it, or has a reason of its own why not. */
  | { readonly kind: 'carriedOut'; readonly order: number }
  | { readonly kind: 'shown'; readonly card: string; readonly at: ShownAt }
  /** `completed`: every case is closed. `cancelled`: no case was sent, and none will be. */
  | { readonly kind: 'batchEnded'; readonly how: 'completed' | 'cancelled' }

export interface NewBatchEntry {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly by: Actor
  readonly event: BatchEvent
}

export interface BatchEntry extends NewBatchEntry {
  readonly batchId: string
  /** 1 for the first entry; the newest entry’s is the batch’s revision. */
  readonly revision: number
}
