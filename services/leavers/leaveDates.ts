import { daysAfter, dayIn, type Day } from '../facts/days'

/** What was told of somebody's leave date. */
export interface ToldDate {
  /** The instant in the directory, ISO 8601; left out where it is not near yet, or there is none any more. */
  readonly at?: string | undefined
  /** The day that it is by the leaver's clock. */
  readonly day?: Day | undefined
}

/** What there is to tell of somebody's date. `isDue`: near enough to begin. */
export type DateNews =
  | { readonly kind: 'near'; readonly day: Day }
  | { readonly kind: 'changed'; readonly day: Day; readonly before: Day; readonly isDue: boolean }
  | { readonly kind: 'removed'; readonly before: Day }

/** Fewer than these are a handful, whatever share of a small organisation they are. */
export const handful = 5

/**
 * What is new about a date: nothing when it was told already, or is not near. Due is on or before now, so that a day on which
 * nobody looked is made up for. Pure. Throws RangeError for a zone that does not exist.
 * @param at the instant in the directory now
 * @param timeZone IANA name, of the leaver's clock
 */
export function newsOf(
  at: string | undefined,
  told: ToldDate | undefined,
  { timeZone, daysBefore, now }: { readonly timeZone: string; readonly daysBefore: number; readonly now: Date },
): DateNews | undefined {
  const before = told?.at === undefined ? undefined : told.day
  if (at === undefined) return before === undefined ? undefined : { kind: 'removed', before }
  if (isSame(at, told?.at)) return undefined
  const day = dayIn(timeZone, new Date(at))
  const isDue = daysAfter(day, -daysBefore) <= dayIn(timeZone, now)
  if (before !== undefined && before !== day) return { kind: 'changed', day, before, isDue }
  // Another hour of the day that was told is no news.
  return isDue && before === undefined ? { kind: 'near', day } : undefined
}

/** Whether a run found more than it may propose by itself: a mistake in the directory must not look like a wave of leavers. Pure. */
export function isTooMany(found: number, colleagues: number, mostPercent: number): boolean {
  return found > handful && found * 100 > colleagues * mostPercent
}

/** No later instant lies on a day that is due, wherever its leaver is. Pure. */
export function lastInstantDue(now: Date, daysBefore: number): Date {
  // A day is over everywhere 26 hours after it began first.
  return new Date(now.getTime() + (daysBefore + 2) * 24 * 3_600_000)
}

function isSame(at: string, other: string | undefined): boolean {
  return other !== undefined && Date.parse(at) === Date.parse(other)
}
