import type { Fault } from './faults'

import type { WeatherSettings } from './settings'

/** What a fault does to its request, in a few words. */
export function describeFault(fault: Fault): string {
  if ('resetBefore' in fault) return 'connection cut, nothing done'
  if ('resetAfter' in fault) return 'done, and the connection cut before the answer'
  if ('stall' in fault) return 'held until it is released'
  if ('hang' in fault) return `hangs for ${fault.hang} ms`
  if ('slowBody' in fault) return `half of the answer, and the rest ${fault.slowBody} ms later`
  if (fault.status === 401) return 'answered 401: the token has expired'
  const wait = fault.retryAfter === undefined ? '' : `, Retry-After ${fault.retryAfter}`
  return `answered ${fault.status}${wait}${fault.afterWork === true ? ', although it was done' : ''}`
}

/** One line for a person who looks on. */
export function describeEvent({ method, path, cmdlet, what }: WeatherEvent): string {
  return `[weather] ${cmdlet ?? `${method} ${path.replace(/\?.*$/, '')}`}: ${what}`
}

/** What to expect, line by line. */
export function forecast(settings: WeatherSettings): readonly string[] {
  const percent = (chance: number | undefined): string => `${Math.round((chance ?? 0) * 100)}%`
  const { latency, throttled, hang, slowBody, staleReads, delays } = settings
  const upTo = (range: readonly [number, number] | undefined): string => `${Math.round(range?.[1] ?? 0)} ms`
  return [
    `Weather of seed ${settings.seed}. Each request is struck by its own throw of the dice:`,
    `  answers take about ${Math.round(latency?.median ?? 0)} ms, at most ${latency?.most ?? 0} ms`,
    `  throttled (429): directory ${percent(throttled?.directory)}, numbers ${percent(throttled?.numbers)}, Exchange ${percent(throttled?.exchange)}, PowerShell ${percent(throttled?.powershell)}`,
    `  5xx: ${percent(settings.unavailable)} with nothing done, ${percent(settings.unavailableAfterWork)} of the writes although done`,
    `  connections cut: ${percent(settings.resetBefore)} before the work, ${percent(settings.resetAfter)} after it`,
    `  hanging: ${percent(hang?.chance)}; slow bodies: ${percent(slowBody?.chance)}; expired tokens: ${percent(settings.expiredToken)}`,
    `  the directory shows what it was up to ${staleReads?.most ?? 0} ms ago`,
    `  comes round after up to: mailboxes ${upTo(delays?.mailboxConversion)}, numbers ${upTo(delays?.numberOperation)}, group licences ${upTo(delays?.groupLicences)}`,
  ]
}

/** Something that the weather did to a request. */
export interface WeatherEvent {
  readonly method: string
  /** With its query, as sent. */
  readonly path: string
  readonly cmdlet?: string
  readonly what: string
}
