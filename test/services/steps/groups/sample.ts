import { groups as tenantGroups } from '../../../../sandbox/seeds/groups'
import type { GroupsDecision, GroupsFacts } from '../../../../services/steps/groups'
import type { GroupMembership } from '../../../../services/facts/membership'
import { rootOf } from '../../../../services/steps/graphRoot'
import { ordinarySettings } from '../settings'
import type { Sample } from '../sample'

const root = rootOf(ordinarySettings)

/** A security group, unless said otherwise. */
export function membership(id: string, name: string, overrides: Partial<GroupMembership> = {}): GroupMembership {
  return {
    id,
    name,
    kind: 'security',
    hasTeam: false,
    dynamic: false,
    synced: false,
    roleAssignable: false,
    licences: [],
    ...overrides,
  }
}

const sales = membership(tenantGroups.sales.id, 'Afdeling Sales')
const team = membership(tenantGroups.atlas.id, 'Project Atlas', {
  kind: 'microsoft365',
  hasTeam: true,
})
const list = membership(tenantGroups.newsletter.id, 'Nieuwsbrief Sales', { kind: 'distribution' })
const powerful = membership(tenantGroups.helpdesk.id, 'Beheer Helpdesk', { roleAssignable: true })
const guarded = membership('c0ffee00-0000-4000-8000-000000000017', 'Loonadministratie', { restricted: true })
const fixed = [
  membership('c0ffee00-0000-4000-8000-000000000014', 'Heel Contoso', { dynamic: true }),
  membership('c0ffee00-0000-4000-8000-000000000015', 'AD Printers', { synced: true }),
  membership('c0ffee00-0000-4000-8000-000000000016', 'Licentie E3', {
    licences: ['05e9a617-0261-4cee-bb44-138d3ef5d965'],
  }),
]

const all: Sample<GroupsFacts, GroupsDecision> = {
  before: { memberships: [sales, team, list, powerful, ...fixed], root },
  input: { choice: 'remove', keep: '' },
  decision: { choice: 'remove', keep: [], count: 4 },
  after: { memberships: fixed, root },
}
const some: Sample<GroupsFacts, GroupsDecision> = {
  before: { memberships: [sales, list, guarded], root },
  input: { choice: 'remove', keep: sales.id },
  decision: { choice: 'remove', keep: [sales.id], count: 2 },
  after: { memberships: [sales], root },
}
const hundreds: Sample<GroupsFacts, GroupsDecision> = {
  before: {
    memberships: Array.from({ length: 320 }, (_, index) =>
      membership(
        // The first is one of the tenant’s, and stands for all where requests are tried.
        index === 0 ? tenantGroups.sales.id : `c0ffee00-0000-4000-8000-0000000${10_000 + index}`,
        `Werkgroep met een lange naam 🌷 ${index}`,
      ),
    ),
    root,
  },
  input: { choice: 'remove' },
  decision: { choice: 'remove', keep: [], count: 320 },
  after: { memberships: [], root },
}

export const samples = [all, some, hundreds]
