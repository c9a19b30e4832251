import type { Moment } from './moment'

/** When something is to be carried out: at once, or at a moment that somebody chose. */
export type When = 'now' | Moment

/** What of a case has a moment of its own: signing out, and all that comes after it. */
export type Part = 'containment' | 'rest'

/** When a case is to be carried out. Containment is never later than the rest (promise 2). */
export interface Schedule {
  readonly containment: When
  readonly rest: When
}

/**
 * Why a part does not begin though its moment has come: nobody looked for too long after it, or somebody let the leaver in
 * again since they were signed out.
 */
export type WhyAsked = 'missed' | 'enabledAgain'

/**
 * Whether one choice lets something begin sooner than the other: what was approved for later is then approved for this no
 * more. Pure.
 * @param at when the new one is chosen, ISO 8601: at once means then
 */
export function isSooner(chosen: When, before: When, at: string): boolean {
  return before !== 'now' && beginsAt(chosen, at) < Date.parse(before.at)
}

/** Whether everything of the rest would come after containment, or with it. Pure. */
export function isInOrder({ containment, rest }: Schedule): boolean {
  if (containment === 'now') return true
  return rest !== 'now' && Date.parse(containment.at) <= Date.parse(rest.at)
}

/** Whether both mean the same: the same moment told by another clock is another choice. Pure. */
export function isSameWhen(one: When, other: When): boolean {
  if (one === 'now' || other === 'now') return one === other
  return one.timeZone === other.timeZone && Date.parse(one.at) === Date.parse(other.at)
}

function beginsAt(when: When, now: string): number {
  return Date.parse(when === 'now' ? now : when.at)
}
