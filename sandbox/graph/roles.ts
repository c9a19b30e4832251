import { z } from 'zod'
import { roles } from '../tenant/directoryRoles'
import { notFound } from '../tenant/refusal'
import { giveAssignment, removeAssignment } from '../tenant/roles'
import { isThere, type Tenant } from '../tenant/state'
import type { RoleAssignment, RoleEligibility } from '../tenant/state/roles'
import { application } from '../tenant/units'
import { answerCollection, pick } from './collection'
import { collection, parseExpand, selected, single } from './options'
import { connectedProperties, defaultsOf } from './relations'
import { roleOf } from './roleOf'
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
  const body = answerCollection(context, views.filter(isShown(context.tenant)), {
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
  if (viewPrincipal(tenant, principalId) === undefined) throw notFound(principalId)
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

/** Adds to an assignment its role, or who has it, where that was asked for. */
function expansionOfRole(context: GraphContext, type: string): (view: Properties) => Properties {
  const expansions = splitExpand(context.options.expand).map((one) =>
    parseExpand(one, ['roleDefinition', 'principal'], type),
  )
  return ({ roleDefinitionId, principalId }) => {
    const parts = expansions.map((expansion): Properties => {
      if (expansion?.property === 'roleDefinition')
        return { roleDefinition: viewRole(String(roleDefinitionId), expansion.select) }
      const view = viewPrincipal(context.tenant, String(principalId))
      if (expansion === undefined || view === undefined) return {}
      const names = selected(expansion.select, connectedProperties(context.tenant), 'microsoft.graph.directoryObject')
      return { principal: pick(view, names ?? defaultsOf(view)) }
    })
    return Object.assign({}, ...parts) as Properties
  }
}

/** Who has a role, with its type: a user, a group or an application. */
function viewPrincipal(tenant: Tenant, id: string): Properties | undefined {
  if (id !== application.id) return viewMember(tenant, id)
  return { '@odata.type': '#microsoft.graph.servicePrincipal', ...application }
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

function viewSchedule({ principal, role, scope, until }: Omit<RoleEligibility, 'id'>) {
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
    ...viewSchedule(assignment),
    id: assignment.id,
    assignmentType: assignment.activated === true ? 'Activated' : 'Assigned',
    roleAssignmentOriginId: assignment.id,
    roleAssignmentScheduleId: assignment.id,
  }))
  const body = answerCollection(context, views.filter(isShown(context.tenant)), {
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
  const body = answerCollection(context, views.filter(isShown(context.tenant)), {
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
function isShown({ users }: Tenant): (view: { readonly principalId: string }) => boolean {
  return ({ principalId }) => {
    const user = users.get(principalId)
    return user === undefined || isThere(user, 'graph')
  }
}
