import { createRemoteJWKSet, customFetch, decodeJwt, errors, type JWTPayload } from 'jose'

/** Difference of clocks, seconds: learn, bot-framework-rest-connector-authentication, “within 5 minutes”. */
export const clockTolerance = 300
export const algorithms = ['RS256', 'RS384', 'RS512']
/** For the metadata and the keys together, milliseconds: Teams waits 10 to 15 s for an answer. */
const patience = 5_000
/** Microsoft adds a key long before it signs with it, and asks for a look every day. */
const keysAreFresh = 24 * 60 * 60_000
/** A token with an unknown key makes the bot look for new keys at most this often. */
const pause = 60_000

/** Why a token is not taken, or that nobody can tell now: Microsoft's keys could not be fetched. */
export type NotGenuine =
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'unreachable'; readonly why: string }

/** The metadata or the keys could not be had. */
class KeysUnreachable extends Error {}

/** The keys that an OpenID metadata document names; nothing is fetched before the first token that is worth it. */
export function publishedKeys(metadataUrl: string) {
  return createRemoteJWKSet(new URL(metadataUrl), {
    timeoutDuration: patience,
    cooldownDuration: pause,
    cacheMaxAge: keysAreFresh,
    [customFetch]: fetchKeys,
  })
}

/** The token of an `Authorization` header; undefined where there is none in the shape of a JWT. Pure. */
export function bearer(authorization: string | undefined): string | undefined {
  return /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1]
}

/** What a token claims, which proves nothing; undefined where it cannot be read. Pure. */
export function claimsOf(token: string | undefined): JWTPayload | undefined {
  if (token === undefined) return undefined
  try {
    return decodeJwt(token)
  } catch {
    return undefined
  }
}

/** Whether its time is over, or it names none. */
export function isOver({ exp }: JWTPayload): boolean {
  return typeof exp !== 'number' || exp + clockTolerance < Date.now() / 1_000
}

/** The keys, by way of the metadata that says where they are. */
async function fetchKeys(metadataUrl: string, options: RequestInit): Promise<Response> {
  try {
    const metadata = (await answerOf(metadataUrl, options).then((answer) => answer.json())) as { jwks_uri?: unknown }
    const { jwks_uri: keysUrl } = metadata
    if (typeof keysUrl !== 'string') throw new KeysUnreachable('the metadata names no keys')
    // Never from an encrypted address to one that anybody on the way can answer for.
    if (new URL(keysUrl).protocol !== new URL(metadataUrl).protocol)
      throw new KeysUnreachable('the metadata names keys at another kind of address')
    return await answerOf(keysUrl, options)
  } catch (error) {
    throw error instanceof KeysUnreachable ? error : new KeysUnreachable(String(error), { cause: error })
  }
}

async function answerOf(url: string, options: RequestInit): Promise<Response> {
  const answer = await fetch(url, options)
  if (answer.status !== 200) throw new KeysUnreachable(`${url} answered ${answer.status}`)
  return answer
}

/** What is wrong with a token is told apart from what is wrong with the way to the keys; anything unknown is the latter. */
export function whyNotGenuine(error: unknown): NotGenuine {
  const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const isAboutToken =
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWTExpired ||
    error instanceof errors.JWTClaimValidationFailed ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JOSENotSupported ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys
  return { kind: isAboutToken ? 'refused' : 'unreachable', why }
}
