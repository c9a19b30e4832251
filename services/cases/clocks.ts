/** What two independent clocks say together: a moment both stand for, or why there is none. */
export type AgreedMoment =
  | { readonly ok: true; readonly at: Date }
  /** `alone`: no answer of Microsoft's was heard for too long. `apart`: the two, or the journal, say different times. */
  | { readonly ok: false; readonly why: 'alone' | 'apart'; readonly here: Date; readonly there: Date | undefined }

/**
 * Says what time it is to whoever destroys something on a date (promise 16). This machine's clock alone is not believed: it
 * may jump by years, and what was erased by it is gone. The other one is the `Date` of Microsoft's answers (RFC 9110 section
 * 6.6.1), carried on by a clock that no administrator can set.
 */
export interface Clocks {
  /** This machine's clock. Good for what can be taken back, and for writing down. */
  now(): Date
  /** An answer of Microsoft's said this time. */
  heard(at: Date): void
  /**
   * Asks Microsoft first where it was not heard for long. Never rejects.
   * @param last the newest time that the journal holds: it is not earlier now than when that was written
   */
  agreed(last?: Date): Promise<AgreedMoment>
}

/** The clocks of this machine. */
export interface OwnClocks {
  readonly now: () => Date
  /** Milliseconds since whenever, by a clock that only counts on. */
  readonly elapsed: () => number
}

export const ownClocks: OwnClocks = { now: () => new Date(), elapsed: () => performance.now() }

/** How far the clocks may be apart, milliseconds: what Entra ID's own tokens allow (learn, access-token-claims: five minutes). */
export const mostApart = 5 * 60_000
/** For how long an answer of Microsoft's counts, milliseconds of a clock that only counts on. */
const countsFor = 60 * 60_000

/** @param ask asks Microsoft for anything, so that its time is heard: a refusal says it, too */
export function createClocks({ now, elapsed }: OwnClocks, ask: () => Promise<unknown>): Clocks {
  let newest: { readonly at: Date; readonly when: number } | undefined
  const there = (): Date | undefined => {
    if (newest === undefined || elapsed() - newest.when > countsFor) return undefined
    return new Date(newest.at.getTime() + elapsed() - newest.when)
  }
  return {
    now,
    heard(at) {
      if (!Number.isNaN(at.getTime())) newest = { at, when: elapsed() }
    },
    async agreed(last) {
      if (there() === undefined) await ask().catch(() => undefined)
      const [here, other] = [now(), there()]
      if (other === undefined) return { ok: false, why: 'alone', here, there: other }
      const isApart = Math.abs(here.getTime() - other.getTime()) > mostApart
      const isBefore = last !== undefined && here.getTime() < last.getTime() - mostApart
      if (isApart || isBefore) return { ok: false, why: 'apart', here, there: other }
      // Whichever is later comes true soon enough; what was destroyed too early does not come back.
      return { ok: true, at: new Date(Math.min(here.getTime(), other.getTime())) }
    },
  }
}
