import { z } from 'zod'
import { RemoteError, type GraphReader } from '../remote/reader'
import type { Person } from '../model/people'
import { personOf, personSchema } from './employee'

/** Somebody who works here, as a proposal names them. */
export interface Colleague extends Person {
  readonly jobTitle: string | undefined
}

/** The same with the instant at which the directory says that they leave. */
export interface DatedColleague extends Colleague {
  /** ISO 8601; undefined where none is filled in. */
  readonly leavesAt: string | undefined
}

const colleagueFields = 'id,displayName,userPrincipalName,mail,jobTitle'
const text = z.string().nullish()
const colleagueSchema = personSchema.extend({ jobTitle: text })
const datedFields = `${colleagueFields},employeeLeaveDateTime`
const datedSchema = colleagueSchema.extend({ employeeLeaveDateTime: text })
const accountSchema = datedSchema.extend({ accountEnabled: z.boolean().nullish(), userType: text })
const countSchema = z.object({ '@odata.count': z.number() })
const working = "accountEnabled eq true and userType eq 'Member'"

/**
 * Colleagues whose account works and whose date is that instant or before. Throws RemoteError, of kind `forbidden` without
 * User-LifeCycleInfo.Read.All. Source: learn, user resource type (`employeeLeaveDateTime`), aad-advanced-queries.
 */
export async function readLeavingBy(graph: GraphReader, instant: Date): Promise<readonly DatedColleague[]> {
  const filter = `employeeLeaveDateTime le ${instant.toISOString()} and ${working}`
  const found = await graph.list(`/users?$filter=${filter}&$select=${datedFields}&$count=true&$top=999`, datedSchema)
  return found.map(datedOf)
}

/** How many colleagues have an account that works. Throws RemoteError. Source: the same. */
export async function countColleagues(graph: GraphReader): Promise<number> {
  const { '@odata.count': count } = await graph.get(
    `/users?$filter=${working}&$select=id&$count=true&$top=1`,
    countSchema,
  )
  return count
}

/** Somebody with their date, as the directory itself has it; undefined without an account that works. Throws RemoteError. */
export async function readDated(graph: GraphReader, id: string): Promise<DatedColleague | undefined> {
  const path = `/users/${encodeURIComponent(id)}?$select=${datedFields},accountEnabled,userType`
  const user = await graph.find(path, accountSchema)
  const isColleague = user?.accountEnabled === true && user.userType === 'Member'
  return isColleague ? datedOf(user) : undefined
}

/** What the clock of somebody’s mailbox is called; undefined without a mailbox, or where that cannot be read. */
export async function readZoneName(graph: GraphReader, id: string): Promise<string | undefined> {
  try {
    const path = `/users/${encodeURIComponent(id)}/mailboxSettings?$select=timeZone`
    return (await graph.find(path, z.object({ timeZone: text })))?.timeZone ?? undefined
  } catch (error) {
    if (error instanceof RemoteError) return undefined
    throw error
  }
}

/** Those of some people who are there, by id, with the names that they have now; in one `$batch` of few. Throws RemoteError. */
export async function readColleagues(
  graph: GraphReader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Colleague>> {
  const found = await Promise.all(
    ids.map((id) => graph.find(`/users/${encodeURIComponent(id)}?$select=${colleagueFields}`, colleagueSchema)),
  )
  return new Map(found.flatMap((user) => (user === undefined ? [] : [[user.id, colleagueOf(user)] as const])))
}

function colleagueOf(user: z.infer<typeof colleagueSchema>): Colleague {
  return { ...personOf(user), jobTitle: user.jobTitle ?? undefined }
}

function datedOf(user: z.infer<typeof datedSchema>): DatedColleague {
  return { ...colleagueOf(user), leavesAt: user.employeeLeaveDateTime ?? undefined }
}
