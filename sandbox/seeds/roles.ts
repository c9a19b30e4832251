import { roleGiven } from '../tenant/roles'
import type { AdministratorRoles, RoleAssignment } from '../tenant/state/roles'
import { groups } from './groups'
import { people, type PersonSeed } from './people'
import { units } from './units'

const { danielMeijer } = people

/** Administrator roles at the start: those of the people, and what makes Daniel's special. */
export function seedRoles(): AdministratorRoles {
  const everyone: readonly PersonSeed[] = Object.values(people)
  return {
    assignments: [
      ...everyone.flatMap(({ id, roles = [] }) => roles.map((role) => assigned({ principal: id, role }))),
      assigned({
        principal: danielMeijer.id,
        role: 'helpdeskAdministrator',
        scope: `/administrativeUnits/${units.utrecht.id}`,
      }),
      assigned({ principal: danielMeijer.id, role: 'groupsAdministrator', byPim: true }),
      assigned({ principal: groups.helpdesk.id, role: 'helpdeskAdministrator' }),
    ],
    requests: [],
    eligibilities: [assigned({ principal: danielMeijer.id, role: 'exchangeAdministrator' })],
    groupEligibilities: [],
    policies: [],
  }
}

function assigned({
  principal,
  role,
  scope = '/',
  byPim = false,
}: Pick<RoleAssignment, 'principal' | 'role'> & Partial<RoleAssignment>): RoleAssignment {
  return roleGiven({ principal, role, scope, byPim })
}
