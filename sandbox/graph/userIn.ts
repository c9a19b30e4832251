import { notFound } from '../tenant/refusal'
import type { User } from '../tenant/state'
import { userOf } from '../tenant/state'
import type { GraphContext } from './route'

/** The user that the path names, by id or user principal name. Throws Graph's 404. */
export function userIn({ tenant, parameters }: GraphContext): User {
  const key = parameters['user'] ?? ''
  const user = userOf(tenant, key)
  if (user === undefined) throw notFound(key)
  return user
}
