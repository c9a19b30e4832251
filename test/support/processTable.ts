import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'

/** The kernel's own tables; where there are none, the tests that look into them say that they are skipped. */
export const hasProcessTable = existsSync('/proc/net/tcp')

/** Ids of the processes that were started with this variable in their environment, whoever started them; not our own. */
export function processesWith(variable: string, value: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((id) =>
      contentOf(join('/proc', id, 'environ'))
        .split('\0')
        .includes(`${variable}=${value}`),
    )
    .map(Number)
}

/** Who started a process, as far as they live. */
export function parentOf(processId: number): number {
  // The name stands in brackets, and may have any letter in it.
  return Number(
    contentOf(join('/proc', String(processId), 'stat'))
      .replace(/^.*\) /s, '')
      .split(' ')[1],
  )
}

/** Where these processes listen, for instance `127.0.0.1:3978`; `::` stands for every address of version 6. */
export function listeningOf(processIds: readonly number[]): readonly string[] {
  const sockets = new Set(processIds.flatMap(linksOf))
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) =>
    contentOf(table)
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode]) => state === listens && sockets.has(`socket:[${inode}]`))
      .map(([, local]) => readable(local ?? '')),
  )
}

/** Whether a process has this file open. */
export function hasOpen(processId: number, file: string): boolean {
  return linksOf(processId).includes(file)
}

const listens = '0A'

/** What the open files of a process are: names, or `socket:[<inode>]`. */
function linksOf(processId: number): readonly string[] {
  const folder = join('/proc', String(processId), 'fd')
  try {
    return readdirSync(folder).map((name) => linkOf(join(folder, name)))
  } catch {
    return []
  }
}

/** The kernel writes an IPv4 address as eight hexadecimal digits, its bytes in reverse. */
function readable(local: string): string {
  const [address = '', port = ''] = local.split(':')
  const bytes = Buffer.from(address, 'hex').toReversed()
  return `${address.length === 8 ? [...bytes].join('.') : `[${address}]`}:${Number.parseInt(port, 16)}`
}

/** A process may end while it is looked at. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function linkOf(file: string): string {
  try {
    return readlinkSync(file)
  } catch {
    return ''
  }
}
