import type { SeatsDecision, SeatsFacts } from '../../../../services/steps/seats'
import type { SeatedProduct, SoldSubscription } from '../../../../services/steps/seats/reading'
import type { Sample } from '../sample'

const link = 'https://admin.microsoft.com/#/subscriptions'
const path = '/customers/8f2c1f0a-6d3e-4b57-9a41-2c0d7e5b9a10/subscriptions/c7a1f3d2-58be-4a09-9e64-1f0d2b000010'

/** A subscription of 30 seats that a partner sold, as far as a step looks at it. */
export function sold(overrides: Partial<SoldSubscription> = {}): SoldSubscription {
  const quantity = overrides.quantity ?? 30
  const resource = {
    id: 'c7a1f3d2-58be-4a09-9e64-1f0d2b000010',
    offerId: 'CFQ7TTC0LFLZ:0002:CFQ7TTC0K7G9',
    quantity,
    autoRenewEnabled: true,
    scheduledNextTermInstructions: null,
    billingCycle: 'monthly',
    termDuration: 'P1Y',
  }
  return { path, resource, quantity, autoRenew: true, scheduled: undefined, reducible: true, ...overrides }
}

/** Microsoft 365 E5: 30 bought, 4 in use by others. */
export function product(overrides: Partial<SeatedProduct> = {}): SeatedProduct {
  return {
    skuId: '06ebc4ee-1bb5-47dd-8120-11324bc54e06',
    name: 'Microsoft 365 E5',
    bought: 30,
    used: 4,
    subscription: { seats: 30, renewsAt: '2027-03-11T00:00:00Z', soldBy: 'microsoft' },
    ...overrides,
  }
}

export function bySeller(partner: SoldSubscription): SeatedProduct['subscription'] {
  return { seats: partner.quantity, renewsAt: '2027-03-11T00:00:00Z', soldBy: 'partner', sold: partner }
}

export function facts(...products: readonly SeatedProduct[]): SeatsFacts {
  return { products, link }
}

const { skuId, name } = product()
const chosen = { input: { giveBack: skuId }, decision: { choice: 'giveBack', seats: [{ skuId, name }] } } as const

const direct: Sample<SeatsFacts, SeatsDecision> = {
  before: facts(product()),
  ...chosen,
  after: facts(product({ bought: 29 })),
}
const fromPartner: Sample<SeatsFacts, SeatsDecision> = {
  before: facts(product({ subscription: { seats: 30, renewsAt: undefined, soldBy: 'partner' } })),
  ...chosen,
  after: facts(product({ bought: 29, subscription: { seats: 29, renewsAt: undefined, soldBy: 'partner' } })),
}
const now: Sample<SeatsFacts, SeatsDecision> = {
  before: facts(product({ subscription: bySeller(sold()) })),
  ...chosen,
  after: facts(product({ bought: 29, subscription: bySeller(sold({ quantity: 29 })) })),
}
const atRenewal: Sample<SeatsFacts, SeatsDecision> = {
  before: facts(product({ subscription: bySeller(sold({ reducible: false })) })),
  ...chosen,
  after: facts(product({ subscription: bySeller(sold({ reducible: false, scheduled: 29 })) })),
}
const atUnknownRenewal: Sample<SeatsFacts, SeatsDecision> = {
  ...atRenewal,
  before: facts(product({ subscription: { ...bySeller(sold({ reducible: false })), renewsAt: undefined } })),
}

export const samples = [direct, fromPartner, now, atRenewal, atUnknownRenewal]
