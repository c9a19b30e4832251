import { jwtVerify } from 'jose'
import { z } from 'zod'
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

/** What a program may: application roles of the app registration, which an administrator assigns to it in Entra. */
export const programRoles = ['Offboarding.Start', 'Offboarding.Read', 'Offboarding.Evidence.Read'] as const
export type ProgramRole = (typeof programRoles)[number]

/** A program of the tenant, by the token that it has shown. */
export interface Program {
  /** The id of its app registration, its “client id”. */
  readonly id: string
  readonly displayName: string
  readonly roles: ReadonlySet<ProgramRole>
}

export interface ProgramTokenSettings {
  readonly tenantId: string
  /** Where the tenant’s tokens come from: `https://login.microsoftonline.com`. */
  readonly authorityHost: string
  /** OpenID metadata of the tenant, which names its signing keys. */
  readonly metadataUrl: string
  /** The id of the app registration that has the roles: the audience of a token. */
  readonly appId: string
  /** What programs are called, by the id of their app registration. */
  readonly names: Readonly<Record<string, string>>
}

export type ProgramVerdict = { readonly kind: 'genuine'; readonly program: Program } | NotGenuine

export interface ProgramTokens {
  /** Whose token this is. Never throws. */
  check(authorization: string | undefined): Promise<ProgramVerdict>
  /** Whether it claims to be for this interface, which costs nothing to find out and proves nothing. */
  isPlausible(authorization: string | undefined): boolean
}

const claimsSchema = z.object({
  ver: z.literal('2.0'),
  azp: z.guid(),
  roles: z.array(z.string()).default([]),
  /** A person’s token has scopes: whom that person is counts for nothing here. */
  scp: z.never().optional(),
})

/**
 * Checks that a token was made by Entra ID for a program of this tenant, for this app registration, and is in time (learn:
 * access-token-claims-reference, version 2.0; claims-validation). As the front door does for Teams, nothing is fetched before
 * the first token that is worth it.
 */
export function createProgramTokens(settings: ProgramTokenSettings): ProgramTokens {
  const { tenantId, authorityHost, metadataUrl, appId, names } = settings
  const issuer = `${authorityHost}/${tenantId}/v2.0`
  const keys = publishedKeys(metadataUrl)
  const isPlausible = (authorization: string | undefined): boolean => {
    const claims = claimsOf(bearer(authorization))
    return claims?.iss === issuer && claims['tid'] === tenantId && claims.aud === appId && !isOver(claims)
  }
  return {
    isPlausible,
    async check(authorization) {
      const token = bearer(authorization)
      if (token === undefined) return { kind: 'refused', why: 'there is no bearer token' }
      if (!isPlausible(authorization)) return { kind: 'refused', why: whyImplausible(claimsOf(token)?.['ver']) }
      try {
        const rules = { issuer, audience: appId, algorithms, clockTolerance, requiredClaims: ['exp'] }
        const claims = claimsSchema.safeParse((await jwtVerify(token, keys, rules)).payload)
        if (!claims.success) return { kind: 'refused', why: 'it is no program’s' }
        const { azp: id, roles } = claims.data
        const own = programRoles.filter((role) => roles.includes(role))
        return { kind: 'genuine', program: { id, displayName: names[id] ?? `Program ${id}`, roles: new Set(own) } }
      } catch (error) {
        return whyNotGenuine(error)
      }
    },
  }
}

/** The first thing that goes wrong where an app registration is as Entra makes it. */
function whyImplausible(version: unknown): string {
  return version === '1.0'
    ? 'it is of version 1.0: the app registration’s manifest must say "requestedAccessTokenVersion": 2'
    : 'it was not made for this app in this tenant'
}
