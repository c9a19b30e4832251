import type { Pace } from '../pace'

/** What a PowerShell session is waited for. */
export type Awaited = 'start' | 'cmdlet' | 'longCmdlet'

/**
 * How many times `pace.cmdletTimeout` each may take. A start loads a module and signs in. A read and a write have the same:
 * a read is asked again, but a write that is given up too early may be done after that. A long cmdlet looks through a whole
 * organisation or calendar (`takesLong` in the catalogue). Microsoft publishes none of these times.
 */
const times: Readonly<Record<Awaited, number>> = { start: 2, cmdlet: 1, longCmdlet: 5 }

/** How long a session is waited for, in milliseconds, before it is given up and ended. */
export function timeLimitOf(what: Awaited, { cmdletTimeout }: Pick<Pace, 'cmdletTimeout'>): number {
  return cmdletTimeout * times[what]
}
