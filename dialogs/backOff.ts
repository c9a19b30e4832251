import type { Place } from './views/desiredCard'
import type { Refusal } from './messenger'

/** Where Teams did not take something, and until when it is not tried again there. */
export interface BackOff {
  readonly place: Place
  readonly refusal: Refusal
  /** How often in a row. */
  readonly count: number
  /** Both in milliseconds since 1970, by this machine’s clock. */
  readonly since: number
  readonly until: number
}

/** Where one case backs off: by place where nothing was taken, by card where only that one was not. */
export type BackOffs = Map<string, BackOff>

/** The name under which a place is backed off from. Pure. */
export function nameOfPlace(place: Place): string {
  if (place.kind === 'person') return `person:${place.personId}`
  return place.id === undefined ? 'channel' : `channel:${place.id}`
}

/** The name under which one card is backed off from. Pure. */
export function nameOfCard(key: string): string {
  return `card:${key}`
}

/**
 * Backs off after a refusal, longer each time, and never shorter than Teams asked for.
 * @param pause before the n-th try, milliseconds
 */
export function backOff(
  backOffs: BackOffs,
  name: string,
  place: Place,
  refusal: Refusal,
  now: number,
  pause: (count: number, refusal: Refusal) => number,
): BackOff {
  const count = (backOffs.get(name)?.count ?? 0) + 1
  const asked = refusal.kind === 'later' ? (refusal.at ?? 0) : 0
  const made = { place, refusal, count, since: now, until: Math.max(asked, now + pause(count, refusal)) }
  backOffs.set(name, made)
  return made
}

/** Whether it is still not tried; not once the clock was set back to before it began: it could last for years. Pure. */
export function isBackedOff({ since, until }: BackOff, now: number): boolean {
  return since <= now && now < until
}

/** Teams being away is tried for as long as it takes; what waits for an administrator is tried less and less. Milliseconds. */
export function pauseFrom(first: number): (count: number, refusal: Refusal) => number {
  return (count, { kind }) =>
    Math.min(first * 2 ** Math.min(count - 1, 30), kind === 'refused' || kind === 'tooLarge' ? 3_600_000 : 300_000)
}
