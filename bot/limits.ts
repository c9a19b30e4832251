import { isIPv6 } from 'node:net'
import { LRUCache } from 'lru-cache'
import pLimit, { type LimitFunction } from 'p-limit'
import { RateLimiterMemory } from 'rate-limiter-flexible'

/** How much of the bot one caller may have. */
export interface Limits {
  /** Turns of one person in a window; generous for somebody who presses, far below what is felt by others. */
  readonly turns: number
  /** Length of the window, seconds. */
  readonly seconds: number
  /** Turns, and the work after answers, of one person at the same time. */
  readonly atOnce: number
  /** How many more of one person may wait for that. */
  readonly waiting: number
  /** Refused requests of one network address in a minute, before its requests are refused at a glance. */
  readonly refusals: number
}

export const teamsLimits: Limits = { turns: 20, seconds: 10, atOnce: 6, waiting: 10, refusals: 60 }
/** The same, but for tests and demonstrations in which one person is many. */
export const sandboxLimits: Limits = { turns: 2_000, seconds: 10, atOnce: 6, waiting: 2_000, refusals: 60 }

/** More callers than this are not remembered: the one that was quiet longest is forgotten. */
const mostCallers = 10_000

/** Counts per caller, in memory that does not grow without end. */
interface Bucket {
  /** Takes one; false when there is nothing left in this window. */
  take(key: string): Promise<boolean>
  isEmpty(key: string): Promise<boolean>
}

function createBucket(points: number, seconds: number): Bucket {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  const known = new LRUCache<string, true>({
    maxSize: mostCallers,
    sizeCalculation: () => 1,
    dispose: (_, key) => void limiter.delete(key),
  })
  return {
    async take(key) {
      if (known.get(key) === undefined) known.set(key, true)
      return limiter.consume(key).then(
        () => true,
        () => false,
      )
    },
    async isEmpty(key) {
      return ((await limiter.get(key))?.consumedPoints ?? 0) >= points
    },
  }
}

/** Lets each person do a few things at the same time, and has the rest of that person's wait. */
export interface Turnstile {
  /** Runs it now or when it is its turn. */
  run<Result>(person: string, act: () => Promise<Result>): Promise<Result>
  /** How many of this person wait. */
  waiting(person: string): number
}

export function createTurnstile(atOnce: number): Turnstile {
  const people = new Map<string, LimitFunction>()
  return {
    async run(person, act) {
      const limit = people.get(person) ?? pLimit(atOnce)
      people.set(person, limit)
      try {
        return await limit(act)
      } finally {
        if (limit.activeCount + limit.pendingCount === 0) people.delete(person)
      }
    },
    waiting: (person) => people.get(person)?.pendingCount ?? 0,
  }
}

/** One person's share of the bot. */
export interface PersonLimits {
  /** Whether this person may have another turn now. */
  mayGoOn(person: string): Promise<boolean>
  /** Whether to tell this person that it is too fast: once in a window, and then silence. */
  mayBeTold(person: string): Promise<boolean>
  readonly turns: Turnstile
}

/** @param backlog how much work after answers waits for this person */
export function createPersonLimits(limits: Limits, backlog: (person: string) => number): PersonLimits {
  const bucket = createBucket(limits.turns, limits.seconds)
  const told = createBucket(1, limits.seconds)
  const turns = createTurnstile(limits.atOnce)
  return {
    turns,
    async mayGoOn(person) {
      const isWithin = await bucket.take(person)
      return isWithin && turns.waiting(person) < limits.waiting && backlog(person) < limits.waiting
    },
    mayBeTold: (person) => told.take(person),
  }
}

/** What network addresses were refused. Never counts what was let in: Teams' own addresses carry everybody. */
export interface AddressLimits {
  refused(address: string): Promise<void>
  isTooMuch(address: string): Promise<boolean>
}

export function createAddressLimits({ refusals }: Limits): AddressLimits {
  const bucket = createBucket(refusals, 60)
  return {
    async refused(address) {
      await bucket.take(networkOf(address))
    },
    isTooMuch: (address) => bucket.isEmpty(networkOf(address)),
  }
}

/** Somebody who has one IPv6 address has all 2^64 of its network. Pure. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!isIPv6(address)) return address
  const [before = '', after] = address.split('::')
  const first = before.split(':').filter((group) => group !== '')
  const last = (after ?? '').split(':').filter((group) => group !== '')
  const zeros = after === undefined ? [] : Array.from({ length: 8 - first.length - last.length }, () => '0')
  return [...first, ...zeros, ...last].slice(0, 4).join(':')
}
