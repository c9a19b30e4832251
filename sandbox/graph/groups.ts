import { z } from 'zod'
import { assignGroupLicences, createGroup, deleteOwnGroup, updateGroup, addOwnMember } from '../tenant/groups'
import { badRequest, insufficientPrivileges, notFound } from '../tenant/refusal'
import { refuseRestricted } from '../tenant/units'
import type { Group } from '../tenant/state'
import { answerCollection, pick } from './collection'
import { answerDelta } from './delta'
import { membershipActions, relationRoutes } from './memberships'
import { collection, selected, single } from './options'
import { holds } from './permissions'
import { objectId, referenced } from './references'
import { expansionOf, groupRelations } from './relations'
import type { GraphContext, Route, RouteAnswer } from './route'
import { readBody, readParameters } from './route'
import { groupDefaults, groupFilterable, groupProperties, viewGroup, viewMember } from './views'

const type = 'microsoft.graph.group'
const read = 'GET /groups/{group}'
const change = 'POST /groups/{group}/owners/$ref'

/** Calls on groups themselves. */
export const groupRoutes: readonly Route[] = [
  { method: 'GET', path: '/groups', options: collection, handle: listGroups },
  { method: 'POST', path: '/groups', allowedLike: change, handle: postGroup },
  { method: 'GET', path: '/groups/delta', options: ['select', 'deltatoken'], allowedLike: read, handle: listChanges },
  { method: 'GET', path: '/groups/{group}', options: single, handle: getGroup },
  { method: 'PATCH', path: '/groups/{group}', allowedLike: change, handle: patchGroup },
  {
    method: 'DELETE',
    path: '/groups/{group}',
    allowedLike: change,
    handle: (context) => {
      const group = groupToChange(context)
      deleteOwnGroup(context.tenant, group)
      return { status: 204, effect: { target: group.id } }
    },
  },
  {
    method: 'POST',
    path: '/groups/{group}/assignLicense',
    allowedLike: 'POST /users/{user}/assignLicense',
    handle: assign,
  },
  ...relationRoutes('/groups/{group}', groupRelations, allowedAs, groupIn),
  ...membershipActions('/groups/{group}', read, groupIn),
]

/** Connections of which Microsoft's list has nothing are read as the group is. */
function allowedAs(name: string): string {
  return name.endsWith('emberOf') ? read : `GET /groups/{group}/${name}`
}

/** The group that the path names. Throws Graph's 400 and 404. */
export function groupIn({ tenant, parameters }: GraphContext): Group {
  const id = objectId(parameters['group'] ?? '')
  const group = tenant.groups.get(id)
  if (group === undefined) throw notFound(id)
  return group
}

/** Who changes a group that can hold an administrator role could make administrators: that takes more. */
export function groupToChange(context: GraphContext): Group {
  const group = groupIn(context)
  refuseRoles(context, group.roleAssignable)
  refuseRestricted(context.tenant, group.id, 'groupsAdministrator')
  return group
}

function refuseRoles({ permissions }: GraphContext, roleAssignable: boolean): void {
  if (roleAssignable && !holds(permissions, ['RoleManagement.ReadWrite.Directory'])) throw insufficientPrivileges()
}

function listGroups(context: GraphContext): RouteAnswer {
  const expand = expansionOf(context, groupRelations, type)
  const body = answerCollection(context, [...context.tenant.groups.values()].map(viewGroup), {
    name: 'groups',
    type,
    resource: 'Group',
    properties: groupProperties,
    defaults: groupDefaults,
    filterable: groupFilterable,
    searchable: true,
    orderable: ['displayName', 'createdDateTime'],
    directory: true,
    expand: ({ id }) => expand(String(id)),
  })
  return { status: 200, body }
}

function listChanges(context: GraphContext): RouteAnswer {
  const { groups } = context.tenant
  return answerDelta(context, {
    name: 'groups',
    type,
    properties: groupProperties,
    defaults: groupDefaults,
    views: [...groups.values()].map(viewGroup),
    isRestorable: ({ deletedGroups }, id) => deletedGroups.has(id),
  })
}

/** What Exchange keeps of a group: by `$select` of a single one alone (learn, group resource type). */
const ofExchange = {
  allowExternalSenders: false,
  autoSubscribeNewMembers: false,
  hideFromAddressLists: false,
  hideFromOutlookClients: false,
  isSubscribedByMail: true,
  unseenCount: 0,
}

