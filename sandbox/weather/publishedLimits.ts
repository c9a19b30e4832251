import type { WireAnswer, WireRequest } from '../wire/http'
import { costOf } from './resourceUnits'

/** So much of something in any stretch of so many seconds. */
export interface PublishedLimit {
  readonly area: string
  /** Requests, or resource units where it says so. */
  readonly most: number
  readonly seconds: number
  /** Counted for each mailbox by itself. */
  readonly perMailbox?: true
  readonly inUnits?: true
  /** @param path without the version */
  readonly counts: (request: Pick<WireRequest, 'method'>, path: string) => boolean
}

const isWrite = ({ method }: Pick<WireRequest, 'method'>): boolean => method !== 'GET'
const outlook = /^\/users\/([^/]+)\/(?:mailboxSettings|mailFolders|messages|events|calendar|calendarView|sendMail)\b/
const intune = /^\/deviceManagement\/|^\/users\/[^/]+\/managedDevices\b/
const methods = /^\/users\/[^/]+\/authentication\/|^\/auditLogs\//
const teams = /^\/(?:teams|admin\/teams|communications)\//
const drives = /^\/drives\/|^\/users\/[^/]+\/drive\b/

function isDirectory(path: string): boolean {
  return [outlook, intune, methods, teams, drives].every((other) => !other.test(path))
}

/**
 * Of one application in one tenant (learn, throttling-limits).
 * @param people in the tenant: the directory lets an application have more where there are more
 */
export function publishedLimits(people: number): readonly PublishedLimit[] {
  const units = people < 50 ? 3_500 : people <= 500 ? 5_000 : 8_000
  return [
    { area: 'directory', most: units, seconds: 10, inUnits: true, counts: (_request, path) => isDirectory(path) },
    {
      area: 'directory, writes',
      most: 3_000,
      seconds: 150,
      counts: (request, path) => isWrite(request) && isDirectory(path),
    },
    { area: 'sign-in methods and logs', most: 5, seconds: 10, counts: (_request, path) => methods.test(path) },
    { area: 'Intune', most: 1_000, seconds: 20, counts: (_request, path) => intune.test(path) },
    {
      area: 'Intune, writes',
      most: 100,
      seconds: 20,
      counts: (request, path) => isWrite(request) && intune.test(path),
    },
    { area: 'Outlook', most: 10_000, seconds: 600, perMailbox: true, counts: (_request, path) => outlook.test(path) },
    { area: 'Teams', most: 30, seconds: 1, counts: (_request, path) => teams.test(path) },
    { area: 'eDiscovery', most: 5, seconds: 60, counts: (_request, path) => path.startsWith('/security/cases/') },
  ]
}

/** What was asked in an area since the start, and how much of it was refused. */
export interface Spent {
  readonly area: string
  readonly most: number
  readonly seconds: number
  /** Requests, or resource units, that were answered. */
  used: number
  refused: number
}

interface Window {
  readonly spendings: { readonly at: number; readonly cost: number }[]
  sum: number
}

/** Counts by the published limits. */
export interface Published {
  /** The answer of `work`, or 429 without doing it. */
  metered(request: WireRequest, people: number, tempo: number, work: () => WireAnswer): WireAnswer
  spent(): readonly Spent[]
  clear(): void
}

/** @param now milliseconds since the epoch */
export function createPublished(now: () => number = Date.now): Published {
  const windows = new Map<string, Window>()
  const totals = new Map<string, Spent>()

  /** What counts still, of all that was asked under a key. */
  const recent = (key: string, milliseconds: number): Window => {
    const window = windows.get(key) ?? { spendings: [], sum: 0 }
    windows.set(key, window)
    const { spendings } = window
    while ((spendings[0]?.at ?? Infinity) <= now() - milliseconds) window.sum -= spendings.shift()?.cost ?? 0
    return window
  }
  const totalOf = ({ area, most, seconds }: PublishedLimit): Spent => {
    const total = totals.get(area) ?? { area, most, seconds, used: 0, refused: 0 }
    totals.set(area, total)
    return total
  }

  return {
    spent: () => [...totals.values()],
    clear: () => {
      windows.clear()
      totals.clear()
    },
    metered: (request, people, tempo, work) => {
      const path = request.path.replace(/^\/(?:v1\.0|beta)/, '')
      const counting = publishedLimits(people)
        .filter((limit) => limit.counts(request, path))
        .map((limit) => {
          const milliseconds = (limit.seconds * 1_000) / tempo
          const key = limit.perMailbox === true ? `${limit.area} ${outlook.exec(path)?.[1] ?? ''}` : limit.area
          const window = recent(key, milliseconds)
          const cost = limit.inUnits === true ? costOf(request) : 1
          const isOver = window.sum + cost > limit.most
          return { limit, window, cost, isOver, wait: (window.spendings[0]?.at ?? now()) + milliseconds - now() }
        })
      const over = counting.find(({ isOver }) => isOver)
      if (over !== undefined) {
        totalOf(over.limit).refused += 1
        return exceeded(over.limit.area, over.wait / 1_000)
      }
      for (const { limit, window, cost } of counting) {
        window.spendings.push({ at: now(), cost })
        window.sum += cost
        totalOf(limit).used += cost
      }
      return work()
    },
  }
}

/** @param wait seconds until there is room; Graph says whole ones */
function exceeded(area: string, wait: number): WireAnswer {
  const [code, message] =
    area === 'Outlook'
      ? ['ApplicationThrottled', 'Application is over its request limit for this mailbox.']
      : ['TooManyRequests', 'Too many requests.']
  return {
    status: 429,
    headers: { 'retry-after': String(Math.max(1, Math.ceil(wait))) },
    body: { error: { code, message } },
  }
}
