import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { badRequest, Refusal } from '../tenant/refusal'
import { revokeGroupEligibility } from '../tenant/roles'
import { userOf } from '../tenant/state'
import { answerCollection } from './collection'
import { collection, parseExpand } from './options'
import type { GraphContext, Route, RouteAnswer } from './route'
import { readBody } from './route'
import { groupDefaults, viewGroup } from './views'

const path = '/identityGovernance/privilegedAccess/group'

/** Calls on who may activate a membership or an ownership of a group in Privileged Identity Management. */
export const groupEligibilityRoutes: readonly Route[] = [
  { method: 'GET', path: `${path}/eligibilityScheduleInstances`, options: collection, handle: listInstances },
  { method: 'POST', path: `${path}/eligibilityScheduleRequests`, handle: revoke },
]

function listInstances(context: GraphContext): RouteAnswer {
  const { tenant, options } = context
  // The page of this call has the filter as required.
  if (!/\b(?:principalId|groupId) eq /.test(options.filter ?? ''))
    throw new Refusal(400, 'MissingParameters', 'The required parameters GroupId or PrincipalId is missing.')
  const type = 'microsoft.graph.privilegedAccessGroupEligibilityScheduleInstance'
  const expansion = parseExpand(options.expand, ['group'], type)
  const views = tenant.roles.groupEligibilities
    .filter(({ principal }) => userOf(tenant, principal) !== undefined)
    .map(({ id, principal, group, access }) => ({
      id,
      principalId: principal,
      groupId: group,
      accessId: access,
      memberType: 'direct',
      startDateTime: '2026-02-02T08:00:00Z',
      endDateTime: null,
      eligibilityScheduleId: id,
    }))
  const body = answerCollection(context, views, {
    name: `${path.slice(1)}/eligibilityScheduleInstances`,
    type,
    resource: 'PrivilegedAccessGroupEligibilityScheduleInstance',
    properties: [
      'id',
      'principalId',
      'groupId',
      'accessId',
      'memberType',
      'startDateTime',
      'endDateTime',
      'eligibilityScheduleId',
    ],
    filterable: ['principalId', 'groupId', 'accessId'],
    expand: ({ groupId }) => {
      const group = tenant.groups.get(String(groupId))
      if (expansion === undefined || group === undefined) return {}
      const shown = Object.entries(viewGroup(group)).filter(([name]) => groupDefaults.includes(name))
      return { group: Object.fromEntries(shown) }
    },
  })
  return { status: 200, body }
}

const request = z.strictObject({
  action: z.enum(['adminRemove', 'adminAssign', 'adminUpdate', 'adminExtend', 'adminRenew']),
  principalId: z.guid(),
  groupId: z.guid(),
  accessId: z.enum(['member', 'owner']),
  justification: z.string().optional(),
})

function revoke(context: GraphContext): RouteAnswer {
  const asked = readBody(context, request, 'PrivilegedAccessGroupEligibilityScheduleRequest')
  if (asked.action !== 'adminRemove')
    throw badRequest(`The pretend tenant knows only adminRemove, not ${asked.action}.`)
  const { principalId, groupId, accessId } = asked
  revokeGroupEligibility(context.tenant, { principal: principalId, group: groupId, access: accessId })
  const now = new Date().toISOString()
  const body = {
    '@odata.context': `${context.baseUrl}/$metadata#${path.slice(1)}/eligibilityScheduleRequests/$entity`,
    id: randomUUID(),
    status: 'Revoked',
    createdDateTime: now,
    completedDateTime: now,
    ...asked,
    justification: asked.justification ?? null,
  }
  return { status: 201, body, effect: { target: principalId, detail: { group: groupId } } }
}
