import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { networkOf } from './limits'

/** How many connections the server keeps. */
export interface ConnectionBudget {
  /** All together. */
  readonly all: number
  /** Of one network address, those that nobody genuine has used yet. A reverse proxy is one address, and still has these. */
  readonly unproven: number
}

/**
 * More than a thousand people who write in the same second, each over a connection of its own and all by one proxy: what
 * is closed before it was read is a message that Teams may not send again. An idle one takes some kilobytes.
 */
const most: ConnectionBudget = { all: 3_000, unproven: 1_500 }

/**
 * As many as there are files to be open for, and half of those are left for what the bot itself opens. Pure.
 * @param openFiles how many this process may have open; undefined where nobody says
 */
export function connectionBudgetFor(openFiles: number | undefined): ConnectionBudget {
  const all = Math.min(most.all, Math.floor((openFiles ?? Infinity) / 2))
  return { all, unproven: Math.min(most.unproven, Math.floor(all / 2)) }
}

/** How many files this process may have open (proc(5)); Node has raised it to the most that it may. Undefined where nobody says. */
export function openFilesAllowed(): number | undefined {
  try {
    const [, allowed] = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? []
    return allowed === undefined ? undefined : Number(allowed)
  } catch {
    return undefined
  }
}

interface Known {
  readonly network: string
  /** Something genuine came over it. */
  proven: boolean
  /** Requests on it that are being answered and were found genuine. */
  working: number
}

/** Keeps the connections within their budget, so that whoever sends nothing genuine crowds out nobody but himself. */
export interface Connections {
  /** A new connection; closes another one, or this one, where there are too many. */
  opened(socket: Socket): void
  /** Runs what answers a genuine request: its connection is not closed meanwhile, and afterwards not before the others. */
  whileWorking<Result>(socket: Socket, act: () => Promise<Result>): Promise<Result>
}

/**
 * Closes in this order: connections of the same address that have proven nothing, then any that have proven nothing, then
 * proven ones that are idle, the oldest first; when all are at work, the new one. A client that was closed while idle
 * opens another, as HTTP has it (RFC 9112 section 9.3.1).
 */
export function createConnections({ all, unproven }: ConnectionBudget): Connections {
  // Oldest first, as a Map keeps them.
  const known = new Map<Socket, Known>()
  const close = (socket: Socket): void => {
    known.delete(socket)
    socket.destroy()
  }
  const oldest = (closes: (one: Known) => boolean): Socket | undefined =>
    [...known].find(([, one]) => one.working === 0 && closes(one))?.[0]
  return {
    opened(socket) {
      const network = networkOf(socket.remoteAddress ?? '')
      const isOwn = (one: Known) => !one.proven && one.network === network
      known.set(socket, { network, proven: false, working: 0 })
      socket.once('close', () => known.delete(socket))
      if ([...known.values()].filter(isOwn).length > unproven) close(oldest(isOwn) ?? socket)
      if (known.size > all) close(oldest(({ proven }) => !proven) ?? oldest(() => true) ?? socket)
    },
    async whileWorking(socket, act) {
      const one = known.get(socket)
      if (one === undefined) return act()
      one.proven = true
      one.working += 1
      try {
        return await act()
      } finally {
        one.working -= 1
      }
    },
  }
}
