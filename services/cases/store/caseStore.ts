import type { BatchEntry, NewBatchEntry } from '../../batches/batchEntry'
import type { Entry, NewEntry } from '../journal/entry'
import type { SealedEntry } from '../journal/seal'
import type { JournalFault } from './journalFault'

/** Outcome of an append: the new revision, or a conflict because somebody else appended first (read again and decide anew). */
export type Appended =
  | { readonly ok: true; readonly revision: number }
  | { readonly ok: false; readonly reason: 'conflict' }

/**
 * Where a person or a channel can be reached, and what else the chat side keeps beside the journals: opaque here, understood
 * there only. JSON.
 */
export type ConversationReferenceData = Readonly<Record<string, unknown>>

/** The key under which a person's conversation is remembered; `forget` removes that of the leaver. */
export function personKey(personId: string): string {
  return `person:${personId}`
}

/** The key under which the language is remembered that a person chose; `forget` removes that of the leaver, too. */
export function languageKey(personId: string): string {
  return `language:${personId}`
}

/** The key under which it is remembered that a person or a channel was greeted, by id; `forget` removes that of the leaver, too. */
export function greetedKey(id: string): string {
  return `greeted:${id}`
}

/** The key under which it is remembered that a person's leave date was told; `forget` removes that of the leaver, too. */
export function leaveDateKey(personId: string): string {
  return `leaveDate:${personId}`
}

/** A card as Teams last accepted it. */
export interface AcceptedLook {
  /** Stands for everything on the card. */
  readonly look: string
  /** ISO 8601. */
  readonly at: string
}

/** A case that the store has, for a list. */
export interface KnownCase {
  readonly caseId: string
  /** ISO 8601. */
  readonly openedAt: string
  readonly state: 'open' | 'completed' | 'cancelled'
  readonly personalDataRemoved: boolean
  /** Its first entry, which says who it is about. */
  readonly opening: SealedEntry
}

/** A case that was closed, and when: ISO 8601. */
export interface ClosedCase {
  readonly caseId: string
  readonly closedAt: string
}

/** Which cases a list shows: open ones, or closed ones that still have their personal data. */
export type Listed = 'open' | 'closed'

/** Where a page of a list begins: behind this case, or where this one follows it; with neither, at the newest case. */
export interface PlaceInList {
  readonly olderThan?: string | undefined
  readonly newerThan?: string | undefined
}

/** A page of a list of cases, those that were opened last first. */
export interface CasePage {
  readonly caseIds: readonly string[]
  readonly hasNewer: boolean
  readonly hasOlder: boolean
}

/** The journals as they are kept: what evidence is made from. */
export interface SealedJournals {
  /** The entries of a case in order, with what is left of their personal values; empty when there is no such case. */
  sealed(caseId: string): Promise<readonly SealedEntry[]>
  /** All cases, oldest first. */
  cases(): Promise<readonly KnownCase[]>
}

/**
 * Keeps the journals. The truth of a case is its entries in order; the revision of a case is the number of its entries.
 * Append-only and hash-chained (`journal/seal`): no entry is ever changed or removed. The personal values in them can be,
 * and the chain still holds. What cannot be read or written rejects with {@link JournalFault}. Every implementation passes `test/services/cases/store/caseStore.suite.ts`.
 */
