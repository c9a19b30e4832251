import type { Identity } from '../../directory/identity'
import type { Language } from '../../model/message'
import type { Standings } from '../../facts/people'
import type { Employee, Person, Successor } from '../../model/people'
import type { OtherRenamed } from '../../model/renamed'
import type { Plan } from '../../planning/plan'
import type { CaseStep } from './caseStep'
import type { OneReading } from '../../moments/moment'
import type { Part, Schedule, WhyAsked } from '../../moments/schedule'
import type { Actor, Earlier, OfBatch, ShownAt, TakesBack, TookOver } from './entry'

/**
 * `deciding`: the requester answers cards; `proposed`: the plan waits for the requester; `submitted`: approvals and runs;
 * `settled`: nothing more runs by itself and the summary says so; `completed` and `cancelled` are closed.
 */
export type CasePhase = 'deciding' | 'proposed' | 'submitted' | 'settled' | 'completed' | 'cancelled'

/**
 * What ending a case means as it is now: a draft is given up (`cancel`), what waits for approval is taken back
 * (`withdraw`), what runs is stopped (`stop`), what came to rest unfinished is closed (`close`).
 */
export type Ending = 'cancel' | 'withdraw' | 'stop' | 'close'

/**
 * How a case was ended: as {@link Ending} says, because the person is taken back (`takenBack`), completed or not, or since it was
 * a dry run that is over (`dryRun`).
 */
export type HowEnded = Ending | 'takenBack' | 'dryRun'

/** How a case was ended before it was complete, or after. */
export interface Ended {
  readonly by: Actor
  readonly at: string
  readonly how: HowEnded
  /** Whether all that its summary claims was read anew since. */
  readonly isLookedAt: boolean
}

/** That nothing starts until somebody resumes it, and who said so. */
export interface Paused {
  readonly by: Actor
  readonly at: string
  /** Ids of the steps that were under way then and still are: those are finished. */
  readonly finishing: readonly string[]
}

/** What came of a date that the summary names, by the reminders of it: the newest is the one that counts. */
export interface DateReminder {
  readonly stepId: string
  readonly date: string
  /** Of the entry that says so. */
  readonly revision: number
  /** The successor who was told; undefined where the requester was. */
  readonly to: Person | undefined
  readonly language: Language
  /** ISO 8601: when it is asked about again; undefined while nobody asked for that. */
  readonly until: string | undefined
  /** `ends`: by deciding that it ends. */
  readonly seen: { readonly by: Actor; readonly at: string; readonly ends: boolean } | undefined
}

/** When a case is to be carried out, and who said so. */
export interface Timed extends Schedule {
  readonly by: Actor
  /** When it was chosen, ISO 8601. */
  readonly at: string
  /** Of the entry that says so. */
  readonly revision: number
}

/** What a person is asked when a moment has come: nothing of it begins before they answered. */
export interface AskedAtMoment {
  readonly part: Part
  readonly why: WhyAsked
  /** ISO 8601. */
  readonly at: string
  /** Of the entry that says so. */
  readonly revision: number
}

/** How often it waited when the approvers were called: just asked for, after a while, or for so long that others are. */
export type CallLevel = 'first' | 'again' | 'escalated'

/** One call of the approvers. */
export interface ApproversCall {
  /** Of the entry that says so. */
  readonly revision: number
  /** Both ISO 8601: when it was, and when they were first called to what waited. */
  readonly at: string
  readonly since: string
  readonly level: CallLevel
}

/** Whose case it is or was, and what tells another account of theirs, where the journal has it. */
export interface Requester extends Actor {
  readonly language: Language
  readonly account: Identity | undefined
}

/** Who had a case before its requester. */
export interface EarlierRequester extends Requester {
  /** They gave it away themselves. */
  readonly gave?: true
}

