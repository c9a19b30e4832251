import { z } from 'zod'
import type { Person } from '../model/people'
import { RemoteError, type GraphReader } from '../remote/reader'
import { personOf, personSchema, quoted } from './employee'
import { isObjectId, searchable, wellFormed } from './search'

/** What a group is for, as an administrator calls it. */
export type GroupSort = 'team' | 'microsoft365' | 'security' | 'mailSecurity' | 'distribution'

/** Accounts that have something in common, as the directory has it. */
export type Crowd =
  | { readonly kind: 'department' | 'office'; readonly value: string }
  | {
      readonly kind: 'group'
      readonly id: string
      readonly value: string
      readonly mail: string | undefined
      readonly sort: GroupSort
      /** Its members are shown to nobody but by a permission of their own. */
      readonly isHidden: boolean
    }

/** An account of a crowd, with what tells whether it is somebody who can leave. */
export interface CrowdAccount extends Person {
  readonly jobTitle: string | undefined
  readonly employeeId: string | undefined
  readonly accountEnabled: boolean
  readonly guest: boolean
  /** Whether it has a given or a family name, as accounts of people do. */
  readonly isNamed: boolean
  /** ISO 8601; only where it was asked for. */
  readonly leavesAt: string | undefined
}

/** Everybody of a crowd, or how many they are where they are too many to be read. */
export type CrowdRead =
  | {
      readonly ok: true
      readonly accounts: readonly CrowdAccount[]
      /** How many groups inside it were counted with it. */
      readonly nested: number
    }
  | { readonly ok: false; readonly count: number }

const text = z.string().nullish()
const accountSchema = personSchema.extend({
  jobTitle: text,
  employeeId: text,
  accountEnabled: z.boolean().nullish(),
  userType: text,
  givenName: text,
  surname: text,
  employeeLeaveDateTime: text,
})
const fields = 'id,displayName,userPrincipalName,mail,jobTitle,employeeId,accountEnabled,userType,givenName,surname'
const countedSchema = z.object({
  '@odata.count': z.number(),
  value: z.array(z.object({ department: text, officeLocation: text })),
})
/** Groups and devices in a group have no sign-in name. */
const memberSchema = accountSchema.partial({ userPrincipalName: true }).extend({ '@odata.type': text })
const groupSchema = z.object({
  id: z.string(),
  displayName: text,
  mail: text,
  groupTypes: z.array(z.string()).nullish(),
  mailEnabled: z.boolean().nullish(),
  securityEnabled: z.boolean().nullish(),
  resourceProvisioningOptions: z.array(z.string()).nullish(),
  visibility: text,
})
const properties = { department: 'department', office: 'officeLocation' } as const
/** What is in a group besides people, and is not counted against them before they are read. */
const mostBesides = 200

/**
 * Departments, offices and groups of exactly this name, each that there is: letters count, their size does not, as the
 * directory compares. A group also by its address or object id. Throws RemoteError. Source: learn, user-list, group-list and
 * aad-advanced-queries: an office is filtered by the directory's index only.
 */
export async function findCrowds(
  graph: GraphReader,
  { name, as }: { readonly name: string; readonly as: Crowd['kind'] | undefined },
): Promise<readonly Crowd[]> {
  const value = wellFormed(name).trim()
  if (searchable(value) === '') return []
  const isWanted = (kind: Crowd['kind']) => as === undefined || as === kind
  const [departments, offices, groups] = await Promise.all([
    isWanted('department') ? valueOf(graph, 'department', value) : [],
    isWanted('office') ? valueOf(graph, 'office', value) : [],
    isWanted('group') ? groupsCalled(graph, value) : [],
  ])
  return [...departments, ...offices, ...groups]
}

async function valueOf(graph: GraphReader, kind: 'department' | 'office', name: string): Promise<readonly Crowd[]> {
  const property = properties[kind]
  const { value } = await graph.get(
    `/users?$filter=${property} eq '${quoted(name)}'&$select=id,${property}&$count=true&$top=1`,
    countedSchema,
  )
  const [first] = value
  return first === undefined ? [] : [{ kind, value: first[property] ?? name }]
}

async function groupsCalled(graph: GraphReader, name: string): Promise<readonly Crowd[]> {
  const by = isObjectId(name) ? ['id'] : name.includes('@') ? ['displayName', 'mail'] : ['displayName']
  const filter = by.map((property) => `${property} eq '${quoted(name)}'`).join(' or ')
  const select = Object.keys(groupSchema.shape).join(',')
  const groups = await graph.list(`/groups?$filter=${filter}&$select=${select}&$count=true`, groupSchema)
  return groups.map((group) => ({
    kind: 'group',
    id: group.id,
    value: group.displayName ?? name,
    mail: group.mail ?? undefined,
    sort: sortOf(group),
    isHidden: group.visibility === 'HiddenMembership',
  }))
}

