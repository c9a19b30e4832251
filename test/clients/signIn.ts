import { audiences, unsigned } from '../../sandbox/identity/tokens'
import { tenantId } from '../../sandbox/tenant/organization'

export const signInHost = 'login.microsoftonline.com'

interface SignInAnswer {
  readonly status: number
  readonly body: object
}

/** What an administrator has consented to for the client: an app of its own, not the bot's. */
const roles = [
  'Group.Read.All',
  'GroupMember.ReadWrite.All',
  'LicenseAssignment.ReadWrite.All',
  'Organization.Read.All',
  'User.DeleteRestore.All',
  'User.Read.All',
  'User.ReadWrite.All',
  'User.RevokeSessions.All',
]

/** Seconds that a token lives. */
const lifetime = 3_600

/** As much of Microsoft Entra's sign-in as an app with a secret asks for. */
export function answerSignIn(method: string, url: string, body: string): SignInAnswer {
  const [address = ''] = url.split('?')
  if (method === 'GET' && address.endsWith('/discovery/instance')) return { status: 200, body: discovery }
  if (method === 'GET' && address.endsWith('/.well-known/openid-configuration'))
    return { status: 200, body: openIdConfiguration }
  if (method !== 'POST' || address !== `/${tenantId}/oauth2/v2.0/token`) return refused(404, 'invalid_request')
  const form = new URLSearchParams(body)
  if (form.get('grant_type') !== 'client_credentials') return refused(400, 'unsupported_grant_type')
  if ((form.get('client_secret') ?? '') === '') return refused(401, 'invalid_client')
  const resource = /(?:^| )(https:\/\/\S+)\/\.default(?: |$)/.exec(form.get('scope') ?? '')?.[1]
  if (resource === undefined) return refused(400, 'invalid_scope')
  if (resource !== audiences.graph) return refused(400, 'invalid_resource')
  const claims = {
    aud: resource,
    iss: `https://sts.windows.net/${tenantId}/`,
    tid: tenantId,
    idtyp: 'app',
    oid: form.get('client_id'),
    appid: form.get('client_id'),
    app_displayname: 'A client',
    roles,
    exp: Math.floor(Date.now() / 1000) + lifetime,
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

function refused(status: number, error: string): SignInAnswer {
  return { status, body: { error, error_description: `The pretend tenant refuses this sign-in: ${error}` } }
}
