import type { Subscription } from './state/subscriptions'
import type { Tenant } from './state'

/** Seats of a product that can be used: of all its subscriptions together. */
export function seatsBought(tenant: Tenant, skuId: string): number {
  return subscriptionsOf(tenant, skuId).reduce((sum, { totalLicenses }) => sum + totalLicenses, 0)
}

/** Whether the tenant ever bought a product. */
export function isBought({ subscriptions }: Tenant, skuId: string): boolean {
  return subscriptions.some((one) => one.skuId === skuId)
}

/** The subscriptions of a product that are paid for. */
export function subscriptionsOf({ subscriptions }: Tenant, skuId: string): readonly Subscription[] {
  return subscriptions.filter((one) => one.skuId === skuId && one.status === 'Enabled')
}