export interface CaseStore extends SealedJournals {
  /**
   * Appends entries in one transaction that is on disk when the promise resolves. Opening a second case for an
   * employee who has an unfinished one is a conflict too.
   * @param revision what the caller believes the case's revision is; 0 creates the case
   */
  append(caseId: string, revision: number, entries: readonly NewEntry[]): Promise<Appended>
  /** All entries of a case in order; empty when there is no such case, or its personal data was removed. */
  read(caseId: string): Promise<readonly Entry[]>
  /** Those that came after this revision; undefined when there is no such case, or its personal data was removed. */
  readAfter(caseId: string, revision: number): Promise<readonly Entry[] | undefined>
  /** The same of several cases, with few questions for all of them, by case id; what {@link readAfter} has nothing of is left out. */
  readSomeAfter(
    cases: readonly { readonly caseId: string; readonly revision: number }[],
  ): Promise<ReadonlyMap<string, readonly Entry[]>>
  /** Cases that were not closed (`completed` or `cancelled`), or were taken up again since (`takenUpAgain`), oldest first. */
  unfinished(): Promise<readonly string[]>
  /** A page of the cases, without reading the others; a place that is not in the list is its beginning. */
  page(listed: Listed, place: PlaceInList, most: number): Promise<CasePage>
  /** The unfinished case about this employee, if any: one employee has at most one. */
  unfinishedOf(employeeId: string): Promise<string | undefined>
  /** The case about this employee that was closed last and still has its personal data, if any. */
  closedOf(employeeId: string): Promise<string | undefined>
  /** Closed cases with a decision that named this person, ever, and that still have their personal data; oldest first. */
  closedNaming(personId: string): Promise<readonly string[]>
  /**
   * Cases that still have their personal data and whose first entry says one of these texts of its leaver as JSON writes it,
   * however its plain Latin letters are cased; those that were opened last first. More may be found than is meant: whoever
   * asks looks who each is about.
   * @param texts each a whole text such as `"jan@contoso.com"`, or a property with its text or the beginning of one:
   * `"employeeId":"1003"`, `"displayName":"Ja`
   */
  openedMentioning(texts: readonly string[]): Promise<readonly KnownCase[]>
  /** When the newest of those cases was closed whose personal data was removed; undefined while there is none. */
  newestForgotten(): Promise<Date | undefined>
  /** Ids of everybody whom decisions of completed cases that still have their personal data ever named. */
  namedInCompleted(): Promise<readonly string[]>
  /** Cases that were closed before this moment and still have their personal data, oldest first. */
  closedBefore(moment: Date): Promise<readonly ClosedCase[]>
  /** Cases that were closed at this moment or later and still have their personal data, oldest first. */
  closedSince(moment: Date): Promise<readonly string[]>
  /**
   * Cases that still have their personal data and in which somebody may be to be reminded of something now: all that changed
   * since {@link quietUntil} was said of them, or whose moment has come by now, or of which it was worked out by something else.
   * @param by what stands for all that reminders follow from beside the journal: the program and its configuration
   */
  remindersDue(by: string, moment: Date): Promise<readonly string[]>
  /**
   * Notes that nobody is to be reminded of anything in a case, as it is at this revision, before this moment; undefined: before
   * it changes. One that changed meanwhile is due all the same.
   */
  quietUntil(caseId: string, revision: number, by: string, moment: Date | undefined): Promise<void>
  /** The newest time that stands in an open case or at a closing: it is not earlier than that now. Undefined without cases. */
  newestMoment(): Promise<Date | undefined>
  /**
   * Removes everything personal of closed cases for good, also from the storage's free space, and appends `entry`
   * (`personalDataRemoved`) to each in the same transaction. How to reach the leaver is forgotten as well. Leaves open cases, unknown ones and those without personal
   * data as they are.
   */
  forget(caseIds: readonly string[], entry: NewEntry): Promise<void>
  /**
   * Appends entries to a batch, as {@link append} does to a case: 0 creates it, another revision is a conflict. A batch whose
   * cases have all lost their personal data, or that ended without a case, goes as a whole with the next {@link forget}: what
   * must be shown afterwards stands in the cases.
   */
  appendBatch(batchId: string, revision: number, entries: readonly NewBatchEntry[]): Promise<Appended>
  /** The entries that came after this revision, in order; undefined when there is no such batch. */
  readBatchAfter(batchId: string, revision: number): Promise<readonly BatchEntry[] | undefined>
  /** Batches without `batchEnded`, oldest first. */
  unfinishedBatches(): Promise<readonly string[]>
  /** Remembers (or replaces) how to reach a person or channel. */
  rememberConversation(key: string, reference: ConversationReferenceData): Promise<void>
  conversation(key: string): Promise<ConversationReferenceData | undefined>
  /** The keys that begin so, in their order. */
  conversationKeys(beginning: string): Promise<readonly string[]>
  /** Forgets what is remembered by this key. */
  forgetConversation(key: string): Promise<void>
  /** Remembers how a card of a case or a batch looked when Teams accepted it; gone with the case’s personal data, or the batch. */
  acceptLook(caseId: string, card: string, accepted: AcceptedLook): Promise<void>
  /** By the card’s key. What is not known is sent once more. */
  looks(caseId: string): Promise<ReadonlyMap<string, AcceptedLook>>
  /** Whether an activity id was seen before; does not count as seeing it. */
  wasSeen(activityId: string): Promise<boolean>
  /** True the first time an activity id is seen, false ever after (kept for at least a day): Teams delivers some twice. */
  firstSeen(activityId: string): Promise<boolean>
  /**
   * Does something while no other process on the same store does anything so: what was seen of several cases still holds when
   * it is written. Within one process whoever calls sees to that himself. What `act` throws comes out as it is.
   */
  alone<Result>(act: () => Promise<Result>): Promise<Result>
  /** Why nothing can be recorded, looked at anew; undefined when all is well. */
  fault(): Promise<JournalFault | undefined>
  /** Leaves everything where a copy finds it. */
  close(): Promise<void>
}
