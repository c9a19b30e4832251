import type { Fault } from './faults'
import { between, oneOf } from './dice'
import type { Service } from './service'
import type { WeatherSettings } from './settings'

/** A request as far as the weather looks at it. */
export interface Place {
  readonly method: string
  /** With its query, as sent. */
  readonly path: string
  readonly cmdlet: string | undefined
}

/** A throw for one kind of trouble, from 0 to 1. */
type ThrowFor = (what: string) => number

/**
 * What befalls a request. Inside a batch there is no connection of its own that could fail, and a process that runs
 * cmdlets has no HTTP status to give but that it is throttled.
 */
export function strike(
  settings: WeatherSettings,
  { method, cmdlet }: Place,
  service: Service,
  inside: 'batch' | 'wire',
  throwFor: ThrowFor,
): Fault | undefined {
  const hits = (what: string, chance: number | undefined): boolean => chance !== undefined && throwFor(what) < chance
  if (inside === 'wire') {
    const cut = connectionFault(settings, hits)
    if (cut !== undefined) return cut
  }
  if (hits('throttled', settings.throttled?.[service])) return throttled(settings, throwFor)
  if (service === 'powershell') return undefined
  if (hits('unavailable', settings.unavailable))
    return unavailable(oneOf([500, 502, 503, 504], throwFor('which')), service)
  const reads = method === 'GET' || cmdlet?.startsWith('Get-') === true
  if (!reads && hits('unavailableAfterWork', settings.unavailableAfterWork))
    return { ...unavailable(oneOf([500, 502, 504], throwFor('which')), service), afterWork: true }
  return undefined
}

function connectionFault(
  settings: WeatherSettings,
  hits: (what: string, chance: number | undefined) => boolean,
): Fault | undefined {
  if (hits('resetBefore', settings.resetBefore)) return { resetBefore: true }
  if (hits('resetAfter', settings.resetAfter)) return { resetAfter: true }
  if (hits('hang', settings.hang?.chance)) return { hang: settings.hang?.milliseconds ?? 0 }
  if (hits('slowBody', settings.slowBody?.chance)) return { slowBody: settings.slowBody?.milliseconds ?? 0 }
  return undefined
}

function throttled(settings: WeatherSettings, throwFor: ThrowFor) {
  const retryAfter = settings.throttled?.retryAfter ?? [1, 1]
  const seconds = between(retryAfter, throwFor('retryAfter'))
  const message = 'Too many requests. Please try again later.'
  const body = { error: { code: 'TooManyRequests', message } }
  return { status: 429, body, retryAfter: retryAfter[0] >= 1 ? Math.round(seconds) : Number(seconds.toFixed(3)) }
}

/** A gateway in between answers in its own way, which is no JSON. */
function unavailable(status: number, service: Service) {
  const texts: Readonly<Record<number, readonly [string, string]>> = {
    500: ['InternalServerError', 'An internal server error occurred. The operation failed.'],
    502: ['BadGateway', 'The upstream server could not be reached.'],
    503: ['ServiceUnavailable', 'The service is temporarily unavailable.'],
    504: ['GatewayTimeout', 'The upstream server did not answer in time.'],
  }
  const [code = '', message = ''] = texts[status] ?? []
  const body = service === 'exchange' ? `<html><h2>${status} - ${message}</h2></html>` : { error: { code, message } }
  return { status, body }
}
