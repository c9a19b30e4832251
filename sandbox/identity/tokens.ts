import { randomUUID } from 'node:crypto'
import { permissionsOn } from '../../services/permissions/consent'
import { declaredPermissions } from '../../services/permissions/declared'
import { steps } from '../../services/steps'
import { tenantId } from '../tenant/organization'
import type { WireAnswer, WireRequest } from '../wire/http'
import { jsonObject } from '../wire/http'

/** Audiences of the tokens that the tenant's services accept. */
export const audiences = {
  graph: 'https://graph.microsoft.com',
  exchange: 'https://outlook.office365.com',
  teams: '48ac35b8-9aa8-4d74-927d-1f4a14a0b239',
  partner: 'https://api.partnercenter.microsoft.com',
} as const
type Audience = keyof typeof audiences

/** Application ids of the APIs whose permissions an app registration asks for. */
const apis = { graph: '00000003-0000-0000-c000-000000000000', exchange: '00000002-0000-0ff1-ce00-000000000000' }

/** The bot's own declared permissions and no more, so that what it forgot to declare is refused here first. */
function rolesFor(audience: Audience, consented: readonly string[]): readonly string[] {
  if (audience === 'teams') return ['application_access']
  // Partner Center goes by the app’s registration there, not by permissions.
  return audience === 'partner'
    ? []
    : permissionsOn(apis[audience], [...new Set([...declaredPermissions(steps), ...consented])])
}

/** What a bearer may do: `all` for a token that is not one of ours and that a curious person made up. */
export type Permissions = ReadonlySet<string> | 'all'

/** Seconds that a token lives. */
const lifetime = 24 * 60 * 60

/**
 * The App Service managed-identity endpoint: `GET ?api-version=2019-08-01&resource=...` with `X-IDENTITY-HEADER`.
 * @param secret what IDENTITY_HEADER of this start is
 * @param consented permissions besides those that the steps declare
 */
export function issueToken(request: WireRequest, secret: string, consented: readonly string[] = []): WireAnswer {
  if (request.method !== 'GET') return problem(405, 'The identity endpoint answers GET only')
  if (request.headers['x-identity-header'] !== secret) return problem(401, 'X-IDENTITY-HEADER is missing or wrong')
  const query = new URLSearchParams(request.query)
  if (query.get('api-version') !== '2019-08-01') return problem(400, 'api-version must be 2019-08-01')
  const resource = query.get('resource')
  if (resource === null || resource === '') return problem(400, 'resource is missing')
  const audience = audienceOf(resource)
  if (audience === undefined) return problem(400, `The tenant has no resource ${resource}`)
  const expiresOn = Math.floor(Date.now() / 1000) + lifetime
  const claims = {
    aud: audiences[audience],
    iss: `https://sts.windows.net/${tenantId}/`,
    tid: tenantId,
    idtyp: 'app',
    roles: rolesFor(audience, consented),
    exp: expiresOn,
    // With its fraction, so that what is issued right after a revocation is good.
    iat: Date.now() / 1000,
    // Its own name, so that a new token is another one.
    uti: randomUUID(),
  }
  return {
    status: 200,
    body: { access_token: unsigned(claims), expires_on: String(expiresOn), resource, token_type: 'Bearer' },
  }
}

/**
 * What the bearer of a request may do, or undefined when the request must be answered 401. A token in the shape of a
 * JWT is taken at its word (audience, expiry, roles; nobody checks a signature here), so that a test can make one with
 * fewer roles; any other text counts as a token with all permissions, unless it starts with `invalid` or `expired`.
 */
export function permissionsOf(request: WireRequest, audience: Audience): Permissions | undefined {
  const token = /^bearer +(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1]
  if (token === undefined || /^(invalid|expired)/i.test(token)) return undefined
  const claims = claimsOf(token)
  if (claims === undefined) return 'all'
  const expired = typeof claims['exp'] === 'number' && claims['exp'] * 1000 <= Date.now()
  if (expired || (claims['aud'] !== undefined && claims['aud'] !== audiences[audience])) return undefined
  const roles: unknown = claims['roles']
  return new Set(Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [])
}

/** A token in the shape of a JWT without a signature; the sandbox takes its claims at their word. */
export function unsigned(claims: Readonly<Record<string, unknown>>): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ typ: 'JWT', alg: 'none' })}.${part(claims)}.sandbox`
}

/** When the token of a request was issued, milliseconds since 1970; NaN when it does not say. */
export function issuedAtOf({ headers }: WireRequest): number {
  return Number(claimsOf(/^bearer +(\S+)$/i.exec(headers['authorization'] ?? '')?.[1] ?? '')?.['iat']) * 1000
}

function claimsOf(token: string): Readonly<Record<string, unknown>> | undefined {
  const parts = token.split('.')
  return parts.length === 3 ? jsonObject(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8')) : undefined
}

function audienceOf(resource: string): Audience | undefined {
  const wanted = resource.replace(/\/+$/, '')
  return (Object.keys(audiences) as Audience[]).find((name) => audiences[name] === wanted)
}

function problem(statusCode: number, message: string): WireAnswer {
  return { status: statusCode, body: { statusCode, message } }
}
