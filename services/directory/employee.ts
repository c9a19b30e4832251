import { z } from 'zod'
import { globalAdministratorRole, roleName } from '../facts/roleNames'
import { leavingAmong } from '../facts/people'
import { isLicensedFor } from '../facts/servicePlans'
import type { Employee, Manager, Person, Successor, UnreadPart } from '../model/people'
import { unlessUnread } from '../remote/attempted'
import { RemoteError, type GraphReader, type Reader } from '../remote/reader'

const personFields = 'id,displayName,userPrincipalName,mail'
/** Without these there is no case. */
const accountFields = `${personFields},accountEnabled,onPremisesSyncEnabled,userType`
const detailFields = 'jobTitle,department,employeeId,otherMails'

const text = z.string().nullish()
export const personSchema = z.object({
  id: z.string(),
  displayName: text,
  userPrincipalName: z.string(),
  mail: text,
})
const employeeSchema = personSchema.extend({
  jobTitle: text,
  department: text,
  accountEnabled: z.boolean().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish(),
  userType: text,
  employeeId: text,
  otherMails: z.array(z.string()).nullish(),
})
const managerSchema = personSchema.extend({ accountEnabled: z.boolean().nullish(), userType: text })
const signInSchema = z.object({ signInActivity: z.object({ lastSignInDateTime: text }).nullish() })
const roleSchema = z.object({
  roleDefinitionId: z.string(),
  roleDefinition: z.object({ displayName: text }).nullish(),
})
const membershipSchema = z.object({ id: z.string(), roleTemplateId: text })
const successorSchema = personSchema.extend({
  accountEnabled: z.boolean().nullish(),
  userType: text,
  assignedPlans: z.array(z.object({ servicePlanId: z.string(), capabilityStatus: text })).nullish(),
})

/** A user as Graph gives it, as a person. */
export function personOf(user: z.infer<typeof personSchema>): Person {
  return {
    id: user.id,
    displayName: user.displayName ?? user.userPrincipalName,
    userPrincipalName: user.userPrincipalName,
    mail: user.mail ?? undefined,
  }
}

/**
 * Everything the person card says about the account itself, in one `$batch`. Undefined when there is no such user.
 * Throws RemoteError. Source: learn, user-get, user-list-manager,
 * rbacapplication-list-roleassignments, user-list-transitivememberof.
 */
export async function readEmployee(graph: GraphReader, id: string): Promise<Employee | undefined> {
  const [account, lastSignIn] = await Promise.all([readAccount(graph, id), unlessUnread(readLastSignIn(graph, id))])
  return account === undefined ? undefined : { ...account, lastSignIn }
}

/**
 * The same without the last sign-in, which no rule looks at and Microsoft is slow to tell: what the rules are asked by. What a
 * case can go on without is left out and named when it cannot be read: containment waits for none of it.
 * Undefined when there is no such user. Throws RemoteError.
 */
export async function readAccount(graph: GraphReader, id: string): Promise<Employee | undefined> {
  const path = `/users/${encodeURIComponent(id)}`
  const unread: UnreadPart[] = []
  const without = <Value>(part: UnreadPart['part'], reading: Promise<Value>) =>
    reading.catch((error: unknown) => {
      if (!(error instanceof RemoteError)) throw error
      unread.push({ part, text: error.problem.text })
      return undefined
    })
  const [detailed, manager, assigned, held] = await Promise.all([
    without('details', graph.find(`${path}?$select=${accountFields},${detailFields}`, employeeSchema)),
    without('manager', readManager(graph, id)),
    without('roleNames', readAssignments(graph, id)),
    readRolesHeld(graph, path),
  ])
  const isUnread = unread.some(({ part }) => part === 'details')
  const user = isUnread ? await graph.find(`${path}?$select=${accountFields}`, employeeSchema) : detailed
  if (user === undefined) return undefined
  // The roles that somebody holds are read either way: by those the rules go.
  const roles = assigned ?? held.map((roleDefinitionId) => ({ roleDefinitionId, roleDefinition: undefined }))
  const adminRoleIds = [...new Set([...roles.map(({ roleDefinitionId }) => roleDefinitionId), ...held])]
  return {
    ...personOf(user),
    jobTitle: user.jobTitle ?? undefined,
    department: user.department ?? undefined,
    accountEnabled: user.accountEnabled ?? true,
    synced: user.onPremisesSyncEnabled === true,
    guest: user.userType === 'Guest',
    manager,
    adminRoles: roles.map(({ roleDefinition, roleDefinitionId }) => roleDefinition?.displayName ?? roleDefinitionId),
    globalAdministrator: adminRoleIds.includes(globalAdministratorRole),
    lastSignIn: undefined,
    employeeId: user.employeeId ?? undefined,
    otherMails: user.otherMails ?? [],
    adminRoleIds,
    ...(unread.length === 0 ? {} : { unread }),
  }
}

