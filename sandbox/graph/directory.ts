import { z } from 'zod'
import { domain, organizationName, tenantId } from '../tenant/organization'
import { restoreUser } from '../tenant/accounts'
import { notFound } from '../tenant/refusal'
import type { User } from '../tenant/state'
import { answerCollection, pick } from './collection'
import { collection, selected } from './options'
import type { GraphContext, Route, RouteAnswer } from './route'
import { readBody } from './route'
import { userCollection } from './users'
import { userDefaults, userProperties, viewUser } from './views'

/** Calls on the organisation and deleted users. */
export const directoryRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/organization',
    options: collection,
    handle: (context) => ({ status: 200, body: answerCollection(context, [organization], organizationShape) }),
  },
  {
    method: 'GET',
    path: '/directory/deletedItems/graph.user',
    options: collection,
    handle: (context) => {
      const views = deletedUsers(context).map(viewUser)
      return { status: 200, body: answerCollection(context, views, userCollection(context)) }
    },
  },
  {
    method: 'GET',
    path: '/directory/deletedItems/{item}',
    options: ['select'],
    handle: getDeleted,
  },
  {
    method: 'POST',
    path: '/directory/deletedItems/{item}/restore',
    handle: restore,
  },
]

const organization = {
  id: tenantId,
  deletedDateTime: null,
  countryLetterCode: 'NL',
  createdDateTime: '2019-04-01T08:00:00Z',
  defaultUsageLocation: 'NL',
  displayName: organizationName,
  onPremisesLastSyncDateTime: '2026-11-20T09:30:00Z',
  onPremisesSyncEnabled: true,
  tenantType: 'AAD',
  verifiedDomains: [
    {
      capabilities: 'Email, OfficeCommunicationsOnline',
      isDefault: true,
      isInitial: false,
      name: domain,
      type: 'Managed',
    },
    {
      capabilities: 'Email, OfficeCommunicationsOnline',
      isDefault: false,
      isInitial: true,
      name: 'contoso.onmicrosoft.com',
      type: 'Managed',
    },
  ],
}
const organizationShape = {
  name: 'organization',
  type: 'microsoft.graph.organization',
  resource: 'Organization',
  properties: Object.keys(organization),
  filterable: [],
}

function deletedUsers({ tenant }: GraphContext): readonly User[] {
  return [...tenant.users.values()].filter(({ deletedAt }) => deletedAt !== undefined)
}

function deletedIn(context: GraphContext): User {
  const id = context.parameters['item'] ?? ''
  const user = deletedUsers(context).find((candidate) => candidate.id === id.toLowerCase())
  if (user === undefined) throw notFound(id)
  return user
}

function getDeleted(context: GraphContext): RouteAnswer {
  const names = selected(context.options.select, userProperties(context.tenant), 'microsoft.graph.directoryObject')
  const body = {
    '@odata.context': `${context.baseUrl}/$metadata#directoryObjects/$entity`,
    '@odata.type': '#microsoft.graph.user',
    ...pick(viewUser(deletedIn(context)), names ?? [...userDefaults, 'deletedDateTime']),
  }
  return { status: 200, body }
}

const restoring = z
  .strictObject({ autoReconcileProxyConflict: z.boolean(), newUserPrincipalName: z.string().includes('@') })
  .partial()

function restore(context: GraphContext): RouteAnswer {
  const detail = context.request.body === '' ? {} : readBody(context, restoring, 'DirectoryObject')
  const user = deletedIn(context)
  restoreUser(context.tenant, user, detail.newUserPrincipalName)
  const body = {
    '@odata.context': `${context.baseUrl}/$metadata#directoryObjects/$entity`,
    '@odata.type': '#microsoft.graph.user',
    ...pick(viewUser(user), userDefaults),
  }
  return { status: 200, body, effect: { target: user.id, detail } }
}