export interface OffboardingCase {
  readonly caseId: string
  /** The number of entries in the journal. */
  readonly revision: number
  readonly phase: CasePhase
  readonly openedAt: string
  /** When the newest entry was written. */
  readonly newestAt: string
  readonly requester: Requester
  /** The revision of the entry since which it is theirs. */
  readonly requesterRevision: number
  /** Who had the case before, oldest first: four eyes counts them, too. */
  readonly earlierRequesters: readonly EarlierRequester[]
  readonly language: Language
  readonly employee: Employee
  /** Whom else the case names, and an administrator renamed since. */
  readonly othersRenamed: readonly OtherRenamed[]
  /** The case about the same employee that was closed before this one, when it left something. */
  readonly earlier: Earlier | undefined
  /** What this case gives back; undefined where somebody leaves. */
  readonly takesBack: TakesBack | undefined
  /** Nothing of it is sent; `behind`: the case about the same employee that was closed before. Undefined of a real one. */
  readonly dryRun: { readonly behind?: string } | undefined
  /** The batch in which it was opened; undefined where it is alone. */
  readonly batch: OfBatch | undefined
  /** What the employee took over by closed cases about others. */
  readonly tookOver: readonly TookOver[]
  /**
   * What was chosen on the page of decisions, which step’s own card stands in its place, and the revision of the entry that
   * says so; undefined while nothing was.
   */
  readonly page:
    | {
        readonly successor: Successor | null
        readonly choices: Readonly<Record<string, string>>
        readonly opened: string | undefined
        readonly revision: number
      }
    | undefined
  /** In the order of the plan: that of the registry when the case was opened. */
  readonly steps: readonly CaseStep[]
  /** Whether the account could sign in when it was last read, by whichever look, and when that was; ISO 8601. */
  readonly signIn: { readonly enabled: boolean; readonly at: string }
  /** ISO 8601: since when the leaver’s account is known to be gone, though this case did not delete it. */
  readonly accountGoneSince: string | undefined
  /** Why it cannot be read how it stands with the people whom decisions name, and since when; undefined while it can. */
  readonly peopleUnread: CaseStep['unread']
  /** How it stood with the people whom decisions name, when it was last read. */
  readonly people: Standings
  readonly plan: Plan | undefined
  /** When it is to be carried out; undefined while nobody chose, which is at once. */
  readonly timed: Timed | undefined
  /** What was typed of it and is still to be chosen from, in the words in which it was; undefined where nothing is. */
  readonly momentTyped: { readonly words: string; readonly readings: readonly OneReading[] } | undefined
  /** What a person is asked at a moment, before anything begins; undefined while nobody is. */
  readonly askedAtMoment: AskedAtMoment | undefined
  /** The moments of which people were reminded, ISO 8601, each with the revision of its entry. */
  readonly momentReminders: readonly { readonly moment: string; readonly revision: number }[]
  /** When the plan was sent, for approval or to start; undefined while it is being made. */
  readonly submittedAt: string | undefined
  /** What the requester tells the approvers, and who that was. */
  readonly note: { readonly by: string; readonly text: string } | undefined
  /** The calls of the approvers, oldest first. */
  readonly calls: readonly ApproversCall[]
  /** The reminders of dates that the summary names, oldest first. */
  readonly dates: readonly DateReminder[]
  /** Who has or had something of the leaver’s, in the order in which they were first to be told: their cards’ numbers. */
  readonly successors: readonly { readonly person: Person; readonly unreached: boolean }[]
  /** Who ended it before it was complete; undefined while nobody did. */
  readonly ended: Ended | undefined
  /** Undefined while it goes on, and once it is closed. */
  readonly paused: Paused | undefined
  /** The revision of the entry that last paused or resumed it, for the buttons that do; 0 before there is one. */
  readonly pauseRevision: number
  /** The revision of the entry that made the plan, for the buttons of the plan card. */
  readonly planRevision: number
  /** The revision since which one press approves what waits: of the plan, or of the last choice of when since it was sent. */
  readonly togetherRevision: number
  /** When everything that the summary claims was last read anew. */
  readonly lookedAt: string | undefined
  /** Since when a part of that cannot be read. */
  readonly unreadSince: string | undefined
  /** The revision of the last entry with facts that made no plan by itself; 0 before there is one. */
  readonly factsRevision: number
  /** Where each card stands, by the card's key. */
  readonly shown: Readonly<Record<string, ShownAt>>
  /** How many refused presses of each kind the journal has, by `refusalKey`. */
  readonly refusals: Readonly<Record<string, number>>
  /** The presses that did something, see `wasPressed` in `case.ts`. */
  readonly presses: readonly string[]
  /** The evidence as it was last written: by whom and when, of how many entries, and the hash of the last of them. */
  readonly evidence?: {
    readonly by: Actor
    readonly at: string
    readonly entries: number
    readonly fingerprint: string
    /** The revision of the entry that says so: whoever presses again wants it written again. */
    readonly revision: number
  }
}
