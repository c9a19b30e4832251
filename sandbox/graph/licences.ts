import { z } from 'zod'
import { products } from '../tenant/products'
import { tenantId } from '../tenant/organization'
import { assignLicences, refreshGroupLicences, seatsUsed } from '../tenant/licences'
import { notFound } from '../tenant/refusal'
import type { Tenant, User } from '../tenant/state'
import { isBought, seatsBought, subscriptionsOf } from '../tenant/subscriptions'
import { answerCollection, pick } from './collection'
import { collection } from './options'
import type { GraphContext, Route, RouteAnswer } from './route'
import { readParameters, refuseBody } from './route'
import { userIn, userToChange } from './userIn'
import { userDefaults, viewLicenceDetails, viewPlan, viewUser } from './views'

/** Calls on licences, a user's and the tenant's. */
export const licenceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/{user}/licenseDetails',
    options: ['select'],
    handle: listDetails,
  },
  {
    method: 'POST',
    path: '/users/{user}/assignLicense',
    handle: assign,
  },
  {
    method: 'POST',
    path: '/users/{user}/reprocessLicenseAssignment',
    handle: (context) => {
      refuseBody(context)
      const user = userIn(context)
      refreshGroupLicences(context.tenant, user.id)
      return { status: 200, body: userEntity(context, user), effect: { target: user.id } }
    },
  },
  {
    method: 'GET',
    path: '/users/{user}/licenseDetails/{detail}',
    allowedLike: 'GET /users/{user}/licenseDetails',
    handle: (context) => oneOf(context, viewLicenceDetails(userIn(context)), 'detail'),
  },
  {
    method: 'GET',
    path: '/subscribedSkus',
    options: collection,
    handle: listSkus,
  },
  {
    method: 'GET',
    path: '/subscribedSkus/{sku}',
    allowedLike: 'GET /subscribedSkus',
    handle: (context) => oneOf(context, viewSkus(context.tenant), 'sku'),
  },
]

/** The one of a collection that the path names. Throws Graph's 404. */
function oneOf(
  { parameters, baseUrl }: GraphContext,
  views: readonly Readonly<Record<string, unknown>>[],
  parameter: string,
): RouteAnswer {
  const id = parameters[parameter] ?? ''
  const found = views.find((view) => view['id'] === id)
  if (found === undefined) throw notFound(id)
  return { status: 200, body: { '@odata.context': `${baseUrl}/$metadata#${parameter}/$entity`, ...found } }
}

/** A user as writes give it back. */
export function userEntity({ baseUrl }: GraphContext, user: User): Readonly<Record<string, unknown>> {
  return { '@odata.context': `${baseUrl}/$metadata#users/$entity`, ...pick(viewUser(user), userDefaults) }
}

const id = z.guid()
const assignment = z.strictObject({
  addLicenses: z.array(z.strictObject({ skuId: id, disabledPlans: z.array(id).optional() })),
  removeLicenses: z.array(id),
})

function assign(context: GraphContext): RouteAnswer {
  const body = readParameters(context, assignment, 'assignLicense')
  const user = userToChange(context)
  const add = body.addLicenses.map(({ skuId, disabledPlans = [] }) => ({ skuId: skuId.toLowerCase(), disabledPlans }))
  const remove = body.removeLicenses.map((skuId) => skuId.toLowerCase())
  assignLicences(context.tenant, user, add, remove)
  return { status: 200, body: userEntity(context, user), effect: { target: user.id, detail: body } }
}

function listDetails(context: GraphContext): RouteAnswer {
  const user = userIn(context)
  const body = answerCollection(context, viewLicenceDetails(user), {
    name: `users('${user.id}')/licenseDetails`,
    type: 'microsoft.graph.licenseDetails',
    resource: 'LicenseDetails',
    properties: ['id', 'skuId', 'skuPartNumber', 'servicePlans'],
    filterable: [],
  })
  return { status: 200, body }
}

function viewSkus(tenant: Tenant) {
  return products
    .filter(({ skuId }) => isBought(tenant, skuId))
    .map(({ skuId, skuPartNumber, plans }) => ({
      id: `${tenantId}_${skuId}`,
      accountId: tenantId,
      accountName: 'contoso',
      appliesTo: 'User',
      capabilityStatus: 'Enabled',
      consumedUnits: seatsUsed(tenant, skuId),
      prepaidUnits: { enabled: seatsBought(tenant, skuId), lockedOut: 0, suspended: 0, warning: 0 },
      servicePlans: plans.map(viewPlan),
      skuId,
      skuPartNumber,
      subscriptionIds: subscriptionsOf(tenant, skuId).map(({ id }) => id),
    }))
}

function listSkus(context: GraphContext): RouteAnswer {
  const views = viewSkus(context.tenant)
  const body = answerCollection(context, views, {
    name: 'subscribedSkus',
    type: 'microsoft.graph.subscribedSku',
    resource: 'SubscribedSku',
    properties: Object.keys(views[0] ?? {}),
    filterable: [],
  })
  return { status: 200, body }
}
