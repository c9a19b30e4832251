import { randomUUID } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { LeaverRow } from '../services/leavers/matching'
import type { TableSaid } from '../services/leavers/said'

/** A list of leavers as it was understood when it came. */
export interface LeaverList {
  readonly file: string
  readonly table: Pick<TableSaid, 'who' | 'when' | 'otherDays' | 'hiddenSheets' | 'unreadSheets'>
  /** What can be begun first, then by what became of them; each in the order of the file. */
  readonly rows: readonly LeaverRow[]
  readonly besides: boolean
}

/** The newest list of each person, in memory only: nothing is written because a file was sent, and a restart forgets it. */
export interface LeaverLists {
  /** The id by which its sender finds it again. */
  keep(personId: string, list: LeaverList): string
  /** Undefined where it is somebody else's, an older one, or forgotten. */
  find(personId: string, listId: string | undefined): LeaverList | undefined
}

const mostLists = 50
/** Milliseconds; the card says so. */
const kept = 60 * 60_000

export function createLeaverLists(): LeaverLists {
  const lists = new LRUCache<string, { readonly listId: string; readonly list: LeaverList }>({
    max: mostLists,
    ttl: kept,
  })
  return {
    keep(personId, list) {
      const listId = randomUUID()
      lists.set(personId, { listId, list })
      return listId
    },
    find(personId, listId) {
      const known = lists.get(personId)
      return known?.listId === listId ? known?.list : undefined
    },
  }
}
