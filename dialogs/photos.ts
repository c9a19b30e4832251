import { LRUCache } from 'lru-cache'
import { setTimeout as pause } from 'node:timers/promises'
import type { Photo } from '../services/model/photo'

/** The photos of leavers, in memory only: they are in no journal, and a restart forgets them. */
export interface Photos {
  /** The photo, as far as it was read; never waits. */
  of(personId: string): Photo | undefined
  /** Reads it, unless that was done lately; whether there was one or not. Never rejects, and never takes long. */
  look(personId: string): Promise<void>
}

/** Milliseconds for which a photo is taken for the one that there is, or for missing. */
const remembered = 60 * 60_000
/** Milliseconds that anybody waits for one; it may come later all the same. */
const patience = 1_000

interface Look {
  photo: Photo | undefined
  readonly done: Promise<void>
}

/** @param read undefined when there is none; may reject, which counts as none: the gateway has logged why */
export function createPhotos(read: (personId: string) => Promise<Photo | undefined>): Photos {
  const looks = new LRUCache<string, Look>({ max: 500, ttl: remembered })
  const begin = (personId: string): Look => {
    const reading = read(personId).then(
      (photo) => void (look.photo = photo),
      () => undefined,
    )
    const look: Look = { photo: undefined, done: Promise.race([reading, pause(patience, undefined, { ref: false })]) }
    looks.set(personId, look)
    return look
  }
  return {
    of: (personId) => looks.get(personId)?.photo,
    look: (personId) => (looks.get(personId) ?? begin(personId)).done,
  }
}
