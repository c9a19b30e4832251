import type { JsonBody } from './http'

/** A write that the tenant accepted; a second, identical one is a second entry, so that "done twice" can be seen. */
export interface LoggedEffect {
  /** ISO 8601. */
  readonly at: string
  readonly system: 'graph' | 'exchange' | 'teams' | 'partner'
  /** `PATCH /users/{id}`, or the name of a cmdlet. */
  readonly what: string
  /** Directory id of whom it was done to; a phone number when nobody held it. */
  readonly target: string
  /** Body or parameters; never a password. */
  readonly detail?: JsonBody
}

/** A request that arrived, also inside a `$batch`. */
export interface LoggedRequest {
  readonly at: string
  readonly method: string
  /** With its query, as sent; inside a batch with the version in front. */
  readonly path: string
  /** What was answered; 0 when the connection was cut instead. */
  readonly status: number
  readonly inner: boolean
  /** The cmdlet, when it carried one. */
  readonly cmdlet?: string
  /** What came with the cmdlet, as sent: tells two calls of it apart. */
  readonly body?: string
}

/** What was done to the tenant, and what arrived. */
export interface Log {
  readonly effects: LoggedEffect[]
  readonly requests: LoggedRequest[]
}

/** A sandbox that runs for days forgets the oldest, many at once: to move all that is kept for each that comes takes longest. */
const kept = 20_000
const forgottenAtOnce = 2_000

function forgetOldest(entries: unknown[]): void {
  if (entries.length >= kept + forgottenAtOnce) entries.splice(0, forgottenAtOnce)
}

export function addEffect(log: Log, effect: Omit<LoggedEffect, 'at'>): void {
  log.effects.push({ at: new Date().toISOString(), ...effect })
  forgetOldest(log.effects)
}

export function addRequest(log: Log, request: Omit<LoggedRequest, 'at'>): void {
  log.requests.push({ at: new Date().toISOString(), ...request })
  forgetOldest(log.requests)
}
