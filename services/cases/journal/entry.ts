import type { Language, Message } from '../../model/message'
import type { Made } from '../../model/made'
import type { GraphOperation, Operation } from '../../model/operation'
import type { Identity } from '../../directory/identity'
import type { NotSent } from '../../model/restraint'
import type { OneReading } from '../../moments/moment'
import type { Part, When, WhyAsked } from '../../moments/schedule'
import type { AccountKnown, Employee, Names, Person, Successor, UnreadPart } from '../../model/people'
import type { Plan, PlannedStep } from '../../planning/plan'
import type { RemoteProblem } from '../../remote/reader'

/** Who did something: a person of the tenant by directory id, or the bot itself. */
export interface Actor {
  readonly id: string
  readonly displayName: string
}

/** The bot itself, as the one who did something. */
export const botActor: Actor = { id: 'bot', displayName: 'Offboarding bot' }

/** Where a card was put, so that it can be updated in place. */
export interface ShownAt {
  readonly conversationId: string
  readonly activityId: string
}

/** How one operation ended. */
export type Outcome =
  /** With a `monitor`, it is accepted and still under way. `id`: of what it made; `partly`: only a part of it was done. */
  | {
      readonly result: 'accepted'
      readonly requestId?: string
      readonly monitor?: string
      readonly id?: string
      readonly partly?: true
    }
  | { readonly result: 'alreadySo'; readonly requestId?: string }
  | { readonly result: 'refused'; readonly problem: RemoteProblem }
  | { readonly result: 'unknown'; readonly problem: RemoteProblem }
  /** It did not go out, and nothing was asked. Not in journals of before. */
  | { readonly result: 'notSent'; readonly why: NotSent }

/** A closed case, as far as a new one about the same employee must know it. */
export interface Earlier {
  readonly caseId: string
  readonly requester: Actor
  /** When its last step was done. */
  readonly closedAt: string
  /** What was read back of each step that was done, by step id: what is found like that now is of its making. */
  readonly left: Readonly<Record<string, unknown>>
}

/** What somebody took over by a closed case about another leaver, as the journals had it when their own case was opened. */
export interface TookOver {
  readonly caseId: string
  readonly leaver: string
  /** Who had that case. */
  readonly requester: Actor
  /** Ids of the steps that go on leading to them, by the leaver’s own things. */
  readonly leading: readonly string[]
  /** Ids of the steps that made something theirs. */
  readonly own: readonly string[]
  /** Whether that case came to its end, so that its requester is asked for somebody else. */
  readonly completed: boolean
}

/** A case that gives back what another one took away. */
export interface TakesBack {
  /** The newest of the cases whose doings come back; it was ended first. */
  readonly caseId: string
  /** What they made, by the id of the step that did it. */
  readonly made: Readonly<Record<string, Made>>
  /** The doings of one step only: the rest of that case stands. */
  readonly part?: true
}

/** Which batch a case belongs to. */
export interface OfBatch {
  readonly batchId: string
}

/** Why facts could not be read, by step id. */
export type Unread = Readonly<Record<string, RemoteProblem>>

/** What a step that a summary claims something of showed when it was read anew just before that summary. */
export interface StepLook {
  readonly stepId: string
  /** `new`: something that nobody decided about came since the plan; `unread`: it could not be read. */
  readonly result: 'stillSo' | 'noLongerSo' | 'new' | 'unread'
  /** Unread is what was left as it is: that is said, and holds nothing up. Not in journals of before. */
  readonly isLeft?: true
  /** As they were read, where they were. */
  readonly facts?: unknown
  /** Why nothing is claimed of it. None while it is still so, or will be read once more. */
  readonly problem?: Message
}

