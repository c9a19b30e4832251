import { z } from 'zod'
import type { JsonObject } from '../../model/operation'
import { type GraphReader, type PartnerReader, type Reader, RemoteError } from '../../remote/reader'
import { productNameOf } from '../../facts/productNames'
import { readSubscribedSkus, type SubscribedSku } from '../../facts/subscribedSkus'
import { readUser } from '../../facts/user'

/** A subscription as the partner who sold it has it. */
export interface SoldSubscription {
  /** Where it is changed, as the path of an operation. */
  readonly path: string
  /** Whole and as it came: a change sends all of it. */
  readonly resource: JsonObject
  readonly quantity: number
  readonly autoRenew: boolean
  /** Seats in the next term, when a change is scheduled. */
  readonly scheduled: number | undefined
  /** Whether the number can go down now, and not only when the term ends. */
  readonly reducible: boolean
}

/** One product that the leaver has a seat of, and how many of those were bought. */
export interface SeatedProduct {
  readonly skuId: string
  readonly name: string
  /** Seats that are paid for, over all subscriptions. */
  readonly bought: number
  /** Seats that others than the leaver use. */
  readonly used: number
  /** The subscription that a seat is given back of. */
  readonly subscription: Subscription
}

export interface Subscription {
  /** Seats of this subscription alone. */
  readonly seats: number
  /** ISO 8601: when it is renewed, or ends. */
  readonly renewsAt: string | undefined
  readonly soldBy: 'microsoft' | 'partner'
  /** Left out when Partner Center may not be asked, or does not know it. */
  readonly sold?: SoldSubscription
}

export interface SeatsFacts {
  readonly products: readonly SeatedProduct[]
  /** Where the number of bought licences is changed by hand. */
  readonly link: string
}

const text = z.string().nullish()
const subscriptionSchema = z.object({
  commerceSubscriptionId: text,
  skuId: text,
  status: text,
  isTrial: z.boolean().nullish(),
  totalLicenses: z.number().nullish(),
  nextLifecycleDateTime: text,
  ownerTenantId: text,
})
type Bought = z.infer<typeof subscriptionSchema>

const soldSchema = z.object({
  quantity: z.number(),
  autoRenewEnabled: z.boolean().nullish(),
  cancellationAllowedUntilDate: text,
  scheduledNextTermInstructions: z.object({ quantity: z.number().nullish() }).nullish(),
})

/**
 * The leaver's products and how many seats of each were bought, or those that were decided about. Throws RemoteError.
 * Source: learn, directory-list-subscriptions, subscribedsku-list.
 */
export async function readSeats(from: Reader, userId: string, decided?: readonly string[]): Promise<SeatsFacts> {
  const [user, skus, subscriptions] = await Promise.all([
    readUser(from.graph, userId),
    readSubscribedSkus(from.graph),
    readSubscriptions(from.graph),
  ])
  const own = (user.assignedLicenses ?? []).flatMap(({ skuId }) => skuId ?? [])
  const products = await Promise.all(
    (decided ?? own).map((skuId) =>
      readProduct(from, { skuId, isOwn: own.includes(skuId), isDecided: decided !== undefined }, skus, subscriptions),
    ),
  )
  return {
    products: products.flatMap((product) => product ?? []),
    link: `${from.settings.links.admin}/#/subscriptions`,
  }
}

function readSubscriptions(graph: GraphReader): Promise<readonly Bought[]> {
  const fields = Object.keys(subscriptionSchema.shape).join(',')
  return graph.list(`/directory/subscriptions?$select=${fields}`, subscriptionSchema)
}

async function readProduct(
  from: Reader,
  { skuId, isOwn, isDecided }: { readonly skuId: string; readonly isOwn: boolean; readonly isDecided: boolean },
  skus: readonly SubscribedSku[],
  subscriptions: readonly Bought[],
): Promise<SeatedProduct | undefined> {
  const sku = skus.find((one) => one.skuId === skuId)
  const [first] = payable(subscriptions, skuId)
  if (sku === undefined || first === undefined) return undefined
  return {
    skuId,
    name: productNameOf(sku.skuPartNumber ?? skuId),
    bought: sku.prepaidUnits?.enabled ?? 0,
    used: (sku.consumedUnits ?? 0) - (isOwn ? 1 : 0),
    subscription: await readSubscription(from, first, isDecided),
  }
}

/** Subscriptions that a seat can be given back of, the one that ends its term first in front. */
function payable(subscriptions: readonly Bought[], skuId: string): readonly Bought[] {
  return subscriptions
    .filter(
      (one) => one.skuId === skuId && one.status === 'Enabled' && one.isTrial !== true && (one.totalLicenses ?? 0) > 0,
    )
    .toSorted((one, other) => (one.nextLifecycleDateTime ?? '9').localeCompare(other.nextLifecycleDateTime ?? '9'))
}

async function readSubscription({ partner }: Reader, bought: Bought, mustBeRead: boolean): Promise<Subscription> {
  const { commerceSubscriptionId: id, totalLicenses, nextLifecycleDateTime, ownerTenantId } = bought
  // Graph names the partner that a subscription was bought from, and nobody for one from Microsoft itself.
  const soldBy = ownerTenantId == null ? 'microsoft' : 'partner'
  const asked = soldBy === 'partner' && id != null && partner !== undefined
  const resource = asked ? await resourceOf(partner, id, mustBeRead) : undefined
  const sold = resource === undefined || id == null ? undefined : soldFrom(resource, partner?.pathOf(id) ?? '')
  return {
    seats: totalLicenses ?? 0,
    renewsAt: nextLifecycleDateTime ?? undefined,
    soldBy,
    ...(sold === undefined ? {} : { sold }),
  }
}

/**
 * Undefined when this partner does not have it, or may not be asked: then a person asks. Before anything was decided a
 * Partner Center that does not answer is no reason to show nothing about anybody.
 */
async function resourceOf(partner: PartnerReader, id: string, mustBeRead: boolean): Promise<JsonObject | undefined> {
  try {
    return await partner.findSubscription(id)
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error
    if (mustBeRead && !['forbidden', 'unauthenticated', 'badRequest'].includes(error.problem.kind)) throw error
    return undefined
  }
}

/**
 * Seats go down within seven days of a purchase or renewal only, which is as long as the term can be cancelled; that
 * `cancellationAllowedUntilDate` says so for seats too is not verified, so a refusal has a way out (`operations.ts`).
 */
function soldFrom(resource: JsonObject, path: string): SoldSubscription | undefined {
  const parsed = soldSchema.safeParse(resource)
  if (!parsed.success) return undefined
  const { quantity, autoRenewEnabled, cancellationAllowedUntilDate: until, scheduledNextTermInstructions } = parsed.data
  const scheduled = scheduledNextTermInstructions?.quantity ?? undefined
  return {
    path,
    resource,
    quantity,
    autoRenew: autoRenewEnabled === true,
    scheduled,
    // A change within the term deletes what is scheduled for the next one, so that is lowered instead.
    reducible: until != null && Date.parse(until) > Date.now() && scheduled === undefined,
  }
}
