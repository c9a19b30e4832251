import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { roles } from '../tenant/directoryRoles'
import { badRequest } from '../tenant/refusal'
import { removeAssignment, revokeAssignment, revokeEligibility, type RoleRequest } from '../tenant/roles'
import type { Tenant } from '../tenant/state'
import type { RoleAssignment } from '../tenant/state/roles'
import { application } from '../tenant/units'
import { answerCollection, pick } from './collection'
import { collection, parseExpand, selected } from './options'
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
    method: 'POST',
    path: '/roleManagement/directory/roleAssignmentScheduleRequests',
    handle: (context) => revoke(context, 'unifiedRoleAssignmentScheduleRequest', revokeAssignment),
  },
  {
    method: 'POST',
    path: '/roleManagement/directory/roleEligibilityScheduleRequests',
    handle: (context) => revoke(context, 'unifiedRoleEligibilityScheduleRequest', revokeEligibility),
  },
]

function listAssignments(context: GraphContext): RouteAnswer {
  const type = 'microsoft.graph.unifiedRoleAssignment'
  const expansion = parseExpand(context.options.expand, ['roleDefinition', 'principal'], type)
  const views = context.tenant.roles.assignments.map(({ id, principal, role, scope }) => ({
    id,
    principalId: principal,
    directoryScopeId: scope,
    appScopeId: null,
    condition: null,
    roleDefinitionId: roles[role].id,
  }))
  const body = answerCollection(context, views.filter(isThere(context.tenant)), {
    name: 'roleManagement/directory/roleAssignments',
    type,
    resource: 'UnifiedRoleAssignment',
    properties: ['id', 'principalId', 'directoryScopeId', 'appScopeId', 'condition', 'roleDefinitionId'],
    filterable: ['principalId', 'roleDefinitionId', 'directoryScopeId'],
    expand: ({ roleDefinitionId, principalId }) =>
      expansion === undefined
        ? {}
        : expansion.property === 'principal'
          ? { principal: viewPrincipal(context.tenant, String(principalId)) }
          : { roleDefinition: viewRole(String(roleDefinitionId), expansion.select) },
  })
  return { status: 200, body }
}

function viewRole(id: string, select: string | undefined): Properties {
  const displayName = Object.values(roles).find((role) => role.id === id)?.displayName ?? null
  const view = { id, displayName, description: null, isBuiltIn: true, isEnabled: true, templateId: id }
  return pick(view, selected(select, Object.keys(view), 'microsoft.graph.unifiedRoleDefinition') ?? Object.keys(view))
}

/** Who has a role, with its type: a user, a group or an application. */
function viewPrincipal(tenant: Tenant, id: string): Properties | null {
  if (id !== application.id) return viewMember(tenant, id) ?? null
  return { '@odata.type': '#microsoft.graph.servicePrincipal', ...application }
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
  })
  return { status: 200, body }
}

/** The roles of deleted users are not shown. */
function isThere({ users }: Tenant): (view: { readonly principalId: string }) => boolean {
  return ({ principalId }) => users.get(principalId)?.deletedAt === undefined
}

const request = z.strictObject({
  action: z.enum(['adminRemove', 'adminAssign', 'adminUpdate', 'adminExtend', 'adminRenew']),
  principalId: z.guid(),
  roleDefinitionId: z.guid(),
  directoryScopeId: z.string().startsWith('/'),
  justification: z.string().optional(),
})

function revoke(
  context: GraphContext,
  type: string,
  carryOut: (tenant: Tenant, request: RoleRequest) => unknown,
): RouteAnswer {
  const asked = readBody(context, request, type)
  if (asked.action !== 'adminRemove')
    throw badRequest(`The pretend tenant knows only adminRemove, not ${asked.action}.`)
  const { principalId, roleDefinitionId, directoryScopeId } = asked
  carryOut(context.tenant, { principal: principalId, role: roleDefinitionId, scope: directoryScopeId })
  const now = new Date().toISOString()
  const body = {
    '@odata.context': `${context.baseUrl}/$metadata#roleManagement/directory/${type}s/$entity`,
    id: randomUUID(),
    status: 'Revoked',
    createdDateTime: now,
    completedDateTime: now,
    approvalId: null,
    customData: null,
    ...asked,
    appScopeId: null,
    isValidationOnly: false,
    justification: asked.justification ?? null,
    scheduleInfo: null,
    targetScheduleId: null,
    ticketInfo: null,
    createdBy: null,
  }
  return { status: 201, body, effect: { target: principalId, detail: { role: roleDefinitionId } } }
}
