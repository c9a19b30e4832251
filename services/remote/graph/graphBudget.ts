import { Meter, type Window } from '../../model/meter'
import { rankOf, type Precedence } from '../../model/precedence'
import { longestQuiet } from '../../model/quiet'
import { everything, type Share } from '../../model/share'
import { precedenceNow } from '../precedence'
import { graphServiceOf } from './graphService'

/** So much of something may be asked. */
export interface GraphLimit extends Window {
  /** @param service as {@link graphServiceOf} names it */
  readonly counts: (service: string, isWrite: boolean) => boolean
}

const isOf =
  (...services: readonly string[]) =>
  (service: string): boolean =>
    services.includes(service)

/**
 * What many cases at once come to, of one app in one tenant (learn, throttling-limits). What is asked of the directory costs
 * units that only Microsoft knows for sure, and there are enough of them; mailboxes are counted each by itself.
 */
export const publishedGraphLimits: readonly GraphLimit[] = [
  { most: 5, milliseconds: 10_000, counts: isOf('graph sign-in methods', 'graph logs') },
  { most: 1_000, milliseconds: 20_000, counts: isOf('graph Intune') },
  { most: 100, milliseconds: 20_000, counts: (service, isWrite) => isWrite && service === 'graph Intune' },
  { most: 30, milliseconds: 1_000, counts: isOf('graph Teams') },
  { most: 5, milliseconds: 60_000, counts: isOf('graph eDiscovery') },
  { most: 3_000, milliseconds: 150_000, counts: (service, isWrite) => isWrite && service === 'graph directory' },
]

/** Lets requests go out to Graph as many as it takes, in their order. */
export interface GraphBudget {
  /**
   * Does it when there is room. Nothing waits for longer than {@link longestQuiet}: then Graph says itself what it thinks of it.
   * @param request its path, relative to the version, after a method or without one, for a read
   */
  run<Result>(request: string, act: () => Promise<Result>): Promise<Result>
}

interface Waiting {
  readonly precedence: Precedence
  readonly meters: readonly Meter[]
  readonly start: () => void
}

/** @param share what of it is this bot’s, where several ask the same tenant */
export function createGraphBudget(
  limits: readonly GraphLimit[],
  share: () => Share = () => everything,
  clock: () => number = () => performance.now(),
): GraphBudget {
  const metered = limits.map((limit) => ({ limit, meter: new Meter([limit], share) }))
  let waiting: readonly Waiting[] = []
  let timer: NodeJS.Timeout | undefined

  /** The same meters are the same list, by which those who wait for the same are known. */
  const lists = new Map<string, readonly Meter[]>()
  const metersOf = (request: string): readonly Meter[] => {
    const service = graphServiceOf(request)
    const isWrite = /^(?:POST|PATCH|DELETE) /.test(request)
    const counted = metered.filter(({ limit }) => limit.counts(service, isWrite))
    const key = counted.map((one) => metered.indexOf(one)).join()
    const known = lists.get(key) ?? counted.map(({ meter }) => meter)
    lists.set(key, known)
    return known
  }
  const goOn = (): void => {
    clearTimeout(timer)
    let soonest = Infinity
    // Whoever comes later for the same waits as well: of thousands who wait only the first of each kind is looked at.
    const full = new Set<readonly Meter[]>()
    for (const one of waiting) {
      if (full.has(one.meters)) continue
      const wait = Math.max(...one.meters.map((meter) => meter.wait(clock())))
      if (wait === 0) {
        one.start()
        continue
      }
      full.add(one.meters)
      soonest = Math.min(soonest, wait)
    }
    if (soonest !== Infinity) timer = setTimeout(goOn, Math.ceil(soonest) + 1).unref()
  }
  const turn = (meters: readonly Meter[]): Promise<void> =>
    new Promise((resolve) => {
      const precedence = precedenceNow()
      const start = (): void => {
        clearTimeout(patience)
        waiting = waiting.filter((other) => other !== one)
        for (const meter of meters) meter.begin()
        resolve()
      }
      const one: Waiting = { precedence, meters, start }
      const patience = setTimeout(start, longestQuiet).unref()
      const after = waiting.findLastIndex((other) => rankOf(other.precedence) <= rankOf(precedence))
      waiting = waiting.toSpliced(after + 1, 0, one)
      goOn()
    })

  return {
    async run(request, act) {
      const meters = metersOf(request)
      if (meters.length === 0) return act()
      await turn(meters)
      try {
        return await act()
      } finally {
        for (const meter of meters) meter.end(clock())
        goOn()
      }
    },
  }
}
