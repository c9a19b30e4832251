import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { badRequest, notFound } from '../tenant/refusal'
import { giveAssignment, giveEligibility, revokeAssignment, revokeEligibility, type RoleRequest } from '../tenant/roles'
import type { Tenant } from '../tenant/state'
import { answerCollection } from './collection'
import { collection } from './options'
import { roleOf } from './roleOf'
import type { GraphContext, Route, RouteAnswer } from './route'
import { readBody } from './route'
import { viewMember } from './views'

/** What Privileged Identity Management is asked to do. */
export const roleRequestRoutes: readonly Route[] = [
  ...(['Assignment', 'Eligibility'] as const).map((kind): Route => ({
    method: 'GET',
    path: `/roleManagement/directory/role${kind}ScheduleRequests`,
    options: collection,
    allowedLike: `POST /roleManagement/directory/role${kind}ScheduleRequests`,
    handle: (context) => listRequests(context, `unifiedRole${kind}ScheduleRequest`),
  })),
  {
    method: 'POST',
    path: '/roleManagement/directory/roleAssignmentScheduleRequests',
    handle: (context) =>
      request(context, 'unifiedRoleAssignmentScheduleRequest', {
        adminRemove: revokeAssignment,
        adminAssign: (tenant, asked) =>
          giveAssignment(tenant, {
            principal: asked.principal,
            role: roleOf(asked.role),
            scope: asked.scope,
            byPim: true,
            ...(asked.until === undefined ? {} : { until: asked.until }),
          }),
      }),
  },
  {
    method: 'POST',
    path: '/roleManagement/directory/roleEligibilityScheduleRequests',
    handle: (context) =>
      request(context, 'unifiedRoleEligibilityScheduleRequest', {
        adminRemove: revokeEligibility,
        adminAssign: (tenant, { principal, role, scope }) =>
          giveEligibility(tenant, { principal, role: roleOf(role), scope }),
      }),
  },
]

const duration = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/
const asked = z.strictObject({
  action: z.enum(['adminRemove', 'adminAssign', 'adminUpdate', 'adminExtend', 'adminRenew']),
  principalId: z.guid(),
  roleDefinitionId: z.guid(),
  directoryScopeId: z.string().startsWith('/'),
  justification: z.string().optional(),
  scheduleInfo: z
    .strictObject({
      startDateTime: z.iso.datetime({ offset: true }).nullish(),
      expiration: z
        .strictObject({
          type: z.enum(['noExpiration', 'afterDateTime', 'afterDuration', 'notSpecified']),
          endDateTime: z.iso.datetime({ offset: true }).nullish(),
          duration: z.string().regex(duration).nullish(),
        })
        .nullish(),
    })
    .optional(),
})
type Asked = z.infer<typeof asked>

interface CarriedOut extends RoleRequest {
  /** ISO 8601; undefined without an end. */
  readonly until: string | undefined
}

/** Carries out a request of Privileged Identity Management at once: nobody has to approve what an administrator asks. */
function request(
  context: GraphContext,
  type: string,
  carryOut: Readonly<Record<'adminRemove' | 'adminAssign', (tenant: Tenant, request: CarriedOut) => unknown>>,
): RouteAnswer {
  const given = readBody(context, asked, type)
  const { tenant, baseUrl } = context
  const { action, principalId, roleDefinitionId, directoryScopeId } = given
  if (action !== 'adminRemove' && action !== 'adminAssign')
    throw badRequest(`The pretend tenant knows only adminRemove and adminAssign, not ${action}.`)
  if (viewMember(tenant, principalId) === undefined) throw notFound(principalId)
  const meant = { principal: principalId, role: roleDefinitionId, scope: directoryScopeId, until: endOf(given) }
  carryOut[action](tenant, meant)
  const now = new Date().toISOString()
  const view = {
    id: randomUUID(),
    status: action === 'adminRemove' ? 'Revoked' : 'Provisioned',
    createdDateTime: now,
    completedDateTime: now,
    approvalId: null,
    customData: null,
    ...given,
    appScopeId: null,
    isValidationOnly: false,
    justification: given.justification ?? null,
    scheduleInfo: given.scheduleInfo ?? null,
    targetScheduleId: null,
    ticketInfo: null,
    createdBy: null,
  }
  tenant.roles.requests.push({ type, view })
  const entity = `${baseUrl}/$metadata#roleManagement/directory/${type}s/$entity`
  const effect = { target: principalId, detail: { role: roleDefinitionId } }
  return { status: 201, body: { '@odata.context': entity, ...view }, effect }
}

function endOf({ scheduleInfo }: Asked): string | undefined {
  const { expiration, startDateTime } = scheduleInfo ?? {}
  if (expiration?.type === 'afterDateTime') return expiration.endDateTime ?? undefined
  if (expiration?.type !== 'afterDuration') return undefined
  const [, days = '0', hours = '0', minutes = '0'] = duration.exec(expiration.duration ?? '') ?? []
  const milliseconds = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000
  return new Date(Date.parse(startDateTime ?? new Date().toISOString()) + milliseconds).toISOString()
}

function listRequests(context: GraphContext, type: string): RouteAnswer {
  const views = context.tenant.roles.requests.filter((one) => one.type === type).map(({ view }) => view)
  const body = answerCollection(context, views, {
    name: `roleManagement/directory/${type}s`,
    type: `microsoft.graph.${type}`,
    resource: type,
    properties: Object.keys(views[0] ?? { id: '' }),
    filterable: ['principalId', 'roleDefinitionId', 'status', 'action'],
  })
  return { status: 200, body }
}
