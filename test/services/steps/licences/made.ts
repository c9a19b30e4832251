import type { Licence } from '../../../../services/steps/licences'

export const group = (id: string) => ({ id, name: id, dynamic: false, synced: false })

/** A licence that somebody has directly and that carries nothing, but for what is said; also its SKU goes by its name. */
export function licence(name: string, more: Partial<Licence> = {}): Licence {
  return {
    skuId: name,
    partNumber: name,
    name,
    direct: true,
    groups: [],
    disabledPlans: [],
    size: 1,
    hasExchange: false,
    hasExchangePlan2: false,
    hasPhone: false,
    hasOneDrive: false,
    ...more,
  }
}
