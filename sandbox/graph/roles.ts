import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { roles, type RoleName } from '../tenant/directoryRoles'
import { badRequest, notFound } from '../tenant/refusal'
import {
  giveAssignment,
  giveEligibility,
  removeAssignment,
  revokeAssignment,
  revokeEligibility,
  type RoleRequest,
} from '../tenant/roles'
import type { Tenant } from '../tenant/state'
import type { RoleAssignment } from '../tenant/state/roles'
import { answerCollection, pick } from './collection'
import { collection, parseExpand, selected, single } from './options'
import { connectedProperties, defaultsOf } from './relations'
import type { GraphContext, Route, RouteAnswer } from './route'
import { readBody } from './route'
import { viewMember } from './views'

type Properties = Readonly<Record<string, unknown>>

/** Calls on administrator roles: active ones, and those of Privileged Identity Management. */
export const roleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/roleManagement/directory/roleAssignments',
    options: collection,
    handle: listAssignments,
  },
  { method: 'POST', path: '/roleManagement/directory/roleAssignments', handle: postAssignment },
  {
    method: 'GET',
    path: '/roleManagement/directory/roleAssignments/{assignment}',
    options: single,
    allowedLike: 'GET /roleManagement/directory/roleAssignments',
    handle: getAssignment,
  },
  { method: 'GET', path: '/roleManagement/directory/roleDefinitions', options: collection, handle: listDefinitions },
  {
    method: 'GET',
    path: '/roleManagement/directory/roleDefinitions/{role}',
    options: ['select'],
    allowedLike: 'GET /roleManagement/directory/roleDefinitions',
    handle: getDefinition,
  },
  {
    method: 'DELETE',
    path: '/roleManagement/directory/roleAssignments/{assignment}',
    handle: ({ tenant, parameters }) => {
      const { principal, role } = removeAssignment(tenant, parameters['assignment'] ?? '')
      return { status: 204, effect: { target: principal, detail: { role } } }
    },
  },
  {
    method: 'GET',
    path: '/roleManagement/directory/roleAssignmentScheduleInstances',
    options: collection,
    handle: listInstances,
  },
  {
    method: 'GET',
    path: '/roleManagement/directory/roleEligibilityScheduleInstances',
    options: collection,
    handle: listEligibilities,
  },
  {
    method: 'GET',
    path: '/roleManagement/directory/roleAssignmentSchedules',
    options: collection,
    allowedLike: 'GET /roleManagement/directory/roleAssignmentScheduleInstances',
    handle: listInstances,
  },
  {
    method: 'GET',
    path: '/roleManagement/directory/roleEligibilitySchedules',
    options: collection,
    allowedLike: 'GET /roleManagement/directory/roleEligibilityScheduleInstances',
    handle: listEligibilities,
  },
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

const assignmentType = 'microsoft.graph.unifiedRoleAssignment'

function viewAssignment({ id, principal, role, scope }: RoleAssignment) {
  return {
    id,
    principalId: principal,
    directoryScopeId: scope,
    appScopeId: null,
    condition: null,
    roleDefinitionId: roles[role].id,
  }
}

function listAssignments(context: GraphContext): RouteAnswer {
  const views = context.tenant.roles.assignments.map(viewAssignment)
  const body = answerCollection(context, views.filter(isThere(context.tenant)), {
    name: 'roleManagement/directory/roleAssignments',
    type: assignmentType,
    resource: 'UnifiedRoleAssignment',
    properties: ['id', 'principalId', 'directoryScopeId', 'appScopeId', 'condition', 'roleDefinitionId'],
    filterable: ['principalId', 'roleDefinitionId', 'directoryScopeId'],
    expand: expansionOfRole(context, assignmentType),
  })
  return { status: 200, body }
}

function getAssignment(context: GraphContext): RouteAnswer {
  const id = context.parameters['assignment'] ?? ''
  const found = context.tenant.roles.assignments.find((one) => one.id === id)
  if (found === undefined) throw notFound(id)
  const view = viewAssignment(found)
  const expanded = expansionOfRole(context, assignmentType)(view)
  const names = selected(context.options.select, Object.keys(view), assignmentType) ?? Object.keys(view)
  const entity = `${context.baseUrl}/$metadata#roleManagement/directory/roleAssignments/$entity`
  return { status: 200, body: { '@odata.context': entity, ...pick(view, names), ...expanded } }
}

const newAssignment = z.strictObject({
  principalId: z.guid(),
  roleDefinitionId: z.guid(),
  directoryScopeId: z.string().startsWith('/'),
})

function postAssignment(context: GraphContext): RouteAnswer {
  const { principalId, roleDefinitionId, directoryScopeId } = readBody(context, newAssignment, 'unifiedRoleAssignment')
  const { tenant, baseUrl } = context
  if (viewMember(tenant, principalId) === undefined) throw notFound(principalId)
  const role = roleOf(roleDefinitionId)
  const given = giveAssignment(tenant, { principal: principalId, role, scope: directoryScopeId, byPim: false })
  return {
    status: 201,
    body: {
      '@odata.context': `${baseUrl}/$metadata#roleManagement/directory/roleAssignments/$entity`,
      ...viewAssignment(given),
    },
    effect: { target: principalId, detail: { role } },
  }
}

/** The role of this id. Throws Graph's 404. */
function roleOf(id: string): RoleName {
  const found = (Object.keys(roles) as RoleName[]).find((name) => roles[name].id === id)
  if (found === undefined) throw notFound(id)
  return found
}

