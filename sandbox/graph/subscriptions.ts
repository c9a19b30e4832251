import { notFound } from '../tenant/refusal'
import { skuOf } from '../tenant/products'
import { partnerTenantId } from '../seeds/subscriptions'
import type { Subscription } from '../tenant/state/subscriptions'
import { answerCollection } from './collection'
import { collection } from './options'
import type { GraphContext, Route, RouteAnswer } from './route'
import { viewPlan } from './views'

/** What the tenant bought; Graph shows it and cannot change it. */
export const subscriptionRoutes: readonly Route[] = [
  { method: 'GET', path: '/directory/subscriptions', options: collection, handle: list },
  {
    method: 'GET',
    path: '/directory/subscriptions/{subscription}',
    allowedLike: 'GET /directory/subscriptions',
    handle: ({ tenant, parameters, baseUrl }) => {
      const id = parameters['subscription'] ?? ''
      const found = tenant.subscriptions.find((one) => one.id === id)
      if (found === undefined) throw notFound(id)
      return {
        status: 200,
        body: { '@odata.context': `${baseUrl}/$metadata#directory/subscriptions/$entity`, ...view(found) },
      }
    },
  },
]

function list(context: GraphContext): RouteAnswer {
  const views = context.tenant.subscriptions.map(view)
  const body = answerCollection(context, views, {
    name: 'directory/subscriptions',
    type: 'microsoft.graph.companySubscription',
    resource: 'CompanySubscription',
    properties: Object.keys(views[0] ?? {}),
    filterable: [],
  })
  return { status: 200, body }
}

function view({ id, commerceId, skuId, totalLicenses, status, isTrial, renewsAt, partner }: Subscription) {
  const sku = skuOf(skuId)
  return {
    id,
    commerceSubscriptionId: commerceId,
    createdDateTime: '2024-03-11T09:00:00Z',
    isTrial,
    nextLifecycleDateTime: renewsAt,
    ownerId: null,
    ownerTenantId: partner === undefined ? null : partnerTenantId,
    ownerType: partner === undefined ? 'User' : null,
    serviceStatus: (sku?.plans ?? []).map(viewPlan),
    skuId,
    skuPartNumber: sku?.skuPartNumber ?? null,
    status,
    totalLicenses,
  }
}
