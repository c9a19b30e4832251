import { z } from 'zod'
import { assignLicences } from '../../tenant/licences'
import { addOnSubscription } from '../../seeds/subscriptions'
import { addOns, products } from '../../tenant/products'
import { isBought } from '../../tenant/subscriptions'
import { action, missing, personIn } from './action'

const licence = z.strictObject({ id: z.string(), product: z.string() })

/** What an administrator does about direct licences; those of a group come and go with its members. */
export const licenceActions = {
  'assign-licence': action(
    'Gives somebody a licence, by the product’s id or its name, for instance SPE_E5.',
    licence,
    (tenant, { id, product }) => assignLicences(tenant, personIn(tenant, id), [{ skuId: skuIdOf(product) }], []),
  ),
  'take-licence': action(
    'Takes a direct licence away, by the product’s id or its name.',
    licence,
    (tenant, { id, product }) => assignLicences(tenant, personIn(tenant, id), [], [skuIdOf(product)]),
  ),
  'buy-add-ons': action(
    'Buys so many add-ons, each a product of its own: ADDON_001 and on.',
    z.strictObject({ count: z.int().min(1).max(addOns.length) }),
    (tenant, { count }) => {
      const missing = addOns.slice(0, count).filter(({ skuId }) => !isBought(tenant, skuId))
      tenant.subscriptions.push(...missing.map(addOnSubscription))
    },
  ),
}

function skuIdOf(product: string): string {
  const found = products.find(({ skuId, skuPartNumber }) => [skuId, skuPartNumber].includes(product))
  if (found === undefined) throw missing(`The tenant never bought ${product}.`)
  return found.skuId
}
