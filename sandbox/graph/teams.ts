import { z } from 'zod'
import { addMember, addOwner, groupsOf, removeOwner, removeMember } from '../tenant/groups'
import { tenantId } from '../tenant/organization'
import { badRequest, notFound } from '../tenant/refusal'
import type { Group, Tenant, User } from '../tenant/state'
import { userOf } from '../tenant/state'
import { answerCollection } from './collection'
import { collection } from './options'
import { referenced } from './references'
import { readBody, type GraphContext, type Route, type RouteAnswer } from './route'
import { userIn } from './userIn'

type Properties = Readonly<Record<string, unknown>>
const memberType = '#microsoft.graph.aadUserConversationMember'

/** Calls on teams: who is in them. */
export const teamRoutes: readonly Route[] = [
  { method: 'GET', path: '/users/{user}/joinedTeams', options: collection, handle: listJoined },
  { method: 'GET', path: '/teams/{team}/members', options: collection, handle: listMembers },
  { method: 'POST', path: '/teams/{team}/members', handle: postMember },
  { method: 'DELETE', path: '/teams/{team}/members/{member}', handle: deleteMember },
]

function teamIn({ tenant, parameters }: GraphContext): Group {
  const id = parameters['team'] ?? ''
  const group = tenant.groups.get(id.toLowerCase())
  if (group?.hasTeam !== true) throw notFound(id)
  return group
}

function listJoined(context: GraphContext): RouteAnswer {
  const teams = groupsOf(context.tenant, userIn(context).id, false).filter(({ hasTeam }) => hasTeam)
  const views = teams.map(({ id, displayName, description }) => ({ id, displayName, description: description ?? null }))
  const body = answerCollection(context, views, {
    name: 'teams',
    type: 'microsoft.graph.team',
    resource: 'Team',
    properties: ['id', 'displayName', 'description'],
    filterable: [],
  })
  return { status: 200, body }
}

function memberId(team: Group, { id }: User): string {
  return Buffer.from(`MCMjMiMj${tenantId}##${team.id}##${id}`).toString('base64')
}

/** Owners of a team are in it. */
function peopleIn(tenant: Tenant, { members, owners }: Group): readonly User[] {
  return [...new Set([...owners, ...members])].map((id) => userOf(tenant, id)).filter((user) => user !== undefined)
}

function viewMember(team: Group, user: User): Properties {
  return {
    '@odata.type': memberType,
    id: memberId(team, user),
    roles: team.owners.includes(user.id) ? ['owner'] : [],
    displayName: user.properties.displayName,
    visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
    userId: user.id,
    email: user.properties.mail,
    tenantId,
  }
}

function listMembers(context: GraphContext): RouteAnswer {
  const team = teamIn(context)
  const views = peopleIn(context.tenant, team).map((user) => viewMember(team, user))
  const body = answerCollection(context, views, {
    name: `teams('${team.id}')/members`,
    type: 'microsoft.graph.conversationMember',
    resource: 'ConversationMember',
    properties: ['id', 'roles', 'displayName', 'visibleHistoryStartDateTime', 'userId', 'email', 'tenantId'],
    filterable: ['userId', 'email', 'displayName'],
  })
  return { status: 200, body }
}

const body = z.strictObject({
  '@odata.type': z.literal(memberType),
  roles: z.array(z.enum(['owner', 'guest'])),
  'user@odata.bind': z.string(),
})

function postMember(context: GraphContext): RouteAnswer {
  const team = teamIn(context)
  const asked = readBody(context, body, 'aadUserConversationMember')
  const user = userOf(context.tenant, referenced(asked['user@odata.bind']))
  if (user === undefined) throw notFound(asked['user@odata.bind'])
  if (!team.members.includes(user.id)) addMember(context.tenant, team, user.id)
  if (asked.roles.includes('owner') && !team.owners.includes(user.id)) addOwner(team, user.id)
  const entity = `${context.baseUrl}/$metadata#teams('${team.id}')/members/$entity`
  const effect = { target: user.id, detail: { team: team.id, roles: asked.roles } }
  return { status: 201, body: { '@odata.context': entity, ...viewMember(team, user) }, effect }
}

function deleteMember(context: GraphContext): RouteAnswer {
  const team = teamIn(context)
  const wanted = context.parameters['member'] ?? ''
  const user = peopleIn(context.tenant, team).find((one) => memberId(team, one) === wanted)
  if (user === undefined) throw notFound(wanted)
  const isOwner = team.owners.includes(user.id)
  // Microsoft’s words are in no public page; that a team keeps an owner is (learn, team-delete-members).
  if (isOwner && team.owners.length === 1) throw badRequest('The last owner of a team cannot be removed.')
  if (isOwner) removeOwner(team, user.id)
  if (team.members.includes(user.id)) removeMember(context.tenant, team, user.id)
  return { status: 204, effect: { target: user.id, detail: { team: team.id } } }
}
