import { roles, type RoleName } from '../tenant/directoryRoles'
import { notFound } from '../tenant/refusal'

/** The role of this id. Throws Graph's 404. */
export function roleOf(id: string): RoleName {
  const found = (Object.keys(roles) as RoleName[]).find((name) => roles[name].id === id)
  if (found === undefined) throw notFound(id)
  return found
}
