import { z } from 'zod'
import { assignLicences } from '../../tenant/licences'
import { type Sku, skus } from '../../tenant/products'
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
}

function skuIdOf(product: string): string {
  const found = Object.values<Sku>(skus).find(({ skuId, skuPartNumber }) => [skuId, skuPartNumber].includes(product))
  if (found === undefined) throw missing(`The tenant never bought ${product}.`)
  return found.skuId
}
