import type { AccessToken, Credential } from '../../credential'
import { within } from '../../powershell/patience'
import { type Attempt, attemptOf, NoToken } from './attempt'

/** Puts the bot's token on requests to one remote system. */
export interface Bearer {
  /**
   * Sends one request once with a token. Never rejects. What was answered knows how to get another token in place of this
   * one, in case it was refused: `persist` does that, for every gateway alike.
   */
  attempt(request: (token: string) => Promise<Response>): Promise<Attempt>
}

const loopback = new Set(['127.0.0.1', '[::1]', 'localhost'])

/** A remote system's address, checked: a token never travels unencrypted, except to this very machine. */
export function safeAddress(baseUrl: string): URL {
  const url = new URL(baseUrl)
  if (url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname))) return url
  throw new Error(`${url.origin} is neither https nor this machine: the bot's token is not sent there.`)
}

/**
 * @param address where the requests go; its own scope is asked for, so that national clouds work by their host name
 * @param publicResource whose scope a pretend system on this machine is given, for instance `https://graph.microsoft.com`
 * @param timeLimit milliseconds that getting a token may take
 */
export function createBearer(credential: Credential, address: URL, publicResource: string, timeLimit: number): Bearer {
  const scope = `${address.protocol === 'https:' ? address.origin : publicResource}/.default`
  const ask = createTokenSource(async (options) => {
    // With `enableCae` the bot says that it can be asked for claims: otherwise a revoked token is good until it expires.
    const limits = { enableCae: true, abortSignal: AbortSignal.timeout(timeLimit) }
    // Not every credential heeds the signal.
    const asked = within(timeLimit, credential.getToken(scope, { ...limits, ...options }), 'No answer in time')
    const answer = await asked.catch((error: unknown) => {
      throw new NoToken(`No token for ${scope}: ${(error as Error).message}`, { cause: error })
    })
    if (answer === null) throw new NoToken(`No token for ${scope}`)
    return answer
  })
  return {
    async attempt(request) {
      let sentWith = ''
      const attempt = await attemptOf(async () => {
        sentWith = await ask.current()
        return request(sentWith)
      })
      if (attempt.kind !== 'answered') return attempt
      return { ...attempt, renewToken: (challenge) => ask.inPlaceOf(sentWith, claimsIn(challenge)) }
    },
  }
}

/** Milliseconds before its end that a token is used no more; the Azure SDK’s own figure. */
const endsEarly = 5 * 60_000

/** How a token is asked for: the claims that it must have, and the one that was refused. */
export interface TokenWish {
  readonly claims?: string
  readonly refused?: string
}

/** The tokens for one resource. Requests that start together, or are refused together, share one asking. */
export interface TokenSource {
  /** The fresh one where another was refused, otherwise the one that the credential gave, for as long as it is good. */
  current(): Promise<string>
  /** Resolves when the credential has been asked for another one than the one that was refused. */
  inPlaceOf(refused: string, claims?: string): Promise<void>
}

export function createTokenSource(ask: (wish: TokenWish) => Promise<AccessToken>): TokenSource {
  let asking: Promise<AccessToken> | undefined
  let renewing: Promise<void> | undefined
  let renewed: { readonly refused: string; readonly fresh: AccessToken } | undefined
  // A credential builds a chain of requests anew to say what it kept, which costs more than the request that it is for.
  let kept: AccessToken | undefined
  const keep = (given: AccessToken): AccessToken => {
    if (given.token !== renewed?.refused) kept = given
    return given
  }
  const renew = async (refused: string, claims: string | undefined): Promise<void> => {
    kept = undefined
    const fresh = await ask({ refused, ...(claims === undefined ? {} : { claims }) })
    // A machine's identity endpoint keeps tokens as well, and may give the same one again: that has replaced nothing.
    if (fresh.token !== refused) renewed = { refused, fresh }
  }
  return {
    async current() {
      const good = [renewed?.fresh, kept].find(isGood)
      if (good !== undefined) return good.token
      asking ??= ask({})
        .then(keep)
        .finally(() => (asking = undefined))
      return (await asking).token
    },
    async inPlaceOf(refused, claims) {
      // Another request that went with it was refused a moment before, and has seen to it.
      if (refused === renewed?.refused) return
      renewing ??= renew(refused, claims).finally(() => (renewing = undefined))
      await renewing
    },
  }
}

/** Whether it may still be used, and its credential does not want to be asked for the next one by now. */
function isGood(token: AccessToken | undefined): token is AccessToken {
  if (token === undefined) return false
  const until = Math.min(token.expiresOnTimestamp - endsEarly, token.refreshAfterTimestamp ?? Number.POSITIVE_INFINITY)
  return until > Date.now()
}

/**
 * The claims that a challenge demands (learn, claims-challenge): JSON in base64. Undefined when there are none, or what
 * stands there is no JSON: then any fresh token may do.
 */
function claimsIn(challenge: string | undefined): string | undefined {
  const encoded = /\bclaims="([^"]+)"/.exec(challenge ?? '')?.[1]
  if (encoded === undefined) return undefined
  const claims = Buffer.from(encoded, 'base64').toString('utf8')
  try {
    JSON.parse(claims)
    return claims
  } catch {
    return undefined
  }
}
