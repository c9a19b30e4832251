import { z } from 'zod'
import { takeApplications } from '../../tenant/appAccess'
import { action, missing, personIn } from './action'

/** What an administrator does about applications, products and Purview, and the bot may not. */
export const applicationActions = {
  'take-applications': action(
    'Takes somebody away as owner of every application.',
    z.strictObject({ id: z.string() }),
    (tenant, { id }) => takeApplications(tenant, personIn(tenant, id).id),
  ),
  'change-seats': action(
    'Changes how many seats of a product are paid for.',
    z.strictObject({ skuId: z.string(), totalLicenses: z.number().int().min(0) }),
    ({ subscriptions }, { skuId, totalLicenses }) => {
      const subscription = subscriptions.find((one) => one.skuId === skuId)
      if (subscription === undefined) throw missing('The tenant never bought this product.')
      subscription.totalLicenses = totalLicenses
    },
  ),
  'set-up-ediscovery': action(
    'Puts the app into Purview’s role group or takes it out, and says how exports end.',
    z
      .strictObject({ manager: z.boolean(), exportsEnd: z.enum(['succeeded', 'partiallySucceeded', 'failed']) })
      .partial(),
    ({ ediscovery }, change) => {
      Object.assign(ediscovery, change)
    },
  ),
}
