import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { GraphReader } from '../remote'

/** Who may do what, by Entra group, asked from Graph and remembered shortly. */
export interface Membership {
  /** Whether a person is in a group, directly or through another. Throws RemoteError when Graph cannot answer: then nobody is. */
  isMember(personId: string, groupId: string): Promise<boolean>
}

/**
 * @param remembered how long an answer holds, in milliseconds; at most a minute, so that a removed operator is soon out
 */
export function createMembership(graph: GraphReader, remembered = 60_000): Membership {
  const groups = new LRUCache<string, Promise<ReadonlySet<string>>>({ max: 10_000, ttl: remembered })
  const read = async (personId: string): Promise<ReadonlySet<string>> => {
    const path = `/users/${encodeURIComponent(personId)}/transitiveMemberOf?$select=id`
    const list = await graph.list(path, z.object({ id: z.string() }))
    return new Set(list.map(({ id }) => id))
  }
  return {
    async isMember(personId, groupId) {
      const known = groups.get(personId)
      if (known !== undefined) return (await known).has(groupId)
      const asked = read(personId)
      groups.set(personId, asked)
      // A failure is not an answer: the next press asks again.
      asked.catch(() => groups.delete(personId))
      return (await asked).has(groupId)
    },
  }
}
