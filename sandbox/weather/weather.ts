import type { WireAnswer, WireRequest } from '../wire/http'
import type { Delays, Tenant } from '../tenant/state'
import type { WeatherEvent } from './words'
import type { Fault } from './faults'
import { between, createDice } from './dice'
import { createPublished, type Spent } from './publishedLimits'
import { createReplicas } from './replicas'
import { createMethodsLimit } from './requestLimit'
import { createResourceUnits, publishedLimit } from './resourceUnits'
import { calm, type WeatherSettings } from './settings'
import { strike, type Place } from './strike'
import { type Service, serviceOf } from './service'
import { describeFault } from './words'

/** The weather over one pretend tenant. */
export interface Weather {
  /** How it is now. */
  settings(): WeatherSettings
  /** What it did, newest last. */
  events(): readonly WeatherEvent[]
  change(settings: WeatherSettings): void
  /** As it was at the start. */
  reset(): void
  /** What befalls a request, if anything, in the form of a fault. */
  strike(request: Place, headers: WireRequest['headers'], inside: 'batch' | 'wire'): Fault | undefined
  /** Milliseconds that an answer takes. */
  latency(request: Place): number
  /** To be called before anything changes the tenant. */
  before(tenant: Tenant, request: Place): void
  /** The tenant as this read sees it. */
  view(tenant: Tenant, request: WireRequest): Tenant
  /** Counts the request by the limits that there are; 429 in place of the work when nothing is left. */
  metered(tenant: Tenant, request: WireRequest, work: () => WireAnswer): WireAnswer
  /** What was counted by the published limits. */
  spent(): readonly Spent[]
}

/** Days of weather are not kept. */
const keptEvents = 2_000

/**
 * @param atStart what a reset goes back to
 * @param tell is told of everything that was struck
 */
export function createWeather(
  atStart: WeatherSettings = calm,
  tell: (event: WeatherEvent) => void = () => undefined,
): Weather {
  let settings = atStart
  let dice = createDice(settings.seed)
  let seen = new Map<string, number>()
  const events: WeatherEvent[] = []
  const expired = new Set<string>()
  const replicas = createReplicas()
  const units = createResourceUnits()
  const methodsReads = createMethodsLimit()
  const published = createPublished()

  /** The throw for a kind of trouble: the same for the same request, its first coming, its second, and so on. */
  const luck = (place: Place, count: number) => (what: string) => dice(what, keyOf(place), count)
  const countOf = (place: Place): number => seen.get(keyOf(place)) ?? 0

  const change = (wanted: WeatherSettings): void => {
    settings = wanted
    dice = createDice(wanted.seed)
    seen = new Map()
    expired.clear()
    replicas.clear()
    units.clear()
    methodsReads.clear()
    published.clear()
  }

  const happened = (place: Place, what: string): void => {
    const { method, path, cmdlet } = place
    const event = { method, path, what, ...(cmdlet === undefined ? {} : { cmdlet }) }
    events.push(event)
    if (events.length > keptEvents) events.shift()
    tell(event)
  }

  return {
    settings: () => settings,
    events: () => events,
    change,
    reset: () => {
      change(atStart)
      events.length = 0
    },
    strike: (place, headers, inside) => {
      const service = serviceOf(place.path)
      if (service === undefined) return undefined
      const count = countOf(place)
      seen.set(keyOf(place), count + 1)
      const throwFor = luck(place, count)
      const fault =
        refusedToken(service, headers, inside, throwFor) ?? strike(settings, place, service, inside, throwFor)
      if (fault !== undefined) happened(place, describeFault(fault))
      return fault
    },
    latency: (place) => {
      if (settings.latency === undefined || serviceOf(place.path) === undefined) return 0
      return latencyOf(settings.latency, luck(place, countOf(place)))
    },
    before: (tenant, place) => {
      if (settings.staleReads !== undefined) replicas.remember(tenant, settings.staleReads)
      if (settings.delays !== undefined)
        tenant.delays = { ...tenant.delays, ...drawnDelays(settings.delays, luck(place, countOf(place))) }
    },
    view: (tenant, { method, path }) => {
      const place = { method, path, cmdlet: undefined }
      if (settings.staleReads === undefined || method !== 'GET' || serviceOf(path) !== 'directory') return tenant
      return replicas.view(tenant, settings.staleReads, dice, [keyOf(place), countOf(place)])
    },
    spent: () => published.spent(),
    metered: (tenant, request, work) => {
      const { publishedLimits } = settings
      if (publishedLimits !== undefined && serviceOf(request.path) !== undefined)
        return published.metered(request, tenant.users.size, publishedLimits.tempo, work)
      if (serviceOf(request.path) !== 'directory') return work()
      const limited = () =>
        settings.methodsReads === undefined ? work() : methodsReads.metered(request, settings.methodsReads, work)
      return units.metered(request, settings.resourceUnits ?? publishedLimit, limited)
    },
  }

  /** A token expires in the middle of its life, and then for good: asking again with it helps nobody. */
  function refusedToken(
    service: Service,
    headers: WireRequest['headers'],
    inside: 'batch' | 'wire',
    throwFor: (what: string) => number,
  ): Fault | undefined {
    const token = headers['authorization'] ?? ''
    // Ours alone: who made up a token to try something out could not get another.
    if (inside === 'batch' || !token.endsWith('.sandbox')) return undefined
    if (settings.expiredToken !== undefined && throwFor('expiredToken') < settings.expiredToken) expired.add(token)
    return expired.has(token) ? tokenRefusal(service) : undefined
  }
}

function drawnDelays(
  ranges: NonNullable<WeatherSettings['delays']>,
  throwFor: (what: string) => number,
): Partial<Delays> {
  const names = Object.keys(ranges) as (keyof typeof ranges)[]
  return Object.fromEntries(names.map((name) => [name, between(ranges[name] ?? [0, 0], throwFor(name))]))
}

/** Operations of the telephone numbers have random ids, which would make the same request another one in each run. */
function keyOf({ method, path, cmdlet }: Place): string {
  return `${method} ${path.replace(/\/operations\/[^/?]+/, '/operations/{id}')} ${cmdlet ?? ''}`
}

/** Log-normal by Box and Muller: most answers near the median, a few much later. */
function latencyOf(
  { median, spread, most }: NonNullable<WeatherSettings['latency']>,
  throwFor: (what: string) => number,
): number {
  const gauss =
    Math.sqrt(-2 * Math.log(1 - throwFor('latency'))) * Math.cos(2 * Math.PI * throwFor('latency, second throw'))
  return Math.min(most, median * Math.exp(spread * gauss))
}

/** Graph says why; Exchange says nothing at all. */
function tokenRefusal(service: Service): Fault {
  if (service === 'exchange') return { status: 401, body: '' }
  const message = 'Lifetime validation failed, the token is expired.'
  return { status: 401, body: { error: { code: 'InvalidAuthenticationToken', message } } }
}
