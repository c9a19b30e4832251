import { skus, type Sku } from '../tenant/products'
import type { PartnerTerms, Subscription } from '../tenant/state/subscriptions'

/** The partner who sold the tenant some of its licences. */
export const partnerTenantId = '3d9a7c51-0b6e-4f28-b1d4-6a5e8f70c2b9'

const day = 24 * 60 * 60_000
const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString()

/** One subscription per product: E5 and E3 from the partner, E5 renewed days ago and E3 months ago, the rest from Microsoft. */
export function seedSubscriptions(): Subscription[] {
  return Object.entries<Sku>(skus).map(([name, { skuId, seats }], index) => {
    const last = (16 + index).toString(16)
    const partner = termsOf(name)
    return {
      id: `41d9e07a-2f16-4d3a-8b5c-9b0c7e0000${last}`,
      commerceId: `c7a1f3d2-58be-4a09-9e64-1f0d2b0000${last}`,
      skuId,
      totalLicenses: seats,
      status: 'Enabled',
      isTrial: false,
      renewsAt: inDays(name === 'e5' ? 361 : 120),
      ...(partner === undefined ? {} : { partner }),
    }
  })
}

/** A subscription of an add-on, bought from Microsoft itself. */
export function addOnSubscription({ skuId, seats }: Sku): Subscription {
  const last = skuId.slice(-12)
  return {
    id: `41d9e07a-2f16-4d3a-8b5d-${last}`,
    commerceId: `c7a1f3d2-58be-4a09-9e65-${last}`,
    skuId,
    totalLicenses: seats,
    status: 'Enabled',
    isTrial: false,
    renewsAt: inDays(120),
  }
}

function termsOf(name: string): PartnerTerms | undefined {
  const common = { autoRenewEnabled: true, scheduled: null, version: 1 }
  if (name === 'e5') {
    const offerId = 'CFQ7TTC0LFLZ:0002:CFQ7TTC0K7G9'
    return { ...common, offerId, offerName: 'Microsoft 365 E5', reducibleUntil: inDays(3) }
  }
  if (name !== 'e3') return undefined
  const offerId = 'CFQ7TTC0LFLX:0001:CFQ7TTC0K2R6'
  return { ...common, offerId, offerName: 'Microsoft 365 E3', reducibleUntil: inDays(-238) }
}