/**
 * Names of the administrator roles that somebody holds now, also over a part of the directory, and by a group. Throws RemoteError.
 * Needs Directory.Read.All.
 */
export async function readRolesInForce(graph: GraphReader, id: string): Promise<readonly string[]> {
  const [assigned, held] = await Promise.all([
    unlessUnread(readAssignments(graph, id)),
    readRolesHeld(graph, `/users/${encodeURIComponent(id)}`),
  ])
  const named = new Map(held.map((role) => [role, roleName(role)]))
  for (const { roleDefinitionId, roleDefinition } of assigned ?? [])
    named.set(roleDefinitionId, roleDefinition?.displayName ?? roleName(roleDefinitionId))
  return [...named.values()]
}

function readAssignments(graph: GraphReader, id: string) {
  const path = `/roleManagement/directory/roleAssignments?$filter=principalId eq '${quoted(id)}'&$expand=roleDefinition`
  return graph.list(path, roleSchema)
}

/** Template ids of the roles for the whole directory, also those that come by a group. Nobody holds none. */
async function readRolesHeld(graph: GraphReader, path: string): Promise<readonly string[]> {
  try {
    const memberships = await graph.list(`${path}/transitiveMemberOf?$select=id,roleTemplateId`, membershipSchema)
    return memberships.flatMap(({ roleTemplateId }) => roleTemplateId ?? [])
  } catch (error) {
    if (error instanceof RemoteError && error.problem.kind === 'notFound') return []
    throw error
  }
}

/** The manager, or undefined when there is none. @param id directory object id */
export async function readManager(graph: GraphReader, id: string): Promise<Manager | undefined> {
  const path = `/users/${encodeURIComponent(id)}/manager?$select=${personFields},accountEnabled,userType`
  const manager = await graph.find(path, managerSchema)
  if (manager === undefined) return undefined
  // Nobody takes over from themselves, whatever Active Directory says of them.
  if (manager.id.toLowerCase() === id.toLowerCase()) return { ...personOf(manager), available: false }
  if (manager.userType === 'Guest') return { ...personOf(manager), available: false, unfit: 'guest' }
  if (manager.accountEnabled === false) return { ...personOf(manager), available: false, unfit: 'blocked' }
  return { ...personOf(manager), available: true }
}

/** ISO 8601, or undefined: never, or the tenant has no Entra ID P1, or the bot may not read it. */
export async function readLastSignIn(graph: GraphReader, id: string): Promise<string | undefined> {
  try {
    const user = await graph.find(`/users/${encodeURIComponent(id)}?$select=id,signInActivity`, signInSchema)
    return user?.signInActivity?.lastSignInDateTime ?? undefined
  } catch (error) {
    if (error instanceof RemoteError && error.problem.kind === 'forbidden') return undefined
    throw error
  }
}

/** Somebody chosen on a card, or undefined when there is no such user. Throws RemoteError. */
export async function readSuccessor(
  { graph, ...from }: Pick<Reader, 'graph' | 'leaving'>,
  id: string,
): Promise<Successor | undefined> {
  const [user, hasNumber, leaving] = await Promise.all([
    graph.find(
      `/users/${encodeURIComponent(id)}?$select=${personFields},accountEnabled,userType,assignedPlans`,
      successorSchema,
    ),
    readHasNumber(graph, id),
    leavingAmong(from, [id]),
  ])
  if (user === undefined) return undefined
  return {
    ...personOf(user),
    accountEnabled: user.accountEnabled ?? true,
    guest: user.userType === 'Guest',
    leaving: leaving.has(user.id),
    phoneLicensed: isLicensedFor('phone', user.assignedPlans ?? []),
    hasNumber,
  }
}

/** Whether a telephone number is assigned to somebody; unknown where Graph has no number management (sovereign clouds). */
async function readHasNumber(graph: GraphReader, id: string): Promise<boolean | undefined> {
  const numbers = '/admin/teams/telephoneNumberManagement/numberAssignments'
  try {
    const path = `${numbers}?$filter=assignmentTargetId eq '${quoted(id)}'`
    return (await graph.list(path, z.object({ telephoneNumber: z.string() }))).length > 0
  } catch (error) {
    const known = error instanceof RemoteError && ['forbidden', 'notFound', 'badRequest'].includes(error.problem.kind)
    if (known) return undefined
    throw error
  }
}

/** A string literal's inside in an OData `$filter`: a quote is doubled, and nothing in it is an operator. */
export function quoted(value: string): string {
  return encodeURIComponent(value.replaceAll("'", "''"))
}