/** All that can happen in a case. A new fact is appended before the next thing happens (promise 10). */
export type CaseEvent =
  | {
      readonly kind: 'opened'
      readonly employee: Employee
      readonly requester: Actor
      /** Tells other accounts of the requester, also when theirs is gone. Not in journals of before. */
      readonly account?: Identity
      readonly language: Language
      readonly facts: Readonly<Record<string, unknown>>
      /** A case about the same employee that was closed before this one. Not in journals of before. */
      readonly earlier?: Earlier
      /** Left out when there is nothing. Not in journals of before. */
      readonly tookOver?: readonly TookOver[]
      /** It brings somebody back; left out where somebody leaves. */
      readonly takesBack?: TakesBack
      /** What could not be read; left out when everything was. */
      readonly unread?: Unread
      /**
       * Nothing of it is sent, whatever is approved; `behind`: the case about the same employee that was closed last then. Left
       * out of a real one.
       */
      readonly dryRun?: { readonly behind?: string }
      /** It was opened together with others, whose cards stand for it. Left out where it is alone. */
      readonly batch?: OfBatch
    }
  /** Another operator goes on: the requester may not any more, or gave it to them. */
  | {
      readonly kind: 'takenOver'
      readonly from: Actor
      readonly requester: Actor
      readonly account?: Identity
      readonly language: Language
      readonly why: Message
    }
  /** Nothing starts any more until it is resumed; what has started is finished. Not in journals of before. */
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed' }
  /** Of some steps or all. */
  | {
      readonly kind: 'factsRead'
      readonly facts: Readonly<Record<string, unknown>>
      readonly unread?: Unread
      /** Ids of the steps that were left out of the plan, could be read since, and have nothing to do. */
      readonly nothingToDo?: readonly string[]
    }
  /**
   * What the requester chose on the page of decisions so far: who takes over the work (nobody: null), and choices by step id
   * that are not as suggested. Nothing is decided by it yet. Not in journals of before.
   */
  | {
      readonly kind: 'chosenOnPage'
      readonly successor: Successor | null
      readonly choices: Readonly<Record<string, string>>
      /** The step whose own card stands in the page’s place until it is left. */
      readonly opened?: string
    }
  | { readonly kind: 'decided'; readonly stepId: string; readonly decision: unknown }
  | { readonly kind: 'reopened'; readonly stepId: string }
  /** Whom it was to go to can take nothing over any more, or did and goes, too: a person chooses again, in whatever phase. */
  | { readonly kind: 'putBack'; readonly stepId: string; readonly why: Message }
  | {
      readonly kind: 'planned'
      readonly plan: Plan
      readonly facts: Readonly<Record<string, unknown>>
      readonly unread?: Unread
    }
  | { readonly kind: 'submitted'; readonly planHash: string }
  /**
   * When it is to be carried out, before it is sent or since. `asksAgain`: ids of the steps that would begin sooner than was
   * approved, and wait for an approval again. Not in journals of before.
   */
  | {
      readonly kind: 'timed'
      readonly containment: When
      readonly rest: When
      readonly asksAgain?: readonly string[]
    }
  /** When it is to be carried out was typed, and has several readings or no hour: a person chooses. Not in journals of before. */
  | { readonly kind: 'momentTyped'; readonly words: string; readonly readings: readonly OneReading[] }
  /** A moment has come, and a person is asked before anything of that part begins. Not in journals of before. */
  | { readonly kind: 'momentAsked'; readonly part: Part; readonly why: WhyAsked }
  /** The requester and the approvers were told that a moment is near; `moment`: ISO 8601. Not in journals of before. */
  | { readonly kind: 'momentReminded'; readonly moment: string }
  /** What the requester tells the approvers with the plan; empty: taken back. Not in journals of before. */
  | { readonly kind: 'noted'; readonly note: string }
  | { readonly kind: 'ordered'; readonly step: PlannedStep; readonly hash: string }
  /** `receives`: ids of those steps by which the approver gets something; `comment`: what was said with it. Neither in journals of before. */
  | {
      readonly kind: 'approved'
      readonly stepIds: readonly string[]
      readonly planHash: string
      readonly receives?: readonly string[]
      readonly comment?: string
    }
  /** Before the step started under it: it waits for an approval again. Not in journals of before. */
  | { readonly kind: 'approvalTakenBack'; readonly stepId: string }
  /** `asItIs`: a rule stops it, nothing was begun, and it is to be left as it is. Not in journals of before. */
  | {
      readonly kind: 'rejected'
      readonly stepId: string
      readonly reason: string
      readonly planHash: string
      readonly asItIs?: true
    }
  /**
   * Whoever may approve was called, with a mention: to what waits at this moment. `level`: they were before, and it still
   * waited; `since`: ISO 8601, when they were called to it first. Not in journals of before.
   */
  | { readonly kind: 'approversCalled'; readonly level?: 'again' | 'escalated'; readonly since?: string }
  /** Somebody has something of the leaver’s now, and is to be told on a card of their own. Not in journals of before. */
  | { readonly kind: 'successorNamed'; readonly successor: Person }
  /** Teams lets the bot not write to them: the requester tells them what stands on this card. Not in journals of before. */
  | { readonly kind: 'successorUnreached'; readonly card: string }
  /** The requester was told of a rejection and leaves it so. Not in journals of before. */
  | { readonly kind: 'rejectionAccepted'; readonly stepId: string }
  | {
      readonly kind: 'stepStarted'
      readonly stepId: string
      readonly attempt: number
      /** As they were when this attempt started, after other steps of the same case ran. */
      readonly before: unknown
      /** As they were before the case did anything: what a way back starts from. Not in journals of before. */
      readonly beforeCase?: unknown
    }
  | {
      readonly kind: 'operationSent'
      readonly stepId: string
      readonly operation: Operation
      readonly clientRequestId: string
    }
  | {
      readonly kind: 'operationAnswered'
      readonly stepId: string
      readonly clientRequestId: string
      readonly outcome: Outcome
    }
  /** Read from the monitor of an operation that takes long. */
  | {
      readonly kind: 'operationProgressed'
      readonly stepId: string
      readonly clientRequestId: string
      readonly percent: number
    }
  | { readonly kind: 'taskOpened'; readonly stepId: string; readonly operations: readonly Operation[] }
  | { readonly kind: 'taskConfirmed'; readonly stepId: string }
  /** Its person presses for what the task offers; nothing of it was sent before this. Not in journals of before, nor is what comes of it. */
  | {
      readonly kind: 'passAsked'
      readonly stepId: string
      readonly operation: GraphOperation
      readonly clientRequestId: string
    }
  /**
   * A temporary access pass was made: its id, and what Microsoft says of it; the pass itself is in no entry (promise 12).
   * `seen`: the answer went to who pressed; without it nobody has seen the pass, and nobody will.
   */
  | {
      readonly kind: 'passMade'
      readonly stepId: string
      readonly clientRequestId: string
      readonly id: string
      /** ISO 8601. */
      readonly validFrom: string
      readonly lifetimeInMinutes: number
      readonly isUsableOnce: boolean
      readonly seen?: true
      readonly requestId?: string
    }
  | {
      readonly kind: 'passRefused'
      readonly stepId: string
      readonly clientRequestId: string
      readonly problem: RemoteProblem
    }
  /** The pass is among the methods of the account: with it the task is done. `usability`: Microsoft’s word for whether it can be used. */
  | { readonly kind: 'passReadBack'; readonly stepId: string; readonly id: string; readonly usability?: string }
  /** Whoever has the task was reminded, since they had not confirmed it. Not in journals of before. */
  | { readonly kind: 'taskReminded'; readonly stepId: string }
  /** Of a dry run: what would have been sent and asked of people. Nothing was. Not in journals of before. */
  | { readonly kind: 'stepTried'; readonly stepId: string; readonly operations: readonly Operation[] }
  | { readonly kind: 'planChanged'; readonly step: PlannedStep; readonly hash: string }
  | { readonly kind: 'stepVerified'; readonly stepId: string; readonly facts: unknown }
  | { readonly kind: 'stepFailed'; readonly stepId: string; readonly problem: Message; readonly correlationId: string }
  | { readonly kind: 'retried'; readonly stepId: string }
  /** Its day came by this machine's clock, and Microsoft's said otherwise: it waits for two that agree. */
  | { readonly kind: 'dayDoubted'; readonly stepId: string }
  /**
   * A rule forbids the step with the facts of this moment, or what it needs to know cannot be read: nothing is sent, and it
   * is looked at again. `changed`: what was found since the plan, in words.
   */
  | {
      readonly kind: 'ruleRefused'
      readonly stepId: string
      readonly reasons: readonly Message[]
      readonly changed: readonly Message[]
    }
  /** No rule forbids it any more: it goes on by itself. */
  | { readonly kind: 'ruleLifted'; readonly stepId: string }
  /** `times`: how many equal ones it stands for; one when left out. */
  | {
      readonly kind: 'refused'
      readonly verb: string
      readonly stepId?: string
      readonly why: Message
      readonly times?: number
    }
  | { readonly kind: 'shown'; readonly card: string; readonly at: ShownAt }
  /** The evidence was written to files, of the entries so far; the fingerprint is the hash of the last of them. */
  | { readonly kind: 'evidenceWritten'; readonly entries: number; readonly fingerprint: string }
  /** Everything about people was removed, so many days after the case was closed. Nothing follows. */
  | { readonly kind: 'personalDataRemoved'; readonly days: number }
  /**
   * Everything that the summary claims was read anew; the entry's time is that of the look. Not in journals of before, nor is
   * whether the account could sign in.
   */
  | {
      readonly kind: 'lookedAtLast'
      readonly looks: readonly StepLook[]
      readonly correlationId: string
      readonly accountEnabled?: boolean
    }
  /** That look found what nobody decided about: it waits for an approval as one more decision. Not in journals of before. */
  | { readonly kind: 'foundSince'; readonly step: PlannedStep; readonly hash: string }
  /** The leaver’s account was there no more when something was to be done: all that needs it waits. */
  | { readonly kind: 'accountGone' }
  /** It is there again. */
  | { readonly kind: 'accountBack' }
  /**
   * An administrator changed the leaver’s name or address meanwhile, or with `person` that of somebody else whom decisions
   * name. Not in journals of before.
   */
  | { readonly kind: 'renamed'; readonly to: Names; readonly person?: Person }
  /**
   * What could not be read of the account at the opening was read since, or it stands otherwise with the manager. `unread`:
   * what still cannot be. Not in journals of before.
   */
  | { readonly kind: 'accountRead'; readonly known: AccountKnown; readonly unread: readonly UnreadPart[] }
  /** A completed case goes on, since whoever took something over can have it no more. Not in journals of before. */
  | { readonly kind: 'takenUpAgain'; readonly why: Message }
  /** What a step handed over became that person’s own: this case answers for it no more. Not in journals of before. */
  | { readonly kind: 'passedOn'; readonly stepId: string; readonly why: Message }
  /** Nothing of what a step did was taken back after all: this case answers for it as before. Not in journals of before. */
  | { readonly kind: 'answersAgain'; readonly stepId: string }
  | { readonly kind: 'settled' }
  | { readonly kind: 'completed' }
  /**
   * `takenBack`: whoever left comes back, so that nothing of it may go on; of a completed case, too. `dryRun`: it was one, and
   * is over. Neither in journals of before.
   */
  | { readonly kind: 'cancelled'; readonly takenBack?: true; readonly dryRun?: true }
  /**
   * A date that the summary names is near: its successor, or with none the requester, was told. `date`: which one. Not in
   * journals of before, nor is what comes of it.
   */
  | {
      readonly kind: 'dateReminded'
      readonly stepId: string
      readonly date: string
      readonly to?: Person
      readonly language: Language
    }
  /** It is still needed, and asked about again at `until`, ISO 8601. */
  | { readonly kind: 'dateExtended'; readonly stepId: string; readonly date: string; readonly until: string }
  /** Somebody has seen to it; `ends`: by deciding that it ends. */
  | { readonly kind: 'dateSeen'; readonly stepId: string; readonly date: string; readonly ends?: true }

/** The events that are about when a case is carried out. */
export type MomentEvent = Extract<
  CaseEvent,
  { readonly kind: 'timed' | 'momentTyped' | 'momentAsked' | 'momentReminded' }
>

/** The events that are about a date, and change nothing of its step. */
export type DateEvent = Extract<CaseEvent, { readonly kind: 'dateReminded' | 'dateExtended' | 'dateSeen' }>

/** Which press it was, as the card named it. With the case and the actor it is one press, however often it is delivered. */
export interface PressKey {
  readonly verb: string
  /** Empty when the press is about the case as a whole. */
  readonly stepId: string
  readonly revision: number
}

export interface NewEntry {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly by: Actor
  readonly event: CaseEvent
  /** The press that did this; none for what the bot does by itself, and none for a refusal. */
  readonly press?: PressKey
}

export interface Entry extends NewEntry {
  readonly caseId: string
  /** 1 for the first entry of a case; the newest entry's is the case's revision. */
  readonly revision: number
}
