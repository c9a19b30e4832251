import { existsSync, statfsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Where Linux keeps files in memory. */
const memory = '/dev/shm'
/** Below this there is too little of it for the data of a few offices, bytes: a container may have 64 MB. */
const enough = 256 * 1024 * 1024

/**
 * A new folder for the data of a bot; whoever made it removes it. In memory where there is enough of it: the journal is
 * written through at every entry, and a disk takes longer over that than a test over all else.
 */
export function newFolder(prefix: string): Promise<string> {
  return mkdtemp(path.join(hasMemory() ? memory : tmpdir(), prefix))
}

function hasMemory(): boolean {
  if (!existsSync(memory)) return false
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize >= enough
}
