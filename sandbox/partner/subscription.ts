import { z } from 'zod'
import type { JsonBody } from '../wire/http'
import type { PartnerTerms, Subscription } from '../tenant/state/subscriptions'

/** A subscription that a partner sold. */
export type SoldSubscription = Subscription & { readonly partner: PartnerTerms }

const nextTerm = z.strictObject({
  product: z.strictObject({
    productId: z.string(),
    skuId: z.string(),
    availabilityId: z.string(),
    billingCycle: z.string(),
    termDuration: z.string(),
  }),
  quantity: z.number().int().min(1),
})

/** What a PATCH can change; all else in its body must be as it is. */
export const changeable = z.object({
  quantity: z.number().int().min(1),
  autoRenewEnabled: z.boolean(),
  scheduledNextTermInstructions: nextTerm.nullable(),
})

export function etagOf({ commerceId, partner }: SoldSubscription): string {
  return Buffer.from(`${commerceId}:${partner.version}`).toString('base64')
}

/** The whole resource. Source: Microsoft, "Subscription resources" and the examples beside it. */
export function viewSubscription(subscription: SoldSubscription, customerId: string): JsonBody {
  const { commerceId, totalLicenses, renewsAt, isTrial, partner } = subscription
  const self = `/customers/${customerId}/subscriptions/${commerceId}`
  return {
    id: commerceId,
    offerId: partner.offerId,
    offerName: partner.offerName,
    friendlyName: partner.offerName,
    productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
    quantity: totalLicenses,
    unitType: 'Licenses',
    hasPurchasableAddons: false,
    creationDate: '2024-03-11T09:00:00.1210743Z',
    effectiveStartDate: '2024-03-11T00:00:00Z',
    commitmentEndDate: renewsAt,
    cancellationAllowedUntilDate: partner.reducibleUntil,
    status: 'active',
    autoRenewEnabled: partner.autoRenewEnabled,
    scheduledNextTermInstructions: partner.scheduled,
    isTrial,
    billingType: 'license',
    billingCycle: 'monthly',
    termDuration: 'P1Y',
    renewalTermDuration: '',
    isMicrosoftProduct: true,
    partnerId: '',
    attentionNeeded: false,
    actionTaken: false,
    contractType: 'subscription',
    links: { self: { uri: self, method: 'GET', headers: [] } },
    publisherName: 'Microsoft',
    orderId: '7f1d5b3c9a20',
    attributes: { etag: etagOf(subscription), objectType: 'Subscription' },
  }
}
