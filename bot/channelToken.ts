import { createRemoteJWKSet, customFetch, decodeJwt, errors, jwtVerify, type JWTPayload } from 'jose'
import type { ChannelTokens } from '../services/remote/clouds'

/** What a genuine token speaks for: an activity must agree with it. */
export interface ChannelToken {
  readonly serviceUrl: string
  /** Channels that the signing key is endorsed for; undefined when Microsoft says nothing about the key. */
  readonly endorsements: readonly string[] | undefined
}

export type TokenVerdict =
  | { readonly kind: 'genuine'; readonly token: ChannelToken }
  | { readonly kind: 'refused'; readonly why: string }
  /** Nobody can tell now: Microsoft's keys could not be fetched. */
  | { readonly kind: 'unreachable'; readonly why: string }

export interface TokenCheck {
  /** Whether a token of this `Authorization` header was made by the Bot Connector for this app. Never throws. */
  check(authorization: string | undefined): Promise<TokenVerdict>
  /** Whether it claims to be one, which costs nothing to find out and proves nothing. */
  isPlausible(authorization: string | undefined): boolean
}

const algorithms = ['RS256', 'RS384', 'RS512']
/** Difference of clocks, seconds: learn, bot-framework-rest-connector-authentication, “within 5 minutes”. */
const clockTolerance = 300
/** For the metadata and the keys together, milliseconds: Teams waits 10 to 15 s for an answer. */
const patience = 5_000
/** Microsoft adds a key long before it signs with it, and asks for a look every day. */
const keysAreFresh = 24 * 60 * 60_000
/** A token with an unknown key makes the bot look for new keys at most this often. */
const pause = 60_000

/** A key as Microsoft publishes it; the last field is the Bot Framework's own. */
interface EndorsedKey {
  readonly kid?: string
  readonly endorsements?: unknown
}

/** The metadata or the keys could not be had. */
class KeysUnreachable extends Error {}

/**
 * Checks the tokens that come with activities: made by the Bot Connector (not by Entra ID for another service, not by a
 * skill or the emulator), for this app, signed by one of Microsoft's keys, and in time. The Bot Framework SDK's own check
 * is not used, see docs/decisions/tokens-are-checked-with-jose.md. Nothing is fetched before the first token that is worth it.
 */
export function createTokenCheck({ issuer, metadataUrl }: ChannelTokens, appId: string): TokenCheck {
  const keys = createRemoteJWKSet(new URL(metadataUrl), {
    timeoutDuration: patience,
    cooldownDuration: pause,
    cacheMaxAge: keysAreFresh,
    [customFetch]: fetchKeys,
  })
  const endorsementsOf = (keyId: string | undefined): readonly string[] | undefined => {
    const known: readonly EndorsedKey[] = keys.jwks()?.keys ?? []
    const endorsements = known.find(({ kid }) => kid === keyId)?.endorsements
    return Array.isArray(endorsements) ? endorsements.filter((one) => typeof one === 'string') : undefined
  }
  const isPlausible = (authorization: string | undefined): boolean => {
    const claims = claimsOf(bearer(authorization))
    return claims?.iss === issuer && claims.aud === appId && !isOver(claims)
  }
  return {
    isPlausible,
    async check(authorization) {
      const token = bearer(authorization)
      if (token === undefined) return { kind: 'refused', why: 'there is no bearer token' }
      // Before any key is looked for: a stranger's token must not make the bot fetch something.
      if (!isPlausible(authorization)) return { kind: 'refused', why: 'it was not made for this app' }
      try {
        const { payload, protectedHeader } = await jwtVerify(token, keys, {
          issuer,
          audience: appId,
          algorithms,
          clockTolerance,
          requiredClaims: ['exp'],
        })
        // The Connector names no app but in the audience; a skill's caller names itself.
        if ([payload['appid'], payload['azp']].some((app) => app !== undefined && app !== appId))
          return { kind: 'refused', why: 'it is another app’s' }
        const serviceUrl = payload['serviceurl']
        if (typeof serviceUrl !== 'string') return { kind: 'refused', why: 'it speaks for no service URL' }
        return { kind: 'genuine', token: { serviceUrl, endorsements: endorsementsOf(protectedHeader.kid) } }
      } catch (error) {
        return verdictOn(error)
      }
    },
  }
}

/** Whether an activity is one that the token speaks for; why not, or undefined. Pure. */
export function whyNotVouched(
  { serviceUrl, endorsements }: ChannelToken,
  activity: { readonly serviceUrl: string; readonly channelId: string },
): string | undefined {
  if (serviceUrl !== activity.serviceUrl) return 'its token speaks for another service URL'
  // A key without endorsements is taken, as Microsoft's own SDK does: the claim of the service URL binds it all the same.
  if (endorsements !== undefined && endorsements.length > 0 && !endorsements.includes(activity.channelId))
    return 'its token’s key is not endorsed for this channel'
  return undefined
}

function bearer(authorization: string | undefined): string | undefined {
  return /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1]
}

function claimsOf(token: string | undefined): JWTPayload | undefined {
  if (token === undefined) return undefined
  try {
    return decodeJwt(token)
  } catch {
    return undefined
  }
}

function isOver({ exp }: JWTPayload): boolean {
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
function verdictOn(error: unknown): TokenVerdict {
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
