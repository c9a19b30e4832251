import { notFound } from '../tenant/refusal'
import type { User } from '../tenant/state'
import { userOf } from '../tenant/state'
import { refuseRestricted } from '../tenant/units'
import type { GraphContext } from './route'

/** The user that the path names, by id or user principal name. Throws Graph's 404. */
export function userIn({ tenant, parameters }: GraphContext): User {
  const key = parameters['user'] ?? ''
  const user = userOf(tenant, key)
  if (user === undefined) throw notFound(key)
  return user
}

/** The same where something of the user itself is to be changed. Throws Graph's 403 for one whom a unit protects. */
export function userToChange(context: GraphContext): User {
  const user = userIn(context)
  refuseRestricted(context.tenant, user.id, 'userAdministrator')
  return user
}
