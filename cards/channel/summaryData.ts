import type { CardPointer } from '../card'
import type { Message, Translator } from '../texts'

/**
 * `scheduled`: all is done but what was decided for a later day; `declined`: but what an approver decided against, and what
 * hangs on it; `stopped`: somebody ended the case; `takenBack`: since the person comes back; `dryRun`: nothing was sent.
 */
export type Outcome = 'completed' | 'scheduled' | 'declined' | 'notFinished' | 'stopped' | 'takenBack' | 'dryRun'

/** What is open, and who sees to it; `title`: of all steps of which it is so. */
export interface OpenItem {
  readonly title: Message | readonly Message[]
  readonly why: Message
  /** Nobody: it happens by itself, or there is nothing to be done about it. */
  readonly who?: string | undefined
}

export interface SummaryCard extends CardPointer {
  readonly say: Translator
  /** In whose chat it stands, for the language of the answer to a press. */
  readonly audience: 'requester' | 'channel'
  /** The evidence as it was last written, of so many entries; `at`: ISO 8601; the fingerprint is a SHA-256 in hex. */
  readonly evidence:
    | { readonly by: string; readonly at: string; readonly entries: number; readonly fingerprint: string }
    | undefined
  readonly employeeName: string
  /** `declined`: all is done but what an approver decided against, and what hangs on that. */
  readonly outcome: Outcome
  /** Something failed, or the account can still sign in though it was decided that it should not: only that is red. */
  readonly alarming: boolean
  /** Whether the leaver can still sign in; undefined where there is no account any more. */
  readonly signIn: Message | undefined
  /** The case brings somebody back. */
  readonly isReturn?: true
  /** What can be taken back, by step id; only where its reader may ask for that. */
  readonly takeBack?: {
    readonly personId: string
    readonly steps: readonly { readonly stepId: string; readonly title: Message }[]
  }
  /** They come back, and cannot sign in all the same. */
  readonly staysOut?: boolean
  /** Who ended the case, and what that leaves; only of one that was. */
  readonly ended: readonly Message[]
  /** What takes back what was done, step by step; only of a case that was ended. */
  readonly undo: readonly { readonly title: Message; readonly lines: readonly Message[] }[]
  /** What goes on doing harm with what was decided: first. */
  readonly harms: readonly Message[]
  /** How many steps are open, of how many. */
  readonly open: { readonly count: number; readonly all: number }
  readonly notDone: readonly OpenItem[]
  /** What an approver decided against, and what cannot go on without it. */
  readonly declined: readonly OpenItem[]
  /** When all of this was read anew, ISO 8601; undefined in cases of before. */
  readonly readAt?: string | undefined
  /** What each person has now that was the leaver’s. */
  readonly handed: readonly { readonly to: string; readonly what: readonly Message[] }[]
  /** Whether any of them can read mail that was sent to the leaver. */
  readonly privateMail: boolean
  /** What was decided for a later day; `line`: when. */
  readonly toCome: readonly { readonly title: Message; readonly line: Message }[]
  /** `line`: what was read back; `felt`: when its effect is felt. */
  readonly done: readonly DoneStep[]
  /** What a dry run would have sent and asked of people, step by step; nothing of a real case. */
  readonly tried: readonly { readonly title: Message; readonly lines: readonly Message[] }[]
  /** What no read can show; `line` says so. */
  readonly accepted: readonly DoneStep[]
  readonly skipped: readonly { readonly title: Message | readonly Message[]; readonly line: Message }[]
  /** What people are asked to confirm: in a few words, and exactly what to do. */
  readonly tasks: readonly {
    readonly who: string
    readonly title: Message
    readonly line: Message
    readonly instruction: Message
  }[]
  /** What is left for people and nobody is asked to confirm. */
  readonly left: readonly { readonly who: string; readonly line: Message }[]
  /** By which day that should be done, ISO 8601; undefined where nothing was ever asked of anybody. */
  readonly leftBy: string | undefined
  /** `at`: ISO 8601; `who` sees to it. */
  readonly reminders: readonly { readonly at: string; readonly who: string; readonly message: Message }[]
  /** `at`: ISO 8601; `comment`: what was said with it. */
  readonly approvals: readonly {
    readonly stepTitle: Message
    readonly by: string
    readonly at: string
    readonly comment?: string | undefined
  }[]
}

export interface DoneStep {
  readonly title: Message
  readonly line: Message
  readonly felt: readonly Message[]
}
