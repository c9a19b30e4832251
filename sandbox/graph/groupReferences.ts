import { deleteUser } from '../tenant/deletedItems'
import { addOwner, addOwnMember, removeMember, removeOwner } from '../tenant/groups'
import { notFound } from '../tenant/refusal'
import { userOf } from '../tenant/state'
import { groupIn, groupToChange } from './groups'
import { objectId, referenced, referenceSchema } from './references'
import type { GraphContext, Route, RouteAnswer } from './route'
import { readBody } from './route'
import { viewMember } from './views'

/** Calls that change who is in a group, and who owns it. */
export const groupReferenceRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/groups/{group}/members/$ref',
    handle: (context) => {
      const group = groupToChange(context)
      const id = referenced(readBody(context, referenceSchema, 'Group')['@odata.id'])
      if (viewMember(context.tenant, id) === undefined) throw notFound(id)
      addOwnMember(context.tenant, group, id)
      return { status: 204, effect: { target: id, detail: { group: group.id } } }
    },
  },
  {
    method: 'DELETE',
    path: '/groups/{group}/members/{member}/$ref',
    handle: (context) => {
      const group = groupToChange(context)
      const member = objectId(context.parameters['member'] ?? '')
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
    method: 'POST',
    path: '/groups/{group}/owners/$ref',
    handle: (context) => {
      const group = groupToChange(context)
      const id = referenced(readBody(context, referenceSchema, 'Group')['@odata.id'])
      const user = userOf(context.tenant, id)
      if (user === undefined) throw notFound(id)
      addOwner(group, user.id)
      return { status: 204, effect: { target: user.id, detail: { group: group.id } } }
    },
  },
  {
    method: 'DELETE',
    path: '/groups/{group}/owners/{owner}/$ref',
    handle: (context) => {
      const group = groupToChange(context)
      const owner = objectId(context.parameters['owner'] ?? '')
      removeOwner(group, owner)
      return { status: 204, effect: { target: owner, detail: { group: group.id } } }
    },
  },
]

function deletePerson(context: GraphContext, among: 'members' | 'owners', parameter: string): RouteAnswer {
  const id = objectId(context.parameters[parameter] ?? '')
  const user = groupIn(context)[among].includes(id) ? userOf(context.tenant, id) : undefined
  if (user === undefined) throw notFound(id)
  deleteUser(context.tenant, user)
  return { status: 204, effect: { target: id } }
}
