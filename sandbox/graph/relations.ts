import { applicationsOwnedBy } from '../tenant/appAccess'
import { groupsOf, groupsOwnedBy, membersIn, ownersShown } from '../tenant/groups'
import type { Tenant } from '../tenant/state'
import { unitsOf } from '../tenant/units'
import { pick } from './collection'
import { registeredDeviceProperties, viewRegisteredDevice } from './deviceViews'
import { parseExpand, selected, unsupportedWithoutIndex } from './options'
import type { GraphContext } from './route'
import {
  groupDefaults,
  groupProperties,
  unitProperties,
  userDefaults,
  userProperties,
  viewDirectoryRoles,
  viewGroup,
  viewMember,
  viewUnit,
} from './views'

type Properties = Readonly<Record<string, unknown>>

/** What somebody or something is connected with, by the name of the connection. */
export interface Relation {
  /** Many, or one at most. */
  readonly many: boolean
  readonly of: (tenant: Tenant, id: string) => readonly Properties[]
}
export type Relations = Readonly<Record<string, Relation>>

const memberOf: Relation = { many: true, of: (tenant, id) => membershipsOf(tenant, id, false) }
const transitiveMemberOf: Relation = { many: true, of: (tenant, id) => membershipsOf(tenant, id, true) }
const devicesOf: Relation = {
  many: true,
  of: ({ devices }, id) =>
    [...devices.registered.values()].filter(({ seed }) => seed.holder === id).map(viewRegisteredDevice),
}

/** Of a user. */
export const userRelations: Relations = {
  manager: {
    many: false,
    of: (tenant, id) => {
      const manager = tenant.users.get(id)?.manager
      return manager === undefined ? [] : shown(tenant, [manager])
    },
  },
  directReports: {
    many: true,
    of: (tenant, id) =>
      shown(
        tenant,
        [...tenant.users.values()].filter(({ manager }) => manager === id).map((user) => user.id),
      ),
  },
  memberOf,
  transitiveMemberOf,
  ownedObjects: { many: true, of: ownedBy },
  createdObjects: { many: true, of: () => [] },
  ownedDevices: devicesOf,
  registeredDevices: devicesOf,
  sponsors: { many: true, of: () => [] },
}

/** Of a group. */
export const groupRelations: Relations = {
  members: { many: true, of: (tenant, id) => shown(tenant, tenant.groups.get(id)?.members ?? []) },
  owners: {
    many: true,
    of: (tenant, id) => {
      const group = tenant.groups.get(id)
      return group === undefined ? [] : shown(tenant, ownersShown(group))
    },
  },
  transitiveMembers: {
    many: true,
    of: (tenant, id) => {
      const group = tenant.groups.get(id)
      return group === undefined ? [] : shown(tenant, membersIn(tenant, group))
    },
  },
  memberOf,
  transitiveMemberOf,
}

const holderOf: Relation = {
  many: true,
  of: (tenant, id) => {
    const holder = tenant.devices.registered.get(id)?.seed.holder
    return holder === undefined ? [] : shown(tenant, [holder])
  },
}

/** Of a device that Entra knows. */
export const deviceRelations: Relations = {
  registeredOwners: holderOf,
  registeredUsers: holderOf,
  memberOf,
  transitiveMemberOf,
}

/** Properties of everything that can stand in a collection of directory objects. */
export function connectedProperties(tenant: Tenant): readonly string[] {
  return [
    ...new Set([
      ...userProperties(tenant),
      ...groupProperties,
      ...registeredDeviceProperties,
      ...unitProperties,
      'roleTemplateId',
    ]),
  ]
}

/** What comes of a directory object without `$select`. */
export function defaultsOf(view: Properties): readonly string[] {
  if (view['@odata.type'] === '#microsoft.graph.user') return userDefaults
  return view['@odata.type'] === '#microsoft.graph.group' ? groupDefaults : Object.keys(view)
}

/** Reads the `$expand` of a request, and gives what adds to an object, by its id, what it is connected with. */
export function expansionOf(context: GraphContext, relations: Relations, type: string): (id: string) => Properties {
  const { tenant, options, request } = context
  const expansion = parseExpand(options.expand, Object.keys(relations), type)
  if (expansion === undefined) return () => ({})
  const { property, select, levels } = expansion
  const relation = relations[property]
  if (levels > 1 && request.headers['consistencylevel']?.toLowerCase() !== 'eventual') throw unsupportedWithoutIndex()
  const names = selected(select, connectedProperties(tenant), 'microsoft.graph.directoryObject')
  const expanded = (id: string, left: number): Properties => {
    const views = (relation?.of(tenant, id) ?? []).map((view) => ({
      ...pick(view, names ?? defaultsOf(view)),
      ...(left > 1 ? expanded(String(view['id']), left - 1) : {}),
    }))
    if (relation?.many === true) return { [property]: views }
    return views[0] === undefined ? {} : { [property]: views[0] }
  }
  return (id) => expanded(id, levels)
}

function membershipsOf(tenant: Tenant, id: string, transitive: boolean): readonly Properties[] {
  const user = tenant.users.get(id)
  return [
    ...groupsOf(tenant, id, transitive).map((group) => ({
      '@odata.type': '#microsoft.graph.group',
      ...viewGroup(group),
    })),
    ...(user === undefined ? [] : viewDirectoryRoles(tenant, user, transitive)),
    ...unitsOf(tenant, id).map(viewUnit),
  ]
}

function ownedBy(tenant: Tenant, owner: string): readonly Properties[] {
  const groups = groupsOwnedBy(tenant, owner).map((group) => ({
    '@odata.type': '#microsoft.graph.group',
    ...viewGroup(group),
  }))
  const applications = applicationsOwnedBy(tenant, owner).map(({ id, type, displayName }) => ({
    '@odata.type': `#microsoft.graph.${type}`,
    id,
    deletedDateTime: null,
    displayName,
  }))
  return [...groups, ...applications]
}

/** Who was deleted is shown no more. */
function shown(tenant: Tenant, ids: readonly string[]): readonly Properties[] {
  return ids.map((id) => viewMember(tenant, id)).filter((view) => view !== undefined)
}
