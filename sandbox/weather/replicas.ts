import type { Tenant } from '../tenant/state'
import { between, type Dice } from './dice'

/** The directory as it was. */
interface Past {
  /** Until when it was so, milliseconds since the epoch. */
  readonly until: number
  readonly users: Tenant['users']
  readonly groups: Tenant['groups']
}

export interface Lag {
  readonly replicas: number
  /** Milliseconds. */
  readonly most: number
}

/**
 * Replicas of the directory, each behind by its own while. One that was read twice never goes back in time, but the next
 * read may come to another, as with Entra ID.
 */
export interface Replicas {
  /** Keeps the directory as it is now; to be called before anything changes it. */
  remember(tenant: Tenant, lag: Lag): void
  /** The tenant as one replica sees it; only to be read. */
  view(tenant: Tenant, lag: Lag, dice: Dice, request: readonly (string | number)[]): Tenant
  clear(): void
}

/** @param now milliseconds since the epoch */
export function createReplicas(now: () => number = Date.now): Replicas {
  let past: Past[] = []
  return {
    clear: () => {
      past = []
    },
    remember: ({ users, groups }, { most }) => {
      past = past.filter(({ until }) => until > now() - most)
      past.push({ until: now(), users: structuredClone(users), groups: structuredClone(groups) })
    },
    view: (tenant, { replicas, most }, dice, request) => {
      const replica = Math.floor(dice('replica', ...request) * replicas)
      const at = now() - between([0, most], dice('lag', replica))
      const seen = past.find(({ until }) => until > at)
      return seen === undefined ? tenant : { ...tenant, users: seen.users, groups: seen.groups }
    },
  }
}
