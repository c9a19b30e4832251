import { z } from 'zod'
import { deleteUser } from '../tenant/accounts'
import { addOwner, membersIn, ownersShown, removeMember, removeOwner } from '../tenant/groups'
import { badRequest, insufficientPrivileges, notFound } from '../tenant/refusal'
import { refuseRestricted } from '../tenant/units'
import type { Group } from '../tenant/state'
import { userOf } from '../tenant/state'
import { answerCollection, pick } from './collection'
import { collection, selected } from './options'
import { holds } from './permissions'
import type { GraphContext, Route, RouteAnswer } from './route'
import { readBody } from './route'
import { userCollection } from './users'
import { groupDefaults, groupProperties, viewGroup, viewMember } from './views'

/** Calls on groups, their members and owners. */
export const groupRoutes: readonly Route[] = [
  { method: 'GET', path: '/groups/{group}', options: ['select'], handle: getGroup },
  {
    method: 'GET',
    path: '/groups/{group}/members',
    options: collection,
    handle: (context) => listPeople(context, groupIn(context).members),
  },
  {
    method: 'GET',
    path: '/groups/{group}/owners',
    options: collection,
    handle: (context) => listPeople(context, ownersShown(groupIn(context))),
  },
  {
    method: 'GET',
    path: '/groups/{group}/transitiveMembers',
    options: collection,
    handle: (context) => listPeople(context, membersIn(context.tenant, groupIn(context))),
  },
  {
    method: 'DELETE',
    path: '/groups/{group}/members/{member}/$ref',
    handle: (context) => {
      const group = groupToChange(context)
      const member = (context.parameters['member'] ?? '').toLowerCase()
      removeMember(context.tenant, group, member)
      return { status: 204, effect: { target: member, detail: { group: group.id } } }
    },
  },
  // Without $ref Graph takes the path for the person itself, and deletes that: a mistake to be found here, not there.
  {
    method: 'DELETE',
    path: '/groups/{group}/members/{member}',
    handle: (context) => deletePerson(context, 'members', 'member'),
  },
  {
    method: 'DELETE',
    path: '/groups/{group}/owners/{owner}',
    handle: (context) => deletePerson(context, 'owners', 'owner'),
  },
  {
    method: 'DELETE',
    path: '/groups/{group}/owners/{owner}/$ref',
    handle: (context) => {
      const group = groupToChange(context)
      const owner = (context.parameters['owner'] ?? '').toLowerCase()
      removeOwner(group, owner)
      return { status: 204, effect: { target: owner, detail: { group: group.id } } }
    },
  },
  { method: 'POST', path: '/groups/{group}/owners/$ref', handle: postOwner },
]

function groupIn({ tenant, parameters }: GraphContext): Group {
  const id = parameters['group'] ?? ''
  const group = tenant.groups.get(id.toLowerCase())
  if (group === undefined) throw notFound(id)
  return group
}

/** Who changes a group that can hold an administrator role could make administrators: that takes more. */
function groupToChange(context: GraphContext): Group {
  const group = groupIn(context)
  if (group.roleAssignable && !holds(context.permissions, ['RoleManagement.ReadWrite.Directory']))
    throw insufficientPrivileges()
  refuseRestricted(context.tenant, group.id, 'groupsAdministrator')
  return group
}

function getGroup(context: GraphContext): RouteAnswer {
  const names = selected(context.options.select, groupProperties, 'microsoft.graph.group')
  const body = {
    '@odata.context': `${context.baseUrl}/$metadata#groups${names === undefined ? '' : `(${names.join(',')})`}/$entity`,
    ...pick(viewGroup(groupIn(context)), names ?? groupDefaults),
  }
  return { status: 200, body }
}

function listPeople(context: GraphContext, ids: readonly string[]): RouteAnswer {
  const views = ids.map((id) => viewMember(context.tenant, id)).filter((view) => view !== undefined)
  return {
    status: 200,
    body: answerCollection(context, views, { ...userCollection(context), name: 'directoryObjects' }),
  }
}

function deletePerson(context: GraphContext, among: 'members' | 'owners', parameter: string): RouteAnswer {
  const id = (context.parameters[parameter] ?? '').toLowerCase()
  const user = groupIn(context)[among].includes(id) ? userOf(context.tenant, id) : undefined
  if (user === undefined) throw notFound(id)
  deleteUser(context.tenant, user)
  return { status: 204, effect: { target: id } }
}

const reference = z.strictObject({ '@odata.id': z.string() })

function postOwner(context: GraphContext): RouteAnswer {
  const group = groupToChange(context)
  const link = readBody(context, reference, 'Group')['@odata.id']
  const id = /\/v1\.0\/(?:users|directoryObjects)\/([^/?]+)$/.exec(link)?.[1]?.toLowerCase()
  if (id === undefined) throw badRequest(`Invalid URL format specified in @odata.id: '${link}'.`)
  const user = userOf(context.tenant, id)
  if (user === undefined) throw notFound(id)
  addOwner(group, user.id)
  return { status: 204, effect: { target: user.id, detail: { group: group.id } } }
}
