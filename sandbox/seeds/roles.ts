import { roleGiven } from '../tenant/roles'
import type { AdministratorRoles, RoleAssignment } from '../tenant/state/roles'
import { groups } from './groups'
import { people, type PersonSeed } from './people'

const { danielMeijer } = people
/** A part of the directory with an administrator of its own. */
export const administrativeUnit = '3f6c1d20-8b44-4a7e-b1d9-52c0a97e6d11'

/** Administrator roles at the start: those of the people, and what makes Daniel's special. */
export function seedRoles(): AdministratorRoles {
  const everyone: readonly PersonSeed[] = Object.values(people)
  return {
    assignments: [
      ...everyone.flatMap(({ id, roles = [] }) => roles.map((role) => assigned({ principal: id, role }))),
      assigned({
        principal: danielMeijer.id,
        role: 'helpdeskAdministrator',
        scope: `/administrativeUnits/${administrativeUnit}`,
      }),
      assigned({ principal: danielMeijer.id, role: 'groupsAdministrator', byPim: true }),
      assigned({ principal: groups.helpdesk.id, role: 'helpdeskAdministrator' }),
    ],
    requests: [],
    eligibilities: [assigned({ principal: danielMeijer.id, role: 'exchangeAdministrator' })],
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
