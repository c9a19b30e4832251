import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerControl, cmdletPath, controlPath } from './control'
import { answerMonitor, monitorPath } from './graph/driveMonitor'
import { answerUpload, largestFile, uploadPath } from './graph/driveUploadSession'
import { environmentOf } from './environment'
import { answerExchange, cmdletOf } from './exchange'
import type { Fault } from './weather/faults'
import { createFaults, faultAnswer } from './weather/faults'
import { answerGraph } from './graph'
import type { WireAnswer, WireRequest } from './wire/http'
import { jsonObject } from './wire/http'
import { answerSignIn, isSignIn } from './identity/signIn'
import { issueToken } from './identity/tokens'
import { addRequest } from './wire/log'
import { type Observe, observed } from './wire/observation'
import { page } from './control/page'
import { answerPartner, partnerPath } from './partner'
import { createRevocations } from './identity/revocation'
import type { Population } from './seeds/population'
import { answerSentFile, sentFilePath } from './teams/sentFiles'
import { createTenant } from './seeds/tenant'
import { emptyDeletedItems } from './tenant/deletedItems'
import type { Delays, Tenant } from './tenant/state'
import { noDelays } from './tenant/state/delays'
import { settle } from './tenant/state'
import { calm, type WeatherSettings } from './weather/settings'
import type { Weather } from './weather/weather'
import type { WeatherEvent } from './weather/words'
import { createWeather } from './weather/weather'
import type { World } from './world'

export interface SandboxOptions {
  /** 0, the default, takes any free one. */
  readonly port?: number
  /** Milliseconds; what is left out happens at once. */
  readonly delays?: Partial<Delays>
  /** Who is there besides those with a name of their own; nobody when left out. */
  readonly population?: Population
  /** What an administrator consented to besides what the steps declare. */
  readonly consented?: readonly string[]
  /** Changes the tenant right after it is made, also after a reset. */
  readonly seed?: (tenant: Tenant) => void
  /** Calm when left out; can be changed at run time. */
  readonly weather?: WeatherSettings
  /** Is told of every request to Graph and its answer, those inside a `$batch` one by one. */
  readonly observe?: Observe
  /** Is told of every request that the weather strikes. */
  readonly onWeather?: (event: WeatherEvent) => void
}

/** A pretend Microsoft 365 tenant that listens on 127.0.0.1. */
export interface Sandbox {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  /** What the bot's environment must say to find it. */
  readonly environment: Readonly<Record<string, string>>
  /** Cuts the connections that are open, and resolves when the port is free again. */
  stop(): Promise<void>
}

/** Microsoft's own limit of a request to Graph is 4 MB; that of one with a file is the file's. */
const largestBody = 4 * 1024 * 1024

