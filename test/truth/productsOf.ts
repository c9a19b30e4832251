import { productNameOf } from '../../services/facts/productNames'
import { roleName as builtInName } from '../../services/facts/roleNames'
import type { Found } from './tenant'

// Microsoft’s tables of names, which are no state.

/** A product by the name that people know. */
export function nameOfProduct(skus: readonly Found[], skuId: unknown): string {
  return productNameOf(String(skus.find((sku) => sku['skuId'] === skuId)?.['skuPartNumber'] ?? skuId))
}

/** A role by the name that came along, or by its id alone. */
export function roleName({ roleDefinition, roleDefinitionId }: Found): string {
  const { displayName } = (roleDefinition ?? {}) as { readonly displayName?: string }
  return displayName ?? builtInName(String(roleDefinitionId))
}