/** Adds to an assignment its role, or who has it, where that was asked for. */
function expansionOfRole(context: GraphContext, type: string): (view: Properties) => Properties {
  const expansions = splitExpand(context.options.expand).map((one) =>
    parseExpand(one, ['roleDefinition', 'principal'], type),
  )
  return ({ roleDefinitionId, principalId }) => {
    const parts = expansions.map((expansion): Properties => {
      if (expansion?.property === 'roleDefinition')
        return { roleDefinition: viewRole(String(roleDefinitionId), expansion.select) }
      const view = viewMember(context.tenant, String(principalId))
      if (expansion === undefined || view === undefined) return {}
      const names = selected(expansion.select, connectedProperties(context.tenant), 'microsoft.graph.directoryObject')
      return { principal: pick(view, names ?? defaultsOf(view)) }
    })
    return Object.assign({}, ...parts) as Properties
  }
}

function splitExpand(expand: string | undefined): readonly (string | undefined)[] {
  return expand === undefined ? [undefined] : (expand.match(/[^,(]+(?:\([^()]*\))?/g) ?? [expand])
}

function viewDefinition(id: string): Properties {
  const displayName = Object.values(roles).find((role) => role.id === id)?.displayName ?? null
  return { id, displayName, description: null, isBuiltIn: true, isEnabled: true, templateId: id }
}

function viewRole(id: string, select: string | undefined): Properties {
  const view = viewDefinition(id)
  return pick(view, selected(select, Object.keys(view), 'microsoft.graph.unifiedRoleDefinition') ?? Object.keys(view))
}

function listDefinitions(context: GraphContext): RouteAnswer {
  const views = Object.values(roles).map(({ id }) => viewDefinition(id))
  const body = answerCollection(context, views, {
    name: 'roleManagement/directory/roleDefinitions',
    type: 'microsoft.graph.unifiedRoleDefinition',
    resource: 'UnifiedRoleDefinition',
    properties: Object.keys(views[0] ?? {}),
    filterable: ['id', 'displayName', 'isBuiltIn', 'templateId'],
  })
  return { status: 200, body }
}

function getDefinition({ parameters, options, baseUrl }: GraphContext): RouteAnswer {
  const { id } = roles[roleOf(parameters['role'] ?? '')]
  const entity = `${baseUrl}/$metadata#roleManagement/directory/roleDefinitions/$entity`
  return { status: 200, body: { '@odata.context': entity, ...viewRole(id, options.select) } }
}

/** What Privileged Identity Management says of each: who may do what where, and how long. */
const scheduleProperties = [
  'id',
  'principalId',
  'roleDefinitionId',
  'directoryScopeId',
  'appScopeId',
  'startDateTime',
  'endDateTime',
  'memberType',
]

/** @param until ISO 8601; left out when it has no end */
function viewSchedule(
  { principal, role, scope }: Pick<RoleAssignment, 'principal' | 'role' | 'scope'>,
  until?: string,
) {
  return {
    principalId: principal,
    roleDefinitionId: roles[role].id,
    directoryScopeId: scope,
    appScopeId: null,
    startDateTime: '2026-02-02T08:00:00Z',
    endDateTime: until ?? null,
    memberType: 'Direct',
  }
}

/** The active assignments once more, as Privileged Identity Management has them: also those that were made without it. */
function listInstances(context: GraphContext): RouteAnswer {
  const views = context.tenant.roles.assignments.map((assignment) => ({
    ...viewSchedule(assignment, assignment.until),
    id: assignment.id,
    assignmentType: assignment.until === undefined ? 'Assigned' : 'Activated',
    roleAssignmentOriginId: assignment.id,
    roleAssignmentScheduleId: assignment.id,
  }))
  const body = answerCollection(context, views.filter(isThere(context.tenant)), {
    name: 'roleManagement/directory/roleAssignmentScheduleInstances',
    type: 'microsoft.graph.unifiedRoleAssignmentScheduleInstance',
    resource: 'UnifiedRoleAssignmentScheduleInstance',
    properties: [...scheduleProperties, 'assignmentType', 'roleAssignmentOriginId', 'roleAssignmentScheduleId'],
    filterable: ['principalId', 'roleDefinitionId', 'memberType', 'assignmentType'],
    expand: expansionOfRole(context, 'microsoft.graph.unifiedRoleAssignmentScheduleInstance'),
  })
  return { status: 200, body }
}

function listEligibilities(context: GraphContext): RouteAnswer {
  const views = context.tenant.roles.eligibilities.map((eligibility) => ({
    ...viewSchedule(eligibility),
    id: `${eligibility.id}-1-e`,
    roleEligibilityScheduleId: eligibility.id,
  }))
  const body = answerCollection(context, views.filter(isThere(context.tenant)), {
    name: 'roleManagement/directory/roleEligibilityScheduleInstances',
    type: 'microsoft.graph.unifiedRoleEligibilityScheduleInstance',
    resource: 'UnifiedRoleEligibilityScheduleInstance',
    properties: [...scheduleProperties, 'roleEligibilityScheduleId'],
    filterable: ['principalId', 'roleDefinitionId', 'memberType'],
    expand: expansionOfRole(context, 'microsoft.graph.unifiedRoleEligibilityScheduleInstance'),
  })
  return { status: 200, body }
}

/** The roles of deleted users are not shown. */
function isThere({ users }: Tenant): (view: { readonly principalId: string }) => boolean {
  return ({ principalId }) => users.get(principalId)?.deletedAt === undefined
}

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
