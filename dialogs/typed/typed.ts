import type { Language } from '../../cards/texts'
import type { OneReading, Reading } from '../../services/moments/moment'
import type { Period } from '../../services/moments/period'
import type { SentFile } from '../sentFile'

/** What somebody sent, as it came: all of it is theirs, and nothing in it is believed. */
export interface Typed {
  /** With markup. */
  readonly text: string
  readonly mentions: readonly Mention[]
  readonly attachments: readonly Attachment[]
}

export interface Mention {
  /** How it stands in the text, with its tags. */
  readonly text: string
  /** Object id in the directory, where Teams says it; most mentions have an id that nobody but Teams can resolve. */
  readonly id: string | undefined
  readonly isBot: boolean
}

export interface Attachment {
  readonly contentType: string
  /** Only of `text/html`. */
  readonly content: string | undefined
  /** Only of a file that can be fetched. */
  readonly file?: SentFile
}

/** So many may be typed to leave together; of more a list is sent. */
export const mostTyped = 20
/** UTF-16 units of a name, an address or an object id; no display name of the directory is longer (learn, user resource type). */
export const longestName = 256

/** What a button or a typed word can ask for, by the name that is typed. */
export const commandNames = [
  'offboard',
  'restore',
  'check',
  'status',
  'waiting',
  'overview',
  'withdraw',
  'help',
] as const
export type CommandName = (typeof commandNames)[number]

/** What a sentence says about when. */
export interface NamedDay {
  /** The words that say it. */
  readonly text: string
  readonly reading: Reading
}

/**
 * How sure it is that somebody is to be offboarded: a `command` was typed exactly; a `sentence` is about leaving, or a
 * command with a typing error; a `name` may stand anywhere, and may be none.
 */
export type HowSaid = 'command' | 'sentence' | 'name'

/** Somebody may be meant who leaves. */
export interface OffboardIntention {
  readonly kind: 'offboard'
  readonly how: HowSaid
  /** Names, addresses or object ids; none where the bot is to ask. */
  readonly people: readonly string[]
  readonly day: NamedDay | undefined
  /** What it may have been when nobody is called that. */
  readonly nearest: CommandName
  /** Of a sentence: there is more behind these that may be names, and is not looked for. */
  readonly isCut?: true
}

/** By what people belong together. */
export const crowdKinds = ['department', 'office', 'group'] as const
export type CrowdKind = (typeof crowdKinds)[number]

/** What may have been meant: the name as the directory may have it, and what was said that it is. */
export interface CrowdLookup {
  readonly name: string
  readonly as: CrowdKind | undefined
}

/** Many at once, by what they have in common. */
export type CrowdAsked = {
  /** As it was typed. */
  readonly words: string
  /** Who is not meant, as they were typed. */
  readonly except: readonly string[]
} & (
  | { readonly by: 'name'; readonly lookups: readonly CrowdLookup[] }
  /** By the day on which they leave; undefined where it is not clear which days are meant. */
  | { readonly by: 'leaving'; readonly period: Period | undefined }
)

/** When somebody wants an offboarding carried out, as they typed it. */
export interface MomentWanted {
  readonly words: string
  /** All that they may have meant; none where the words name no moment. */
  readonly readings: readonly OneReading[]
}

/** What somebody wants, understood. Nothing that can be wanted by typing ends or changes anything. */
export type Intention =
  | OffboardIntention
  /** Many at once, by what they have in common; `byName`: what it is where nobody has it, and somebody is called so. */
  | {
      readonly kind: 'crowd'
      readonly how: HowSaid
      readonly asked: CrowdAsked
      readonly byName: OffboardIntention
    }
  /**
   * `status`: how all stands that is somebody's business, or how it stands with the people whom they named. `check`: what
   * would be found and planned about the one whom they named.
   */
  | { readonly kind: 'status' | 'check'; readonly people: readonly string[] }
  /**
   * Whoever left comes back. `begins`: that it may begin was confirmed. `part`: id of the only step whose doings come back.
   * `of`: id of the case on whose card it was asked.
   */
  | {
      readonly kind: 'restore'
      readonly people: readonly string[]
      readonly begins: boolean
      readonly part?: string | undefined
      readonly of?: string | undefined
    }
  /** A page of all cases: behind a case or before one, else the first. */
  | {
      readonly kind: 'overview'
      readonly listed: 'open' | 'closed'
      readonly olderThan?: string | undefined
      readonly newerThan?: string | undefined
    }
  | { readonly kind: 'waiting' | 'withdraw' | 'help' | 'greeting' }
  /** A command that names more people than are taken so, or goes on behind what was read of it: then nobody knows how many. */
  | { readonly kind: 'tooMany'; readonly count: number | undefined }
  | { readonly kind: 'language'; readonly language: Language }
  /** A file that may be a list of leavers. `besides`: it came with words, or with other files. */
  | { readonly kind: 'list'; readonly file: SentFile; readonly besides: boolean }
  /** No words: nothing at all, a sticker or another picture, a file. */
  | { readonly kind: 'wordless'; readonly sent: 'nothing' | 'picture' | 'file' }
  | { readonly kind: 'unknown'; readonly nearest: CommandName }
