import { createServer, type Server } from 'node:net'

/**
 * From where ports are taken: below those that a kernel gives to whoever asks for any port, and to each connection that
 * goes out (`/proc/sys/net/ipv4/ip_local_port_range`; from 32768 by Linux, from 49152 elsewhere).
 */
const first = 20_000
const last = 31_999
/** How many ports a process of tests has for itself, its lock among them. */
const blockSize = 100

interface Block {
  /** Nothing else listens on it: its first port, held for as long as the process lives. */
  readonly lock: Server
  readonly start: number
  /** How many were given out. */
  given: number
}

let own: Promise<Block> | undefined

/**
 * A port for a program that has to be told one: what listens on any port says itself which it got. Nothing listens on it,
 * and nobody else takes it before the program does: it lies where no kernel gives any away, in a block that one process of
 * tests has at a time. Throws when all blocks are taken.
 */
export async function reservedPort(): Promise<number> {
  const block = await (own ??= takeBlock())
  for (let tries = 1; tries < blockSize; tries += 1) {
    // The first is the lock. One comes again only after all others did.
    const port = block.start + 1 + (block.given % (blockSize - 1))
    block.given += 1
    // A program that outlived its test, or one that has nothing to do with tests, may listen there.
    const server = await listeningOn(port)
    if (server === undefined) continue
    await new Promise((resolve) => server.close(resolve))
    return port
  }
  throw new Error(`Something listens on each port from ${block.start} to ${block.start + blockSize - 1}`)
}

/** Reserved ports under the names by which `npm start` takes them. */
export async function portVariables(): Promise<Readonly<Record<'PORT' | 'SANDBOX_PORT' | 'PLAYGROUND_PORT', string>>> {
  return {
    PORT: String(await reservedPort()),
    SANDBOX_PORT: String(await reservedPort()),
    PLAYGROUND_PORT: String(await reservedPort()),
  }
}

/** The kernel lets go of the lock when the process ends, however it ends. */
async function takeBlock(): Promise<Block> {
  for (let start = first; start < last; start += blockSize) {
    const lock = await listeningOn(start)
    // Nobody waits for the end of it.
    if (lock !== undefined) return { lock: lock.unref(), start, given: 0 }
  }
  throw new Error(`Other processes have all ports from ${first} to ${last}`)
}

/** Undefined where something else listens. */
function listeningOn(port: number): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}
