import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino, { type Logger } from 'pino'
import type { Pace } from '../../../../services/remote/pace'
import type { Credential } from '../../../../services/remote/credential'

/** Pauses that are short, so that a test waits for nothing, and a patience that no busy machine comes to the end of. */
export const shortPace: Pace = {
  requestTimeout: 10_000,
  cmdletTimeout: 10_000,
  sessionIdle: 60_000,
  sessionLife: 60_000,
  verifyPatience: 20_000,
  firstPause: 1,
  longestPause: 5,
  rulePause: 5,
  taskPatience: 1_000,
  settleSecond: 1,
}

/** One request as it arrived. */
export interface Received {
  readonly method: string
  /** With its query, as sent. */
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: unknown
}

/** What the server says: an answer, or `lose` to break the connection after having read the request, `hang` for silence. */
export type Said =
  | {
      readonly status: number
      readonly body?: unknown
      readonly headers?: Readonly<Record<string, string>>
    }
  | 'lose'
  | 'hang'

export interface RemoteServer {
  readonly url: string
  readonly received: readonly Received[]
  close(): Promise<void>
}

/** A real HTTP server on this machine that answers as `say` tells. */
export async function startRemote(say: (request: Received, index: number) => Said): Promise<RemoteServer> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    void textOf(request).then((text) => {
      const one: Received = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: text === '' ? undefined : JSON.parse(text),
      }
      received.push(one)
      answer(response, say(one, received.length - 1))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function answer(response: ServerResponse, said: Said): void {
  if (said === 'hang') return
  if (said === 'lose') {
    response.destroy()
    return
  }
  const { status, body, headers } = said
  const isSaidAsIs = typeof body === 'string' || Buffer.isBuffer(body)
  const text = body === undefined ? '' : isSaidAsIs ? body : JSON.stringify(body)
  // Not chained: restify, when it is loaded in the same process, patches writeHead to return nothing.
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(text)
}

/** Answers a `$batch` by asking `say` for each of its requests. */
export function saidToBatch(
  batch: Received,
  say: (path: string) => Exclude<Said, string>,
): { readonly status: 200; readonly body: unknown } {
  const { requests } = batch.body as { readonly requests: readonly { readonly id: string; readonly url: string }[] }
  // Graph does not keep the order.
  const responses = requests.toReversed().map(({ id, url }) => ({ id, headers: {}, ...say(url) }))
  return { status: 200, body: { responses } }
}

/** Gives a new token each time, and counts. */
export function countingCredential(): Credential & { readonly asked: string[]; readonly claims: unknown[] } {
  const asked: string[] = []
  const claims: unknown[] = []
  return {
    asked,
    claims,
    async getToken(scopes, options) {
      asked.push(String(scopes))
      claims.push(options?.claims)
      return { token: `token-${asked.length}`, expiresOnTimestamp: Date.now() + 3_600_000 }
    },
  }
}

/** A log at its most talkative, kept for reading. */
export function keptLog(): { readonly log: Logger; readonly text: () => string } {
  const lines: string[] = []
  return {
    log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }),
    text: () => lines.join(''),
  }
}
