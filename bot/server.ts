import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Logger } from 'pino'
import { createServer, type Request, type Response, type Server } from 'restify'
import { aliveAnswer, healthAnswer, readyAnswer, type Watched } from './health'
import type { Answer, Caller } from './reception'
import { connectionBudgetFor, createConnections, openFilesAllowed, type Connections } from './connections'
import { apiPath } from '../interface/routes'
import type { ProgramAnswer } from '../interface/answer'
import type { ProgramRequest } from '../interface/request'
import { readJson } from './requestBody'
import { isLoopback } from './serviceUrl'

/** An activity with everything that Teams puts into one is far smaller; bytes. */
const largestBody = 256 * 1024

/** Connections that wait while the bot is busy: Node's own 511 would have the others of a thousand come again seconds later. */
const backlog = 4_096

/** What a caller may hold of the server. Node limits all headers of a request to 16 KB by itself: a token has 1 KB. */
const patience = {
  /** Until the headers are there, milliseconds: Teams sends them at once. */
  headersTimeout: 10_000,
  /** Until the body is there too. */
  requestTimeout: 20_000,
  /** Longer than a reverse proxy keeps an idle connection, so that it never sends into one that is being closed. */
  keepAliveTimeout: 65_000,
  /** How often the two above are looked at; by itself every 30 seconds. */
  connectionsCheckingInterval: 5_000,
  maxHeadersCount: 100,
} as const

export interface ServerOptions {
  readonly host: string
  readonly port: number
  /** The sandbox lets everybody in, so it listens to this machine only. */
  readonly sandbox: boolean
}

/**
 * The web server: `POST /api/messages` for Teams, `GET /health`, `/health/live` and `/health/ready` for whoever watches over
 * it, and what programs ask where they may. Listens on the given host only; resolves with the port. Rejects with a sentence
 * when the port is taken, or when the sandbox would be reachable.
 */
export async function startServer(
  options: ServerOptions,
  receive: (caller: Caller) => Promise<Answer>,
  { checks, readiness }: Watched,
  log: Logger,
  programs?: (request: ProgramRequest) => Promise<ProgramAnswer>,
): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const server = createServer({ name: 'offboarding-bot' })
  Object.assign(server.server, patience)
  refuseMalformedAddresses(server)
  refuseOtherProtocols(server)
  const connections = createConnections(connectionBudgetFor(openFilesAllowed()))
  server.server.on('connection', (socket: Socket) => connections.opened(socket))
  server.get('/health', async (_request: Request, response: Response) => {
    send(response, await healthAnswer(checks))
  })
  server.get('/health/live', async (_request: Request, response: Response) => send(response, aliveAnswer))
  server.get('/health/ready', async (_request: Request, response: Response) => {
    send(response, await readyAnswer(readiness))
  })
  server.post('/api/messages', async (request: Request, response: Response) => {
    send(response, await receive(callerOf(request, connections)))
  })
  if (programs !== undefined)
    for (const method of ['get', 'post', 'put', 'patch', 'del'] as const)
      server[method](`${apiPath}/*`, async (request: Request, response: Response) => {
        sendWhole(response, await programs(programRequestOf(request, connections)))
      })
  server.on('restifyError', (request: Request, response: Response, error: Error, next: () => void) => {
    log.warn({ method: request.method, problem: error.name }, 'A request was refused')
    const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
    // An answer of restify's own would say what went wrong.
    if (!response.headersSent) send(response, { status })
    next()
  })
  return listen(server, options)
}

function callerOf(request: Request & IncomingMessage, connections: Connections): Caller {
  return {
    authorization: request.headers.authorization,
    host: request.headers.host,
    address: request.socket.remoteAddress ?? '',
    body: () => readJson(request, largestBody),
    whileWorking: (act) => connections.whileWorking(request.socket, act),
  }
}

function programRequestOf(request: Request & IncomingMessage, connections: Connections): ProgramRequest {
  const { address, body, whileWorking } = callerOf(request, connections)
  const headers = Object.entries(request.headers).map(([name, value]) => [name, value?.toString()])
  const { pathname, searchParams: query } = new URL(request.url ?? '', 'http://bot')
  const { method = '' } = request
  return { method, path: pathname, query, headers: Object.fromEntries(headers), address, body, whileWorking }
}

function sendWhole(response: Response, { status, headers, body }: ProgramAnswer): void {
  // What is left of a refused request is not waited for.
  response.sendRaw(status, body, status >= 400 ? { ...headers, Connection: 'close' } : { ...headers })
}

/** Not by restify's formatters, which let the caller choose what the answer looks like. */
function send(response: Response, { status, body, retryAfter }: Answer): void {
  if (retryAfter !== undefined) response.header('Retry-After', String(retryAfter))
  // What is left of a refused request is not waited for.
  if (status >= 400) response.header('Connection', 'close')
  if (body === undefined) response.send(status)
  else response.sendRaw(status, JSON.stringify(body), { 'Content-Type': 'application/json' })
}

type First = (handler: (request: Request, response: Response) => boolean) => void

/** restify 12 builds a URL from the Host header outside its handler chain, and a malformed one ends the process. */
function refuseMalformedAddresses(server: Server & { readonly first?: First }): void {
  // Its type declarations are of an older version, which lacks this.
  server.first?.((request: Request, response: Response) => {
    try {
      request.getUrl()
      return true
    } catch {
      response.statusCode = 400
      response.end()
      return false
    }
  })
}

/** restify takes such a connection out of Node's hands and forgets it: it would stay open for good. */
function refuseOtherProtocols(server: Server): void {
  for (const event of ['upgrade', 'connect'])
    server.server.on(event, (_request: unknown, socket: { destroy(): void }) => socket.destroy())
}

function listen(server: Server, { host, port, sandbox }: ServerOptions) {
  return new Promise<{ readonly port: number; stop(): Promise<void> }>((resolve, reject) => {
    const stop = () =>
      new Promise<void>((stopped) => {
        server.close(() => stopped())
        ;(server.server as { closeAllConnections?: () => void }).closeAllConnections?.()
      })
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      const sentence = `Port ${port} is already in use. Stop what uses it, or choose another: PORT=3979 npm start`
      reject(taken ? new Error(sentence) : error)
    })
    server.listen(port, host, backlog, () => {
      const address: { readonly port: number; readonly address: string } = server.address()
      // A name may stand for any address.
      if (sandbox && !isLoopback(address.address))
        void stop().then(() => reject(new Error(`The sandbox would be reachable at ${address.address}.`)))
      else resolve({ port: address.port, stop })
    })
  })
}
