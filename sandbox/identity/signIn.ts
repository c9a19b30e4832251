import { allPermissions } from '../graph/permissions'
import { clientApps, interfaceApp } from '../seeds/clientApps'
import { tenantId } from '../tenant/organization'
import type { WireAnswer, WireRequest } from '../wire/http'
import { keySet, signed } from './signingKey'
import { audiences, unsigned } from './tokens'

export const signInHost = 'login.microsoftonline.com'

/** Seconds that a token lives. */
const lifetime = 3_600

/** What asks for a token of this tenant, or how to; anything else is none of its business. */
export function isSignIn({ path }: WireRequest): boolean {
  return path.startsWith(`/${tenantId}/`) || path === '/common/discovery/instance'
}

/**
 * As much of Microsoft Entra's sign-in as an application with a secret asks for. It says no secret wrong but an empty one:
 * which one is right is known to nobody here. Microsoft's errors: learn, reference-error-codes.
 */
export function answerSignIn({ method, path, body, headers }: WireRequest): WireAnswer {
  if (method === 'GET' && path.endsWith('/discovery/instance')) return { status: 200, body: discovery }
  if (method === 'GET' && path.endsWith('/.well-known/openid-configuration'))
    return { status: 200, body: openIdConfiguration(headers['host'] ?? '') }
  if (method === 'GET' && path === keysPath) return { status: 200, body: keySet() }
  if (method !== 'POST' || path !== `/${tenantId}/oauth2/v2.0/token`) return refused(404, 'invalid_request', 900144)
  const form = new URLSearchParams(body)
  const client = form.get('client_id') ?? ''
  const app = clientApps[client]
  if (form.get('grant_type') !== 'client_credentials') return refused(400, 'unsupported_grant_type', 70003)
  if (app === undefined) return refused(400, 'unauthorized_client', 700016)
  if ((form.get('client_secret') ?? '') === '') return refused(401, 'invalid_client', 7000216)
  const now = Date.now() / 1000
  if (form.get('scope') === `api://${interfaceApp}/.default`) {
    const roles = app.interfaceRoles
    // AADSTS501051: an application to which nothing is assigned gets no token, where assignment is required.
    if (roles === undefined) return refused(400, 'invalid_grant', 501051)
    return { status: 200, body: { ...lasting, access_token: signed(programClaims(client, roles, now)) } }
  }
  const resource = /(?:^| )(https:\/\/\S+)\/\.default(?: |$)/.exec(form.get('scope') ?? '')?.[1]
  if (resource === undefined) return refused(400, 'invalid_scope', 1002012)
  if (resource !== audiences.graph) return refused(400, 'invalid_resource', 500011)
  const claims = {
    aud: resource,
    iss: `https://sts.windows.net/${tenantId}/`,
    tid: tenantId,
    idtyp: 'app',
    oid: client,
    appid: client,
    app_displayname: 'A client',
    roles: app.roles === 'all' ? allPermissions() : app.roles,
    exp: Math.floor(now) + lifetime,
    iat: now,
  }
  return { status: 200, body: { ...lasting, access_token: unsigned(claims) } }
}

const lasting = { token_type: 'Bearer', expires_in: lifetime, ext_expires_in: lifetime }

/** A program’s token of version 2.0 for the bot’s interface (learn, access-token-claims-reference). */
function programClaims(client: string, roles: readonly string[], now: number): Readonly<Record<string, unknown>> {
  const issuedAt = Math.floor(now)
  return {
    aud: interfaceApp,
    iss: `${authority}/v2.0`,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + lifetime,
    azp: client,
    azpacr: '1',
    oid: client,
    roles,
    sub: client,
    tid: tenantId,
    ver: '2.0',
  }
}

const authority = `https://${signInHost}/${tenantId}`

const keysPath = `/${tenantId}/discovery/v2.0/keys`

/** @param host where it was asked: on this machine the keys are there, too, and not at Microsoft’s address */
function openIdConfiguration(host: string) {
  const keysAt = host.startsWith('127.0.0.1') ? `http://${host}` : `https://${signInHost}`
  return {
    issuer: `${authority}/v2.0`,
    authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
    token_endpoint: `${authority}/oauth2/v2.0/token`,
    end_session_endpoint: `${authority}/oauth2/v2.0/logout`,
    jwks_uri: `${keysAt}${keysPath}`,
  }
}

const discovery = {
  tenant_discovery_endpoint: `${authority}/v2.0/.well-known/openid-configuration`,
  'api-version': '1.1',
  metadata: [{ preferred_network: signInHost, preferred_cache: signInHost, aliases: [signInHost] }],
}

function refused(status: number, error: string, code: number): WireAnswer {
  const error_description = `AADSTS${code}: The pretend tenant refuses this sign-in: ${error}.`
  return { status, body: { error, error_description, error_codes: [code] } }
}
