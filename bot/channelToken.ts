import { jwtVerify } from 'jose'
import type { ChannelTokens } from '../services/remote/clouds'
import {
  algorithms,
  bearer,
  claimsOf,
  clockTolerance,
  isOver,
  publishedKeys,
  whyNotGenuine,
  type NotGenuine,
} from '../services/remote/signedToken'

/** What a genuine token speaks for: an activity must agree with it. */
export interface ChannelToken {
  readonly serviceUrl: string
  /** Channels that the signing key is endorsed for; undefined when Microsoft says nothing about the key. */
  readonly endorsements: readonly string[] | undefined
}

export type TokenVerdict = { readonly kind: 'genuine'; readonly token: ChannelToken } | NotGenuine

export interface TokenCheck {
  /** Whether a token of this `Authorization` header was made by the Bot Connector for this app. Never throws. */
  check(authorization: string | undefined): Promise<TokenVerdict>
  /** Whether it claims to be one, which costs nothing to find out and proves nothing. */
  isPlausible(authorization: string | undefined): boolean
}

/** A key as Microsoft publishes it; the last field is the Bot Framework's own. */
interface EndorsedKey {
  readonly kid?: string
  readonly endorsements?: unknown
}

/**
 * Checks the tokens that come with activities: made by the Bot Connector (not by Entra ID for another service, not by a
 * skill or the emulator), for this app, signed by one of Microsoft's keys, and in time. The Bot Framework SDK's own check
 * is not used, see docs/decisions/tokens-are-checked-with-jose.md. Nothing is fetched before the first token that is worth it.
 */
export function createTokenCheck({ issuer, metadataUrl }: ChannelTokens, appId: string): TokenCheck {
  const keys = publishedKeys(metadataUrl)
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
        return whyNotGenuine(error)
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
