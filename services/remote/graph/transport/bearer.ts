import type { TokenCredential } from '../../credential'

/** Puts the bot's token on requests to one remote system. */
export interface Bearer {
  /**
   * Calls `attempt` with a token, and once more with a fresh one when the answer is 401.
   * Throws {@link NoToken} when no token can be had, and whatever `attempt` throws.
   */
  withToken(attempt: (token: string) => Promise<Response>): Promise<Response>
}

/** No token could be had: nothing was sent. */
export class NoToken extends Error {
  override readonly name = 'NoToken'
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
export function createBearer(
  credential: TokenCredential,
  address: URL,
  publicResource: string,
  timeLimit: number,
): Bearer {
  const scope = `${address.protocol === 'https:' ? address.origin : publicResource}/.default`
  let underWay: Promise<string> | undefined
  const ask = async (claims: string | undefined): Promise<string> => {
    const limit = { abortSignal: AbortSignal.timeout(timeLimit) }
    const answer = await credential
      .getToken(scope, claims === undefined ? limit : { ...limit, claims })
      .catch((error: unknown) => {
        throw new NoToken(`No token for ${scope}: ${(error as Error).message}`, { cause: error })
      })
    if (answer === null) throw new NoToken(`No token for ${scope}`)
    return answer.token
  }
  // The credential keeps its tokens itself; requests that start together share the asking.
  const token = (): Promise<string> => {
    underWay ??= ask(undefined).finally(() => (underWay = undefined))
    return underWay
  }
  return {
    async withToken(attempt) {
      const first = await attempt(await token())
      if (first.status !== 401) return first
      await first.body?.cancel()
      return attempt(await ask(challenge(first)))
    },
  }
}

/** The claims that a continuous-access-evaluation challenge demands, base64-decoded. */
function challenge(response: Response): string | undefined {
  const claims = /claims="([^"]+)"/.exec(response.headers.get('www-authenticate') ?? '')?.[1]
  return claims === undefined ? undefined : Buffer.from(claims, 'base64').toString('utf8')
}
