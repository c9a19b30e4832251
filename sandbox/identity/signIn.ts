import { allPermissions } from '../graph/permissions'
import { clientApps } from '../seeds/clientApps'
import { tenantId } from '../tenant/organization'
import type { WireAnswer, WireRequest } from '../wire/http'
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
export function answerSignIn({ method, path, body }: WireRequest): WireAnswer {
  if (method === 'GET' && path.endsWith('/discovery/instance')) return { status: 200, body: discovery }
  if (method === 'GET' && path.endsWith('/.well-known/openid-configuration'))
    return { status: 200, body: openIdConfiguration }
  if (method !== 'POST' || path !== `/${tenantId}/oauth2/v2.0/token`) return refused(404, 'invalid_request', 900144)
  const form = new URLSearchParams(body)
  const client = form.get('client_id') ?? ''
  const app = clientApps[client]
  if (form.get('grant_type') !== 'client_credentials') return refused(400, 'unsupported_grant_type', 70003)
  if (app === undefined) return refused(400, 'unauthorized_client', 700016)
  if ((form.get('client_secret') ?? '') === '') return refused(401, 'invalid_client', 7000216)
  const resource = /(?:^| )(https:\/\/\S+)\/\.default(?: |$)/.exec(form.get('scope') ?? '')?.[1]
  if (resource === undefined) return refused(400, 'invalid_scope', 1002012)
  if (resource !== audiences.graph) return refused(400, 'invalid_resource', 500011)
  const now = Date.now() / 1000
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
  const token = { token_type: 'Bearer', expires_in: lifetime, ext_expires_in: lifetime }
  return { status: 200, body: { ...token, access_token: unsigned(claims) } }
}

const authority = `https://${signInHost}/${tenantId}`

const openIdConfiguration = {
  issuer: `${authority}/v2.0`,
  authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
  token_endpoint: `${authority}/oauth2/v2.0/token`,
  end_session_endpoint: `${authority}/oauth2/v2.0/logout`,
  jwks_uri: `${authority}/discovery/v2.0/keys`,
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
