import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { badRequest, notFound } from '../tenant/refusal'
import {
  giveAssignment,
  giveEligibility,
  refuseByPolicy,
  revokeAssignment,
  revokeEligibility,
  type RoleRequest,
} from '../tenant/roles'
import type { Tenant } from '../tenant/state'
import type { RoleEligibility } from '../tenant/state/roles'
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
        adminAssign: (tenant, details) => giveAssignment(tenant, { ...details, byPim: true }),
        as: 'active',
      }),
  },
  {
    method: 'POST',
    path: '/roleManagement/directory/roleEligibilityScheduleRequests',
    handle: (context) =>
      request(context, 'unifiedRoleEligibilityScheduleRequest', {
        adminRemove: revokeEligibility,
        adminAssign: giveEligibility,
        as: 'eligible',
      }),
  },
]

const duration = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/
const expiration = z
  .strictObject({
    type: z.enum(['noExpiration', 'afterDateTime', 'afterDuration', 'notSpecified']),
    endDateTime: z.iso.datetime({ offset: true }).nullish(),
    duration: z.string().regex(duration).nullish(),
  })
  .refine(({ type, endDateTime }) => type !== 'afterDateTime' || endDateTime != null)
  .refine(({ type, duration: lasting }) => type !== 'afterDuration' || lasting != null)
const asked = z.strictObject({
  action: z.enum(['adminRemove', 'adminAssign', 'adminUpdate', 'adminExtend', 'adminRenew']),
  principalId: z.guid(),
  roleDefinitionId: z.guid(),
  directoryScopeId: z.string().startsWith('/'),
  justification: z.string().optional(),
  ticketInfo: z.strictObject({ ticketNumber: z.string().nullish(), ticketSystem: z.string().nullish() }).optional(),
  scheduleInfo: z
    .strictObject({
      startDateTime: z.iso.datetime({ offset: true }).nullish(),
      expiration: expiration.nullish(),
    })
    .optional(),
})
type Asked = z.infer<typeof asked>

/** What each kind of request does to the tenant. */
interface Kind {
  readonly as: 'active' | 'eligible'
  readonly adminRemove: (tenant: Tenant, request: RoleRequest) => unknown
  readonly adminAssign: (tenant: Tenant, details: Omit<RoleEligibility, 'id'>) => unknown
}

/** Carries out a request of Privileged Identity Management at once: nobody has to approve what an administrator asks. */
function request(context: GraphContext, type: string, kind: Kind): RouteAnswer {
  const given = readBody(context, asked, type)
  const { tenant, baseUrl } = context
  const { action, principalId, roleDefinitionId, directoryScopeId } = given
  if (action !== 'adminRemove' && action !== 'adminAssign')
    throw badRequest(`The pretend tenant knows only adminRemove and adminAssign, not ${action}.`)
  if (viewMember(tenant, principalId) === undefined) throw notFound(principalId)
  if (action === 'adminAssign') assign(tenant, given, type, kind)
  else kind.adminRemove(tenant, { principal: principalId, role: roleDefinitionId, scope: directoryScopeId })
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
    ticketInfo: given.ticketInfo ?? null,
    createdBy: null,
  }
  tenant.roles.requests.push({ type, view })
  const entity = `${baseUrl}/$metadata#roleManagement/directory/${type}s/$entity`
  const effect = { target: principalId, detail: { role: roleDefinitionId } }
  return { status: 201, body: { '@odata.context': entity, ...view }, effect }
}

/** Gives a role, as far as its policy allows. For how long has to be said (learn, rbacapplication-post-roleeligibilityschedulerequests). */
function assign(tenant: Tenant, given: Asked, type: string, { as, adminAssign }: Kind): void {
  const { scheduleInfo, justification, ticketInfo, principalId, roleDefinitionId, directoryScopeId } = given
  if (scheduleInfo === undefined)
    throw badRequest(`A value is required for property 'scheduleInfo' of resource '${type}'.`)
  const role = roleOf(roleDefinitionId)
  const from = scheduleInfo.startDateTime ?? new Date().toISOString()
  const until = endOf(scheduleInfo, from)
  refuseByPolicy(tenant, {
    role,
    as,
    milliseconds: until === undefined ? undefined : Date.parse(until) - Date.parse(from),
    justification,
    ticket: [ticketInfo?.ticketNumber, ticketInfo?.ticketSystem],
  })
  adminAssign(tenant, {
    principal: principalId,
    role,
    scope: directoryScopeId,
    ...(until === undefined ? {} : { until }),
  })
}

/** @returns ISO 8601; undefined without an end */
function endOf({ expiration: given }: NonNullable<Asked['scheduleInfo']>, from: string): string | undefined {
  if (given?.type === 'afterDateTime') return given.endDateTime ?? undefined
  if (given?.type !== 'afterDuration') return undefined
  const [, days = '0', hours = '0', minutes = '0'] = duration.exec(given.duration ?? '') ?? []
  const milliseconds = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000
  return new Date(Date.parse(from) + milliseconds).toISOString()
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
