import type { AddressListDecision, AddressListFacts } from '../../../../services/steps/address-list'
import type { Sample } from '../sample'

const hide: Sample<AddressListFacts, AddressListDecision> = {
  before: { exists: true, hidden: false, synced: false },
  input: { choice: 'hide' },
  decision: { choice: 'hide' },
  after: { exists: true, hidden: true, synced: false },
}

export const samples = [hide]
