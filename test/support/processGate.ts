import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request on its way through the gate. */
export interface Passing {
  readonly method: string
  readonly path: string
  readonly body: string
}

/** Called for each request; what it waits for, the request or its answer waits for. */
export type Guard = (request: Passing) => void | Promise<void>

const nothing: Guard = () => undefined

/**
 * Stands between the bot and a server of the test, and stops the time at two moments that are otherwise too short to
 * hit: a request has left the bot and nothing is done yet, and it was done and the answer has not left.
 */
export class Gate {
  before: Guard = nothing
  after: Guard = nothing
  /** The second moment, with what was answered. */
  answered: (request: Passing, answer: string) => void | Promise<void> = nothing

  private constructor(
    private readonly server: Server,
    readonly url: string,
    private readonly target: string,
  ) {}

  /** @param target `http://127.0.0.1:<port>` of the server behind it */
  static async before(target: string): Promise<Gate> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    const gate = new Gate(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`, target)
    server.on('request', (request, response) => void gate.pass(request, response).catch(() => response.destroy()))
    return gate
  }

  open(): void {
    this.before = nothing
    this.after = nothing
    this.answered = nothing
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private async pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = incoming
    const passing = { method, path: url, body: await textOf(incoming) }
    await this.before(passing)
    if (outgoing.destroyed) return
    const answer = await fetch(`${this.target}${url}`, {
      method,
      headers: headersOf(incoming),
      signal: whileConnected(outgoing),
      ...(passing.body === '' ? {} : { body: passing.body }),
    })
    const text = (await answer.text()).replaceAll(this.target, this.url)
    await this.after(passing)
    await this.answered(passing, text)
    if (outgoing.destroyed) return
    // Not chained: restify, where it is loaded in the same process, patches writeHead to return nothing.
    outgoing.writeHead(answer.status, this.headersFor(answer))
    outgoing.end(text)
  }

  private headersFor({ headers }: Response): Record<string, string> {
    return Object.fromEntries(
      [...headers].flatMap(([name, value]) =>
        ownHeaders.has(name) ? [] : [[name, value.replace(this.target, this.url)]],
      ),
    )
  }
}

/** They are about one connection, or about the length and encoding that a text had on it. */
const ownHeaders = new Set([
  'host',
  'connection',
  'keep-alive',
  'content-encoding',
  'content-length',
  'transfer-encoding',
])

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (ownHeaders.has(name) ? [] : [[name, String(value)]])),
  )
}

/** A request whose sender is gone does not reach the server behind. */
function whileConnected(outgoing: ServerResponse): AbortSignal {
  const controller = new AbortController()
  outgoing.once('close', () => controller.abort())
  return controller.signal
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
