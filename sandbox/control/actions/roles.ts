import { z } from 'zod'
import { roles, type RoleName } from '../../tenant/directoryRoles'
import {
  changePolicy,
  giveAssignment,
  giveEligibility,
  makeEligible,
  revokeAssignment,
  revokeEligibility,
} from '../../tenant/roles'
import type { Tenant } from '../../tenant/state'
import { application } from '../../tenant/units'
import { action, groupIn, missing, personIn, refused } from './action'

const how = {
  /** A person, a group that can hold a role, or the bot’s own service principal. */
  id: z.string(),
  /** Its template id, or its name: Global Administrator. */
  role: z.string(),
  /** Eligible ones can be activated in Privileged Identity Management. */
  as: z.enum(['active', 'eligible']).default('active'),
  scope: z.string().startsWith('/').default('/'),
}

/** What an administrator of roles does in Entra and in Privileged Identity Management. */
export const roleActions = {
  'give-role': action(
    'Gives somebody, or a group that can hold one, an administrator role: active, by Privileged Identity Management or not, or eligible. One with an end was activated, unless it was given for a while.',
    z.strictObject({
      ...how,
      byPim: z.boolean().default(false),
      until: z.iso.datetime().optional(),
      activated: z.boolean().default(true),
    }),
    (tenant, { id, role: wanted, as, scope, byPim, until, activated }) => {
      const end = until === undefined ? {} : { until }
      const given = { principal: principalIn(tenant, id), role: roleIn(wanted), scope, ...end }
      if (until !== undefined && as === 'active' && !byPim)
        throw refused('Without Privileged Identity Management an active role has no end.')
      if (as === 'eligible') giveEligibility(tenant, given)
      else giveAssignment(tenant, { ...given, byPim, ...(until === undefined ? {} : { activated }) })
    },
  ),
  'change-role-policy': action(
    'Changes what Privileged Identity Management asks of whoever gives a role: so many days at most, a justification, a ticket, a second factor. What is left out is not asked for.',
    z.strictObject({
      role: how.role,
      as: how.as,
      mostDays: z.number().positive().nullable().default(null),
      justification: z.boolean().default(false),
      ticket: z.boolean().default(false),
      secondFactor: z.boolean().default(false),
    }),
    (tenant, { role, ...policy }) => changePolicy(tenant, { ...policy, role: roleIn(role) }),
  ),
  'make-eligible': action(
    'Lets somebody activate a membership or an ownership of a group in Privileged Identity Management.',
    z.strictObject({ id: z.string(), group: z.string(), access: z.enum(['member', 'owner']).default('member') }),
    (tenant, { id, group, access }) =>
      makeEligible(tenant, groupIn(tenant, group), { principal: personIn(tenant, id).id, access }),
  ),
  'take-role': action(
    'Takes an administrator role away, active or eligible.',
    z.strictObject(how),
    (tenant, { id, role, as, scope }) => {
      const meant = { principal: principalIn(tenant, id), role: roles[roleIn(role)].id, scope }
      if (as === 'active') revokeAssignment(tenant, meant)
      else revokeEligibility(tenant, meant)
    },
  ),
}

function principalIn(tenant: Tenant, id: string): string {
  if (id === application.id) return id
  if (!tenant.groups.has(id)) return personIn(tenant, id).id
  const group = groupIn(tenant, id)
  if (!group.roleAssignable) throw refused('The group cannot hold an administrator role.')
  return group.id
}

function roleIn(wanted: string): RoleName {
  const names = Object.keys(roles) as RoleName[]
  const found = names.find((name) => roles[name].id === wanted || roles[name].displayName === wanted)
  if (found === undefined) throw missing(`There is no directory role ${wanted}.`)
  return found
}
