import { z } from 'zod'
import type { WireAnswer, WireRequest } from '../wire/http'

/** Body of `POST /_sandbox/tokens`: what an administrator, Microsoft’s own evaluation, or a rolled key does to tokens. */
export const revocationSchema = z.strictObject({
  resource: z.enum(['graph', 'exchange', 'teams', 'partner']),
  /** The resource says which claims a better token needs, as continuous access evaluation does. */
  challenge: z.boolean().default(false),
  /** Only what travels inside a `$batch` is refused: the services behind Graph look at tokens themselves. */
  insideBatch: z.boolean().default(false),
})
export type Revocation = z.infer<typeof revocationSchema>

/** What was revoked of each resource, and when: whatever was issued until then is refused. */
export interface Revocations {
  add(revocation: Revocation): void
  clear(): void
  /**
   * The revocation that strikes, if any.
   * @param issuedAt milliseconds since 1970; NaN for a token that does not say so, which nobody can revoke
   */
  striking(resource: Revocation['resource'], issuedAt: number, insideBatch: boolean): Revoked | undefined
}

export type Revoked = Revocation & { readonly at: number }

export function createRevocations(): Revocations {
  const revoked: Revoked[] = []
  return {
    add: (revocation) => void revoked.push({ ...revocation, at: Date.now() }),
    clear: () => void revoked.splice(0),
    striking: (resource, issuedAt, insideBatch) =>
      revoked.findLast(
        (one) =>
          one.resource === resource &&
          // Never for what is no number.
          issuedAt <= one.at &&
          (insideBatch || !one.insideBatch),
      ),
  }
}

/**
 * The header that goes with a 401 (learn, claims-challenge): with the claims that a new token must have, for those who
 * declared that they can be asked for some.
 */
export function challengeOf({ at, challenge }: Revoked): Readonly<Record<string, string>> {
  const endpoint =
    'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"'
  if (!challenge) return { 'www-authenticate': endpoint }
  const claims = { access_token: { nbf: { essential: true, value: String(Math.floor(at / 1000)) } } }
  const encoded = Buffer.from(JSON.stringify(claims)).toString('base64')
  return { 'www-authenticate': `${endpoint}, error="insufficient_claims", claims="${encoded}"` }
}

/** The header by which the stand-in for PowerShell says when its session signed in, in milliseconds since 1970. */
const signedInAt = 'x-sandbox-signed-in'

/** What a module’s session is told whose sign-in was revoked since; undefined while it is good. */
export function endedSession(
  revocations: Revocations,
  { headers }: WireRequest,
  resource: 'exchange' | 'teams',
): WireAnswer | undefined {
  const revoked = revocations.striking(resource, Number(headers[signedInAt]), false)
  return revoked === undefined ? undefined : { status: 401, headers: challengeOf(revoked) }
}
