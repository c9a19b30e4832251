import {
  Client,
  type Context,
  GraphClientError,
  HTTPMessageHandler,
  type Middleware,
  ResponseType,
} from '@microsoft/microsoft-graph-client'
import type { Logger } from 'pino'
import type { Credential } from '../credential'
import type { Quiet } from '../../model/quiet'
import type { Share } from '../../model/share'
import type { Pace } from '../pace'
import type { GraphLimit } from './graphBudget'
import { withoutQuery } from './problem'
import type { Attempt } from './transport/attempt'
import { createBearer, safeAddress } from './transport/bearer'

export interface GraphSettings {
  /** With the version: `https://graph.microsoft.com/v1.0`. */
  readonly baseUrl: string
  readonly credential: Credential
  readonly pace: Pace
  readonly log: Logger
  /** Told what time it is at Microsoft, with every answer. */
  readonly heard?: (at: Date) => void
  /** What of the requests at once is this bot’s; all of them when left out. */
  readonly share?: () => Share
  /** How much may be asked; as much as is wanted when left out. */
  readonly limits?: readonly GraphLimit[]
  /** Which parts of Graph are to be left alone; by what this process hears itself when left out. */
  readonly quiet?: Quiet
}

export interface GraphRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Relative to the version, starts with `/`. */
  readonly path: string
  readonly body?: object
  readonly clientRequestId: string
  /** Needed by `$search` and `$count` on directory objects. */
  readonly advanced?: boolean
}

/** Sends one request once. Never rejects. */
export type SendOnce = (request: GraphRequest) => Promise<Attempt>

/** The Graph SDK with a chain of our own: a time limit, and no redirect that could carry the token elsewhere. */
export function createSendOnce({ baseUrl, credential, pace, log, heard }: GraphSettings): SendOnce {
  const address = safeAddress(baseUrl)
  const bearer = createBearer(credential, address, 'https://graph.microsoft.com', pace.requestTimeout)
  const client = Client.initWithMiddleware({
    baseUrl: address.origin,
    defaultVersion: address.pathname,
    fetchOptions: { redirect: 'manual' },
    middleware: [timeLimit(pace.requestTimeout), new HTTPMessageHandler()],
  })
  return async (request) => {
    const started = performance.now()
    const attempt = await bearer.attempt((token) => send(client, request, token))
    if (attempt.kind === 'answered' && attempt.at !== undefined) heard?.(attempt.at)
    const { method, path, clientRequestId } = request
    const outcome =
      attempt.kind === 'answered'
        ? { status: attempt.status, requestId: attempt.requestId }
        : { status: attempt.kind, text: attempt.text }
    const milliseconds = Math.round(performance.now() - started)
    log.debug({ method, path: withoutQuery(path), clientRequestId, ...outcome, milliseconds }, 'graph request')
    return attempt
  }
}

async function send(
  client: Client,
  { method, path, body, clientRequestId, advanced }: GraphRequest,
  token: string,
): Promise<Response> {
  const request = client
    // The SDK takes anything after an https:// for an address, also in a filter's value.
    .api(path.replaceAll('https://', 'https%3A%2F%2F'))
    .responseType(ResponseType.RAW)
    .headers({
      Authorization: `Bearer ${token}`,
      'client-request-id': clientRequestId,
      ...(advanced === true ? { ConsistencyLevel: 'eventual' } : {}),
    })
  const calls: Readonly<Record<GraphRequest['method'], () => Promise<unknown>>> = {
    GET: () => request.get(),
    POST: () => request.post(body),
    PATCH: () => request.patch(body),
    DELETE: () => request.delete(),
  }
  return calls[method]().then(
    (response) => response as Response,
    (error: unknown) => {
      throw error instanceof GraphClientError ? error.customError : error
    },
  )
}

/** Wraps what fails beneath it, because the SDK keeps only the message of an error, and the cause decides on a repeat. */
function timeLimit(milliseconds: number): Middleware {
  let next: Middleware | undefined
  return {
    setNext(middleware) {
      next = middleware
    },
    async execute(context: Context) {
      try {
        context.options = { ...context.options, signal: AbortSignal.timeout(milliseconds) }
        await next?.execute(context)
      } catch (error) {
        const wrapped = new GraphClientError((error as Error).message)
        wrapped.customError = error
        throw wrapped
      }
    },
  }
}
