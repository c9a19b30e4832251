import type { Permissions } from '../identity/tokens'
import { insufficientPrivileges } from '../tenant/refusal'
import source from './permissions.json'

/**
 * Which application permissions allow which call, from Microsoft's own list: `permissions.json` names its source. Of each
 * call the permission to ask for, the least privileged and the higher ones.
 */
interface Listed {
  readonly use: readonly string[]
  readonly leastPrivileged: readonly string[]
  readonly higherPrivileged: readonly string[]
  readonly perProperty?: Readonly<Record<string, readonly string[]>>
}

/** Gives only the basic profile of a user, which this tenant does not tell apart: not enough for what it answers but a photo. */
const basicOnly = 'User.ReadBasic.All'

const listed: ReadonlyMap<string, Listed> = new Map(
  source.operations.map(({ method, path, application }) => [keyOf(method, path), application as Listed]),
)
const readPhoto = keyOf('GET', '/users/{user}/photos/{photo}/$value')
const deletePerson = keyOf('DELETE', '/users/{user}')

/** Calls that the list does not have: members of a group are read as its owners are, a DELETE without $ref is the person's. */
const like: Readonly<Record<string, string>> = {
  [keyOf('GET', '/groups/{group}/members')]: keyOf('GET', '/groups/{group}/owners'),
  [keyOf('DELETE', '/groups/{group}/members/{member}')]: deletePerson,
  [keyOf('DELETE', '/groups/{group}/owners/{owner}')]: deletePerson,
}

/** Every permission on Graph that allows any call of the list. */
export function allPermissions(): readonly string[] {
  const named = [...listed.values()].flatMap(({ use, leastPrivileged, higherPrivileged, perProperty = {} }) => [
    ...use,
    ...leastPrivileged,
    ...higherPrivileged,
    ...Object.values(perProperty).flat(),
  ])
  return [...new Set(named)].toSorted()
}

/** Any of these allows the call. Throws an Error for a call whose permissions nobody wrote down. */
export function permissionsFor(method: string, path: string): readonly string[] {
  const { use, leastPrivileged, higherPrivileged } = listingOf(keyOf(method, path))
  const all = [...new Set([...use, ...leastPrivileged, ...higherPrivileged])]
  return keyOf(method, path) === readPhoto ? all : all.filter((name) => name !== basicOnly)
}

/** Whether a bearer holds any of some permissions. */
export function holds(permissions: Permissions, anyOf: readonly string[]): boolean {
  return permissions === 'all' || anyOf.some((permission) => permissions.has(permission))
}

/**
 * Throws Graph's 403 when the bearer may not make this call at all.
 * @param call `GET /users/{user}`
 */
export function requirePermission(permissions: Permissions, call: string): void {
  const [method = '', path = ''] = call.split(' ')
  if (!holds(permissions, permissionsFor(method, path))) throw insufficientPrivileges()
}

/**
 * Throws Graph's 403 unless the bearer may write each of these properties of a user. Some have permissions of their own,
 * all of which are needed; a password cannot be written by the general ones.
 */
export function requireUserProperties(permissions: Permissions, names: readonly string[]): void {
  const own = Object.entries(listingOf(keyOf('PATCH', '/users/{user}')).perProperty ?? {})
  const allowed = (name: string): boolean => {
    if (permissions === 'all' || permissions.has('Directory.ReadWrite.All')) return true
    if (name !== 'passwordProfile' && permissions.has('User.ReadWrite.All')) return true
    const needed = own.find(([property]) => property.split(', ').includes(name))?.[1]
    return needed?.every((permission) => permissions.has(permission)) ?? false
  }
  if (!names.every(allowed)) throw insufficientPrivileges()
}

function listingOf(key: string): Listed {
  const found = listed.get(like[key] ?? key)
  if (found === undefined) throw new Error(`Nobody wrote down which permissions allow ${key}`)
  return found
}

function keyOf(method: string, path: string): string {
  return `${method} ${path.replaceAll(/\{[^}]+\}/g, '{}')}`
}
