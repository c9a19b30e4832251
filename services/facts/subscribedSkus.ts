import { z } from 'zod'
import type { GraphReader } from '../remote/reader'
import { carriedBy } from './servicePlans'

const text = z.string().nullish()
const skuSchema = z.object({
  skuId: text,
  skuPartNumber: text,
  servicePlans: z.array(z.object({ servicePlanId: text, servicePlanName: text })).nullish(),
  consumedUnits: z.number().nullish(),
  prepaidUnits: z.object({ enabled: z.number().nullish() }).nullish(),
})

/** A product that the tenant bought, over all its subscriptions together. */
export type SubscribedSku = z.infer<typeof skuSchema>

/**
 * What the tenant bought. All steps ask with the same path, so that their reads of one moment are one request. Throws
 * RemoteError. Source: learn, subscribedsku-list.
 */
export function readSubscribedSkus(graph: GraphReader): Promise<readonly SubscribedSku[]> {
  return graph.list(`/subscribedSkus?$select=${Object.keys(skuSchema.shape).join(',')}`, skuSchema)
}

/** Whether anybody has what carries Teams Phone. Pure. */
export function hasPhones(skus: readonly SubscribedSku[]): boolean {
  return skus.some(
    ({ consumedUnits, servicePlans }) =>
      (consumedUnits ?? 0) > 0 &&
      servicePlans?.some(({ servicePlanName }) => carriedBy(servicePlanName ?? '').includes('phone')) === true,
  )
}
