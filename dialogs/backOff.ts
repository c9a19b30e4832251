import type { Place } from './views/desiredCard'
import type { Refusal } from './messenger'

/** Where Teams did not take something, and until when it is not tried again there. */
export interface Hold {
  readonly place: Place
  readonly refusal: Refusal
  /** How often in a row. */
  readonly count: number
  /** Both in milliseconds since 1970, by this machine’s clock. */
  readonly since: number
  readonly until: number
}

/** The holds of one case: by place where nothing was taken, by card where only that one was not. */
export type Holds = Map<string, Hold>

/** The name under which a place is held. Pure. */
export function nameOfPlace(place: Place): string {
  return place.kind === 'channel' ? 'channel' : `person:${place.personId}`
}

/** The name under which one card is held. Pure. */
export function nameOfCard(key: string): string {
  return `card:${key}`
}

/**
 * Holds back after a refusal, longer each time, and never shorter than Teams asked for.
 * @param pause before the n-th try, milliseconds
 */
export function holdBack(
  holds: Holds,
  name: string,
  place: Place,
  refusal: Refusal,
  now: number,
  pause: (count: number, refusal: Refusal) => number,
): Hold {
  const count = (holds.get(name)?.count ?? 0) + 1
  const asked = refusal.kind === 'later' ? (refusal.at ?? 0) : 0
  const hold = { place, refusal, count, since: now, until: Math.max(asked, now + pause(count, refusal)) }
  holds.set(name, hold)
  return hold
}

/** Whether it still holds; not once the clock was set back to before it began: it could last for years. Pure. */
export function isHeld({ since, until }: Hold, now: number): boolean {
  return since <= now && now < until
}

/** Teams being away is tried for as long as it takes; what waits for an administrator is tried less and less. Milliseconds. */
export function pauseFrom(first: number): (count: number, refusal: Refusal) => number {
  return (count, { kind }) =>
    Math.min(first * 2 ** Math.min(count - 1, 30), kind === 'refused' || kind === 'tooLarge' ? 3_600_000 : 300_000)
}