function sortOf(group: z.infer<typeof groupSchema>): GroupSort {
  if (group.resourceProvisioningOptions?.includes('Team') === true) return 'team'
  if (group.groupTypes?.includes('Unified') === true) return 'microsoft365'
  if (group.mailEnabled !== true) return 'security'
  return group.securityEnabled === true ? 'mailSecurity' : 'distribution'
}

/**
 * Everybody of a crowd as it is now, to the last page; of a group those of groups inside it as well. Throws RemoteError.
 * @param most so many people are read; of more only their number is told
 */
export async function readCrowd(graph: GraphReader, crowd: Crowd, most: number): Promise<CrowdRead> {
  if (crowd.kind === 'group') return readMembers(graph, crowd.id, most)
  return readFiltered(graph, `${properties[crowd.kind]} eq '${quoted(crowd.value)}'`, fields, most)
}

/**
 * Everybody whose date lies between two instants, ISO 8601. Throws RemoteError, of kind `forbidden` without
 * User-LifeCycleInfo.Read.All. Source: learn, user resource type (`employeeLeaveDateTime`).
 */
export function readLeavingBetween(graph: GraphReader, from: string, to: string, most: number): Promise<CrowdRead> {
  const filter = `employeeLeaveDateTime ge ${from} and employeeLeaveDateTime le ${to}`
  return readFiltered(graph, filter, `${fields},employeeLeaveDateTime`, most)
}

/** What a mailbox says of its account. */
export interface MailboxSaid {
  /** `user`, `shared`, `room`, `equipment` and others. */
  readonly purpose: string | undefined
  /** What its clock is called. */
  readonly timeZone: string | undefined
}

/** Undefined without a mailbox, or where it cannot be read. Source: learn, mailboxSettings resource type. */
export async function readMailbox(graph: GraphReader, id: string): Promise<MailboxSaid | undefined> {
  try {
    const path = `/users/${encodeURIComponent(id)}/mailboxSettings?$select=timeZone,userPurpose`
    const said = await graph.find(path, z.object({ timeZone: text, userPurpose: text }))
    return said === undefined
      ? undefined
      : { purpose: said.userPurpose ?? undefined, timeZone: said.timeZone ?? undefined }
  } catch (error) {
    if (error instanceof RemoteError) return undefined
    throw error
  }
}

async function readFiltered(graph: GraphReader, filter: string, select: string, most: number): Promise<CrowdRead> {
  const path = `/users?$filter=${filter}&$count=true`
  const { '@odata.count': count } = await graph.get(`${path}&$select=id&$top=1`, countedSchema)
  if (count > most) return { ok: false, count }
  const users = await graph.list(`${path}&$select=${select}&$top=999`, accountSchema)
  return { ok: true, accounts: users.map(accountOf), nested: 0 }
}

async function readMembers(graph: GraphReader, id: string, most: number): Promise<CrowdRead> {
  const path = `/groups/${encodeURIComponent(id)}/transitiveMembers`
  const { '@odata.count': all } = await graph.get(`${path}?$select=id&$count=true&$top=1`, countedSchema)
  if (all > most + mostBesides) return { ok: false, count: all }
  const members = await graph.list(`${path}?$select=${fields}&$top=999`, memberSchema)
  const users = members.flatMap(({ userPrincipalName, ...member }) =>
    member['@odata.type'] === '#microsoft.graph.user' && userPrincipalName !== undefined
      ? [{ ...member, userPrincipalName }]
      : [],
  )
  if (users.length > most) return { ok: false, count: users.length }
  const nested = members.filter((member) => member['@odata.type'] === '#microsoft.graph.group').length
  return { ok: true, accounts: users.map(accountOf), nested }
}

function accountOf(user: z.infer<typeof accountSchema>): CrowdAccount {
  return {
    ...personOf(user),
    jobTitle: user.jobTitle ?? undefined,
    employeeId: user.employeeId ?? undefined,
    accountEnabled: user.accountEnabled ?? true,
    guest: user.userType === 'Guest' || user.userPrincipalName.toLowerCase().includes('#ext#'),
    isNamed: [user.givenName, user.surname].some((name) => (name ?? '').trim() !== ''),
    leavesAt: user.employeeLeaveDateTime ?? undefined,
  }
}
