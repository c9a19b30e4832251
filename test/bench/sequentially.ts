import { anybody } from '../contract/watch'
import type { GraphExchange } from '../../sandbox/wire/observation'
import type { Asked } from './office'

/** What somebody without the bot would send: a request, and the next when it is answered. */
export interface Request {
  readonly method: string
  readonly path: string
  readonly body: string | undefined
  readonly isWrite: boolean
}

/**
 * What was asked, as single requests in the order of their answers, each once before the first write that changes what it
 * reads and once after: whoever does it by hand looks, acts, and looks whether it is so. A `$batch` is what was in it.
 * @param exchanges with the bodies of the same requests to Graph
 */
export function singleRequests(asked: readonly Asked[], exchanges: readonly GraphExchange[]): readonly Request[] {
  const bodies = [...exchanges]
  const all = asked.flatMap(({ method, path, cmdlet, body }): Request[] => {
    const at = bodies.findIndex((one) => one.method === method && one.path === path)
    const [exchange] = at < 0 ? [] : bodies.splice(at, 1)
    if (path.endsWith('/$batch')) return []
    const isWrite = cmdlet === undefined ? method !== 'GET' : !/^Get-|^Remove-CalendarEvents/.test(cmdlet)
    return [{ method, path, body: body ?? (exchange?.requestBody || undefined), isWrite }]
  })
  const firstWrite = all.findIndex(({ isWrite }) => isWrite)
  const before = all.slice(0, firstWrite)
  const after = all.slice(firstWrite)
  return [
    ...distinct(before),
    ...distinct(after.filter(({ isWrite }) => isWrite)),
    ...distinct(after.filter(({ isWrite }) => !isWrite)),
  ]
}

/** Sends them one after another; resolves with the milliseconds that it took. */
export async function sendInTurn(url: string, requests: readonly Request[]): Promise<number> {
  const began = performance.now()
  for (const { method, path, body } of requests) {
    const headers = { authorization: anybody, 'content-type': 'application/json', consistencylevel: 'eventual' }
    const answer = await fetch(`${url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) })
    await answer.arrayBuffer()
  }
  return performance.now() - began
}

function distinct(requests: readonly Request[]): readonly Request[] {
  return [...new Map(requests.map((one) => [JSON.stringify([one.method, one.path, one.body]), one])).values()]
}
