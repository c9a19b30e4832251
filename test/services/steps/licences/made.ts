import type { Licence } from '../../../../services/steps/licences'

export const group = (id: string) => ({ id, name: id, dynamic: false, synced: false })

export function licence(skuId: string, more: Partial<Licence> = {}): Licence {
  return {
    skuId,
    partNumber: skuId,
    name: skuId,
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
