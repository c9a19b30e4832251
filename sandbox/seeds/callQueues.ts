import type { AutoAttendant, CallQueue } from '../tenant/state/callQueues'
import { groups } from './groups'
import { people } from './people'

/** Jan answers the first queue in person and the second as a member of Sales; Ilse keeps the reception alone. */
export function seedCallQueues(): CallQueue[] {
  return [
    {
      id: 'b3f7a1c0-9d52-4e68-8a17-5c0e4d2f6b01',
      name: 'Klantenservice',
      users: [people.janDeVries.id, people.evaWillems.id],
      groups: [],
      overflowsTo: null,
    },
    {
      id: 'b3f7a1c0-9d52-4e68-8a17-5c0e4d2f6b02',
      name: 'Verkoop',
      users: [],
      groups: [groups.sales.id],
      overflowsTo: null,
    },
    {
      id: 'b3f7a1c0-9d52-4e68-8a17-5c0e4d2f6b03',
      name: 'Receptie',
      users: [people.ilseSmit.id],
      groups: [],
      overflowsTo: null,
    },
  ]
}

/** Nobody of the tenant is behind it at the start. */
export function seedAutoAttendants(): AutoAttendant[] {
  return [{ id: 'c8a5d3e2-71f4-4b09-9e26-3d7b5a1f8c01', name: 'Hoofdnummer', operator: null, firstKey: null }]
}
