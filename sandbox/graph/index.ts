import type { WireAnswer, WireRequest } from '../wire/http'
import type { Permissions } from '../identity/tokens'
import { issuedAtOf, permissionsOf } from '../identity/tokens'
import { challengeOf, type Revoked } from '../identity/revocation'
import { addEffect } from '../wire/log'
import { Refusal } from '../tenant/refusal'
import type { World } from '../world'
import { appAccessRoutes } from './appAccess'
import { auditRoutes } from './audits'
import { authenticationMethodRoutes } from './authenticationMethods'
import { mailFolderRoutes } from './mailFolders'
import { teamRoutes } from './teams'
import { answerBatch } from './batch'
import { deviceObjectRoutes } from './deviceObjects'
import { deviceRoutes } from './devices'
import { managedDeviceRoutes } from './managedDevices'
import { messageRuleRoutes } from './messageRules'
import { eventRoutes } from './events'
import { methodKindRoutes } from './authenticationMethodKinds'
import { directoryRoleRoutes } from './directoryRoles'
import { directoryRoutes } from './directory'
import { applicationRoutes } from './applications'
import { driveItemRoutes } from './driveItems'
import { driveRoutes } from './drives'
import { driveUploadRoutes } from './driveUploads'
import { ediscoveryRoutes } from './ediscovery'
import { groupEligibilityRoutes } from './groupEligibility'
import { groupRoutes } from './groups'
import { licenceRoutes } from './licences'
import { groupReferenceRoutes } from './groupReferences'
import { managerRoutes } from './managers'
import { organizationRoutes } from './organization'
import { roleRequestRoutes } from './roleRequests'
import { photoRoutes } from './photos'
import { roleRoutes } from './roles'
import { mailRoutes } from './mail'
import { mailboxSettingsRoutes } from './mailboxSettings'
import type { Route } from './route'
import { findRoute, runRoute } from './route'
import { subscriptionRoutes } from './subscriptions'
import { numberRoutes } from './numbers'
import { userRoutes } from './users'

export const version = '/v1.0'

const routes: readonly Route[] = [
  ...userRoutes,
  ...photoRoutes,
  ...licenceRoutes,
  ...groupRoutes,
  ...groupReferenceRoutes,
  ...managerRoutes,
  ...organizationRoutes,
  ...roleRoutes,
  ...groupEligibilityRoutes,
  ...roleRequestRoutes,
  ...directoryRoleRoutes,
  ...authenticationMethodRoutes,
  ...appAccessRoutes,
  ...directoryRoutes,
  ...numberRoutes,
  ...mailboxSettingsRoutes,
  ...mailRoutes,
  ...subscriptionRoutes,
  ...driveRoutes,
  ...auditRoutes,
  ...mailFolderRoutes,
  ...teamRoutes,
  ...driveItemRoutes,
  ...driveUploadRoutes,
  ...applicationRoutes,
  ...ediscoveryRoutes,
  ...deviceRoutes,
  ...deviceObjectRoutes,
  ...managedDeviceRoutes,
  ...messageRuleRoutes,
  ...eventRoutes,
  ...methodKindRoutes,
]

/** Microsoft Graph: answers a request under `/v1.0`. Never throws for what the caller did. */
export function answerGraph(world: World, request: WireRequest): WireAnswer {
  return withGraphHeaders(request, () => {
    const permissions = permissionsOf(request, 'graph')
    if (permissions === undefined) throw unauthenticated(request)
    const issuedAt = issuedAtOf(request)
    const revoked = world.revocations.striking('graph', issuedAt, false)
    if (revoked !== undefined) return refused(request, revoked)
    if (request.path === `${version}/$batch`) {
      if (request.method !== 'POST') throw new Refusal(405, 'BadRequest', 'Only POST is allowed on $batch.')
      return answerBatch(world, request, (inner) =>
        withGraphHeaders(inner, () => {
          const ended = world.revocations.striking('graph', issuedAt, true)
          if (ended !== undefined) return refused(inner, ended)
          return world.weather.metered(world.tenant, inner, () => answerOne(world, inner, permissions))
        }),
      )
    }
    return world.weather.metered(world.tenant, request, () => answerOne(world, request, permissions))
  })
}

function answerOne(world: World, request: WireRequest, permissions: Permissions): WireAnswer {
  // Of beta the tenant keeps nothing: nothing here may depend on it.
  const known = request.path.startsWith(version) ? routes : []
  const found = findRoute(known, request.method, ofUser(request.path.replace(/^\/[^/]+/, '')))
  // Microsoft's words to whoever is an application and no person, as every token here is.
  if (found.parameters['user'] === nobody)
    throw new Refusal(400, 'BadRequest', '/me request is only valid with delegated authentication flow.')
  const { route } = found
  const baseUrl = `${world.origin}${version}`
  const { effect, ...answer } = runRoute(found, {
    tenant: world.weather.view(world.tenant, request),
    request,
    permissions,
    effects: world.log.effects,
    origin: world.origin,
    baseUrl,
  })
  const what = `${route.method} ${route.path.replaceAll(/\{\w+\}/g, '{id}')}`
  if (effect !== undefined) addEffect(world.log, { system: 'graph', what, ...effect })
  return answer
}

/** In the place of whom `/me` would be; no id and no sign-in name has a space. */
const nobody = 'me '

/** `/me` is short for `/users/{user}` (learn, use-the-api), so that it has the paths which that has. */
function ofUser(path: string): string {
  return path.replace(/^\/me(?=\/|$)/i, `/users/${nobody}`)
}

function unauthenticated({ headers }: WireRequest): Refusal {
  const message = headers['authorization'] === undefined ? 'Access token is empty.' : 'Access token validation failure.'
  return new Refusal(401, 'InvalidAuthenticationToken', message)
}

/** As Graph refuses a token that it took before. */
function refused(request: WireRequest, revoked: Revoked): WireAnswer {
  const message = revoked.challenge
    ? 'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp'
    : 'Access token validation failure. Invalid signature.'
  return withRefusal(request, new Refusal(401, 'InvalidAuthenticationToken', message), challengeOf(revoked))
}

function withGraphHeaders(request: WireRequest, work: () => WireAnswer): WireAnswer {
  const answer = orRefusal(request, work)
  const type: Readonly<Record<string, string>> =
    answer.body === undefined
      ? {}
      : {
          'content-type':
            'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
        }
  return { ...answer, headers: { 'odata-version': '4.0', 'cache-control': 'no-cache', ...type, ...answer.headers } }
}

function orRefusal(request: WireRequest, work: () => WireAnswer): WireAnswer {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return withRefusal(request, error)
  }
}

function withRefusal(
  request: WireRequest,
  { status, code, message }: Refusal,
  headers: Readonly<Record<string, string>> = {},
): WireAnswer {
  const innerError = {
    date: new Date().toISOString().slice(0, 19),
    'request-id': request.requestId,
    'client-request-id': request.headers['client-request-id'] ?? request.requestId,
  }
  return { status, headers, body: { error: { code, message, innerError } } }
}
