/** What is to change when a subscription is renewed. */
export interface NextTerm {
  readonly product: {
    readonly productId: string
    readonly skuId: string
    readonly availabilityId: string
    readonly billingCycle: string
    readonly termDuration: string
  }
  readonly quantity: number
}

/** The terms on which a partner sold a subscription; nobody but the partner can change those. */
export interface PartnerTerms {
  /** `productId:skuId:availabilityId`. */
  readonly offerId: string
  readonly offerName: string
  autoRenewEnabled: boolean
  /** ISO 8601: until then the number of seats can go down at once; afterwards only at the renewal. */
  readonly reducibleUntil: string
  scheduled: NextTerm | null
  /** Another one after each change. */
  version: number
}

/** A number of seats of one product, bought in one go. */
export interface Subscription {
  readonly id: string
  /** Its id in the commerce system, and in Partner Center. */
  readonly commerceId: string
  readonly skuId: string
  totalLicenses: number
  readonly status: 'Enabled' | 'Warning' | 'Suspended'
  readonly isTrial: boolean
  /** ISO 8601. */
  readonly renewsAt: string
  /** Left out when it was bought from Microsoft itself. */
  readonly partner?: PartnerTerms
}
