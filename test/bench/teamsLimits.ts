import { teamsBudget } from '../../bot/budget'
import type { Window } from '../../services/model/meter'
import type { TeamsDouble, TeamsRefusal } from '../support/teams'

/** Has Teams refuse what is over its published limits, of a thread and of the whole (learn, rate-limit). */
export function keepLimits(teams: TeamsDouble): { readonly refused: () => number } {
  const came = new Map<string, number[]>()
  let refused = 0
  const isOver = (key: string, windows: readonly Window[], at: number): boolean => {
    const longest = Math.max(...windows.map(({ milliseconds }) => milliseconds))
    const kept = (came.get(key) ?? []).filter((one) => one > at - longest)
    came.set(key, kept)
    return windows.some(({ most, milliseconds }) => kept.filter((one) => one > at - milliseconds).length >= most)
  }
  const refusal: TeamsRefusal = {
    status: 429,
    code: 'TooManyRequests',
    retryAfter: 1,
    fits({ at, thread }) {
      const over = isOver(`thread ${thread}`, teamsBudget.thread, at) || isOver('tenant', teamsBudget.tenant, at)
      if (over) refused += 1
      else for (const key of [`thread ${thread}`, 'tenant']) came.get(key)?.push(at)
      return over
    },
  }
  teams.refuse(refusal)
  return { refused: () => refused }
}
