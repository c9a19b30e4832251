/** How one HTTP request ended. Values, not exceptions: whether to ask again depends on what was asked. */
export type Attempt =
  | Answered
  /** It went out and no answer came back: it may have been done. */
  | { readonly kind: 'lost'; readonly text: string }
  /** It never reached the remote. */
  | { readonly kind: 'unsent'; readonly text: string }
  | { readonly kind: 'noToken'; readonly text: string }

export interface Answered {
  readonly kind: 'answered'
  readonly status: number
  /** Parsed JSON, the text itself when it is not JSON, base64 of an image, as a `$batch` has it; undefined when empty. */
  readonly body: unknown
  /** Milliseconds to wait before asking again, when the remote said so. */
  readonly retryAfter: number | undefined
  /** ISO 8601: when it may be asked again, where that is too long to wait for. */
  readonly notBefore?: string
  readonly location: string | undefined
  readonly requestId: string | undefined
  /** What time it was there. */
  readonly at: Date | undefined
  /** What the remote said about the token that it refused (WWW-Authenticate). */
  readonly challenge?: string | undefined
  /**
   * Gets another token in place of the one that this request went with; the next request has it. Rejects with
   * {@link NoToken}. Not there for a request that went without one.
   */
  readonly renewToken?: (challenge: string | undefined) => Promise<void>
}

/** No token could be had: nothing was sent. */
export class NoToken extends Error {
  override readonly name = 'NoToken'
}

/** Awaits one request and reads its whole answer. Never rejects. */
export async function attemptOf(request: () => Promise<Response>): Promise<Attempt> {
  try {
    const response = await request()
    const body = await bodyOf(response)
    return {
      kind: 'answered',
      status: response.status,
      body,
      retryAfter: retryAfterOf(response.headers.get('retry-after')),
      location: response.headers.get('location') ?? undefined,
      requestId: response.headers.get('request-id') ?? undefined,
      challenge: response.headers.get('www-authenticate') ?? undefined,
      at: dateOf(response.headers.get('date')),
    }
  } catch (error) {
    return failedAttempt(error)
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const isImage = /^image\//i.test(response.headers.get('content-type') ?? '')
  return isImage ? Buffer.from(await response.arrayBuffer()).toString('base64') : parsed(await response.text())
}

function dateOf(value: string | null): Date | undefined {
  const milliseconds = value === null ? Number.NaN : Date.parse(value)
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds)
}

/** Milliseconds of a Retry-After header: whole seconds, or an HTTP date. */
export function retryAfterOf(value: string | null | undefined): number | undefined {
  if (value === null || value === undefined || value.trim() === '') return undefined
  const seconds = Number(value)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000)
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now())
}

/** Everything that fails before the first byte of the request has left. */
const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

/** What an error says about the request that it ended. */
export function failedAttempt(error: unknown): Attempt {
  if (error instanceof NoToken) return { kind: 'noToken', text: error.message }
  if (!(error instanceof Error)) return { kind: 'lost', text: 'The request failed' }
  if (error.name === 'TimeoutError') return { kind: 'lost', text: 'No answer within the time limit' }
  const { code } = (error.cause ?? {}) as { readonly code?: unknown }
  const text = typeof code === 'string' ? `${error.message} (${code})` : error.message
  return { kind: typeof code === 'string' && beforeSending.has(code) ? 'unsent' : 'lost', text }
}

function parsed(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