function getGroup(context: GraphContext): RouteAnswer {
  const names = selected(context.options.select, [...groupProperties, ...Object.keys(ofExchange)], type)
  const expand = expansionOf(context, groupRelations, type)
  const group = groupIn(context)
  const body = {
    '@odata.context': `${context.baseUrl}/$metadata#groups${names === undefined ? '' : `(${names.join(',')})`}/$entity`,
    ...pick({ ...viewGroup(group), ...ofExchange }, names ?? groupDefaults),
    ...expand(group.id),
  }
  return { status: 200, body }
}

/** Microsoft takes no more references in one request (learn, group-post-members). */
const links = z.array(z.string()).max(20)
const name = z.string().min(1).max(256)
const nickname = z
  .string()
  .max(64)
  .regex(/^[^@()\\[\]";:<>, ]+$/)
const texts = {
  description: z.string().max(1_024).nullable().optional(),
  visibility: z.enum(['Private', 'Public', 'HiddenMembership']).nullable().optional(),
  'members@odata.bind': links.optional(),
}
const creation = z.strictObject({
  displayName: name,
  mailEnabled: z.boolean(),
  mailNickname: nickname,
  securityEnabled: z.boolean(),
  groupTypes: z.array(z.enum(['Unified'])).optional(),
  isAssignableToRole: z.boolean().nullable().optional(),
  'owners@odata.bind': links.optional(),
  ...texts,
})

function postGroup(context: GraphContext): RouteAnswer {
  const asked = readBody(context, creation, 'Group')
  const unified = asked.groupTypes?.includes('Unified') === true
  if (asked.mailEnabled !== unified || (!unified && !asked.securityEnabled))
    throw badRequest("A value of 'mailEnabled' and 'securityEnabled' is not supported for this kind of group.")
  refuseRoles(context, asked.isAssignableToRole === true)
  const group = createGroup(context.tenant, {
    displayName: asked.displayName,
    mailNickname: asked.mailNickname,
    kind: unified ? 'microsoft365' : 'security',
    description: asked.description ?? null,
    visibility: asked.visibility ?? null,
    roleAssignable: asked.isAssignableToRole === true,
    members: bound(context, asked['members@odata.bind']),
    owners: bound(context, asked['owners@odata.bind']),
  })
  return { status: 201, body: entity(context, group), effect: { target: group.id, detail: asked } }
}

const patch = z.strictObject({ displayName: name, mailNickname: nickname, ...texts }).partial()

function patchGroup(context: GraphContext): RouteAnswer {
  const { 'members@odata.bind': added, ...changes } = readBody(context, patch, 'Group')
  const group = groupToChange(context)
  if (Object.keys(changes).length === 0 && added === undefined)
    throw badRequest('The request body must contain at least one property to update.')
  if (Object.keys(changes).length > 0) updateGroup(group, changes)
  for (const member of bound(context, added)) addOwnMember(context.tenant, group, member)
  return {
    status: 204,
    effect: { target: group.id, detail: { ...changes, ...(added === undefined ? {} : { added }) } },
  }
}

/** Ids of the objects that links name. Throws Graph's 404 for one that is not there. */
function bound({ tenant }: GraphContext, asked: readonly string[] = []): readonly string[] {
  return asked.map((link) => {
    const id = referenced(link)
    if (viewMember(tenant, id) === undefined) throw notFound(id)
    return id
  })
}

const licences = z.strictObject({
  addLicenses: z.array(z.strictObject({ skuId: z.guid(), disabledPlans: z.array(z.guid()).optional() })),
  removeLicenses: z.array(z.guid()),
})

function assign(context: GraphContext): RouteAnswer {
  const detail = readParameters(context, licences, 'assignLicense')
  const group = groupIn(context)
  const add = detail.addLicenses.map(({ skuId }) => skuId.toLowerCase())
  assignGroupLicences(context.tenant, group, add, detail.removeLicenses)
  // Accepted, and worked out for each member in a while (learn, group-assignlicense).
  return { status: 202, body: entity(context, group), effect: { target: group.id, detail } }
}

function entity({ baseUrl }: GraphContext, group: Group): Readonly<Record<string, unknown>> {
  return { '@odata.context': `${baseUrl}/$metadata#groups/$entity`, ...pick(viewGroup(group), groupDefaults) }
}
