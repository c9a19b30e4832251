import { groups as tenantGroups } from '../../../../sandbox/seeds/groups'
import type { Licence, LicencesFacts } from '../../../../services/steps/licences'
import { rootOf } from '../../../../services/steps/graphRoot'
import { ordinarySettings } from '../settings'
import type { Sample } from '../sample'
import { licence as licenceOf } from './made'

function licence(skuId: string, name: string, more: Partial<Licence> = {}): Licence {
  return licenceOf(name, { skuId, size: 8, ...more })
}
const rule = { id: 'c0ffee00-0000-4000-8000-000000000001', name: 'Heel Sales', dynamic: true, synced: false }
const sales = { id: tenantGroups.licensing.id, name: 'Sales E3', dynamic: false, synced: false }
const e5 = licence('06ebc4ee-1bb5-47dd-8120-11324bc54e06', 'Microsoft 365 E5', {
  hasExchange: true,
  hasExchangePlan2: true,
  hasPhone: true,
  hasOneDrive: true,
})
const e3 = licence('05e9a617-0261-4cee-bb44-138d3ef5d965', 'Microsoft 365 E3', { direct: false, groups: [sales] })
const visio = licence('c5928f49-12ba-48f7-ada3-0d743a3601d5', 'Visio Plan 2')
const locked = licence('f30db892-07e9-47e9-837c-80727f46fd3d', 'Microsoft Power Automate Free', {
  direct: false,
  groups: [rule],
})
const everything: Sample<LicencesFacts> = {
  before: { assigned: [e5, e3, visio, locked], mailboxKind: 'SharedMailbox' },
  input: { remove: [e5, e3, visio].map(({ skuId }) => skuId).join(',') },
  decision: {
    remove: [e5, e3, visio].map(({ skuId }) => skuId),
    keep: [locked.skuId],
    names: [e5, e3, visio].map(({ name }) => name),
    loses: { exchange: true, oneDrive: true, phone: true },
  },
  after: {
    assigned: [locked],
    mailboxKind: 'SharedMailbox',
    // The seat of Visio was given to somebody else meanwhile.
    free: { [e5.skuId]: 1, [e3.skuId]: 4, [visio.skuId]: 0 },
    root: rootOf(ordinarySettings),
  },
}

export const samples = [everything]