/**
 * Starts a pretend tenant.
 * @throws the error of Node's `listen`, for instance with code EADDRINUSE
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, delays = {}, population, seed, consented = [], weather = calm, onWeather, observe } = options
  const secret = randomUUID()
  const fresh = (): Tenant => {
    const tenant = createTenant({ ...noDelays, ...delays }, population)
    seed?.(tenant)
    return tenant
  }
  let world: World | undefined
  const server = createServer((incoming, outgoing) => {
    if (world !== undefined) void serve(world, incoming, outgoing)
  })
  // Longer than a client of a busy machine thinks between two requests: it would find its connection closed under it.
  server.keepAliveTimeout = 60_000
  server.on('clientError', (_, socket) => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'))
  await listen(server, port)
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  world = createWorld(origin, { secret, consented }, fresh, createWeather(weather, onWeather), observe)
  return { url: origin, environment: environmentOf(origin, secret), stop: () => close(server) }
}

function createWorld(
  origin: string,
  identity: Pick<World, 'secret' | 'consented'>,
  fresh: () => Tenant,
  weather: Weather,
  observe: Observe | undefined,
): World {
  const world: World = {
    tenant: fresh(),
    log: { effects: [], requests: [] },
    faults: createFaults(),
    revocations: createRevocations(),
    observe,
    weather,
    ahead: 0,
    origin,
    ...identity,
    reset: () => {
      world.tenant = fresh()
      world.log.effects.length = 0
      world.log.requests.length = 0
      world.faults.clear()
      world.revocations.clear()
      world.weather.reset()
      world.ahead = 0
    },
  }
  return world
}

async function serve(world: World, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const url = incoming.url ?? '/'
  if (world.ahead !== 0) outgoing.setHeader('date', new Date(Date.now() + world.ahead).toUTCString())
  try {
    const [path = '/', ...query] = url.split('?')
    const method = incoming.method ?? 'GET'
    const refused = refuseStranger(world, incoming)
    const body = refused === undefined ? await readBody(incoming, largestFile(method, path)) : { text: '', size: 0 }
    if (refused !== undefined || body === undefined)
      return send(outgoing, refused ?? { status: 413 }, randomUUID(), undefined)
    const request: WireRequest = {
      method,
      path,
      query: query.join('?'),
      headers: Object.fromEntries(
        Object.entries(incoming.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
      ),
      body: body.text,
      size: body.size,
      inner: false,
      requestId: randomUUID(),
    }
    await answer(world, request, url, outgoing)
  } catch (error) {
    console.error('The sandbox could not answer', incoming.method, url, error)
    if (!outgoing.headersSent)
      send(
        outgoing,
        { status: 500, body: { error: { code: 'InternalServerError', message: 'The sandbox failed.' } } },
        randomUUID(),
        undefined,
      )
  }
}

async function answer(world: World, request: WireRequest, url: string, outgoing: ServerResponse): Promise<void> {
  const { path, method } = request
  const internal = path.startsWith(`${controlPath}/`) && path !== cmdletPath
  const cmdlet = cmdletIn(request)
  const struck = { method, path: url, cmdlet }
  const fault = internal
    ? undefined
    : (world.faults.strike(struck, false) ?? world.weather.strike(struck, request.headers, 'wire'))
  const log = (status: number): void => {
    const carried = cmdlet === undefined ? {} : { cmdlet, body: request.body }
    if (!internal) addRequest(world.log, { method, path: url, status, inner: false, ...carried })
  }
  if (fault !== undefined && 'resetBefore' in fault) {
    log(0)
    outgoing.destroy()
    return
  }
  // Before any pause, so that a fault that is used up says that its request is held.
  if (fault !== undefined && 'stall' in fault && !(await world.faults.stall(outgoing))) return log(0)
  const pause = pauseOf(fault) + (internal ? 0 : world.tenant.delays.answer + world.weather.latency(struck))
  if (pause > 0 && !(await waited(pause, outgoing))) return log(0)
  world.weather.before(world.tenant, struck)
  settle(world.tenant)
  emptyDeletedItems(world.tenant)
  const given = fault !== undefined && 'status' in fault ? statusOf(world, request, fault) : route(world, request)
  observed(world.observe, request, given)
  if (fault !== undefined && 'resetAfter' in fault) {
    log(0)
    outgoing.destroy()
    return
  }
  log(given.status)
  send(outgoing, given, request.requestId, request.headers['client-request-id'], slownessOf(fault))
}

function statusOf(world: World, request: WireRequest, fault: Extract<Fault, { status: number }>): WireAnswer {
  if (fault.afterWork === true) route(world, request)
  return faultAnswer(fault)
}

function slownessOf(fault: Fault | undefined): number {
  return fault !== undefined && 'slowBody' in fault ? fault.slowBody : 0
}

function route(world: World, request: WireRequest): WireAnswer {
  const { path, method } = request
  if (/^\/(v1\.0|beta)(\/|$)/.test(path)) return answerGraph(world, request)
  if (path.startsWith('/adminapi/')) return answerExchange(world, request)
  if (path.startsWith(`${partnerPath}/`)) return answerPartner(world, request)
  if (path.startsWith(`${monitorPath}/`)) return answerMonitor(world, request)
  if (path === sentFilePath) return answerSentFile(world, request)
  if (path.startsWith(`${uploadPath}/`)) return answerUpload(world, request)
  if (path === '/msi/token') return issueToken(request, world.secret, world.consented)
  if (isSignIn(request)) return answerSignIn(request)
  if (path.startsWith(`${controlPath}/`)) return answerControl(world, request)
  if (path === '/' && method === 'GET')
    return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: page(world.origin) }
  return { status: 404, body: { message: `The pretend tenant has nothing at ${path}` } }
}

/**
 * Nobody but programs on this machine that mean the sandbox: a page in a browser could otherwise reach it by a name
 * that points here (its Host differs), or by a cross-site request (its Origin differs).
 */
function refuseStranger({ origin }: World, { headers }: IncomingMessage): WireAnswer | undefined {
  const { port } = new URL(origin)
  const hosts = ['127.0.0.1', 'localhost'].map((name) => `${name}:${port}`)
  const known = hosts.includes((headers.host ?? '').toLowerCase())
  const same = headers.origin === undefined || hosts.some((host) => headers.origin === `http://${host}`)
  return known && same ? undefined : { status: 421, body: { message: `This sandbox is reached as ${origin} only` } }
}

function cmdletIn(request: WireRequest): string | undefined {
  if (request.path !== cmdletPath) return cmdletOf(request)
  const cmdlet = jsonObject(request.body)?.['cmdlet']
  return typeof cmdlet === 'string' ? cmdlet : undefined
}

function pauseOf(fault: Fault | undefined): number {
  return fault !== undefined && 'hang' in fault ? fault.hang : 0
}

/** False when the caller went away meanwhile. */
async function waited(milliseconds: number, outgoing: ServerResponse): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), milliseconds)
    outgoing.once('close', () => {
      clearTimeout(timer)
      resolve(false)
    })
  })
}

/**
 * The body, or undefined when it is too large.
 * @param largest bytes of a file, which is counted and not kept; undefined for any other body
 */
async function readBody(
  incoming: IncomingMessage,
  largest: number | undefined,
): Promise<(Pick<WireRequest, 'size'> & { readonly text: string }) | undefined> {
  const most = largest ?? largestBody
  if (Number(incoming.headers['content-length']) > most) return undefined
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most) return undefined
    if (largest === undefined) chunks.push(chunk)
  }
  return { text: Buffer.concat(chunks).toString('utf8'), size }
}

function send(
  outgoing: ServerResponse,
  { status, headers = {}, body }: WireAnswer,
  requestId: string,
  clientRequestId: string | undefined,
  slowness = 0,
): void {
  const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
  const type = body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }
  outgoing.writeHead(status, {
    ...type,
    ...headers,
    'request-id': requestId,
    'client-request-id': clientRequestId ?? requestId,
  })
  if (slowness === 0 || text === undefined) return void outgoing.end(text)
  const half = Math.floor(text.length / 2)
  outgoing.write(text.slice(0, half))
  const rest = setTimeout(() => outgoing.end(text.slice(half)), slowness)
  outgoing.once('close', () => clearTimeout(rest))
}

async function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
