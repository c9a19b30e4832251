import { distance } from 'fastest-levenshtein'
import { z } from 'zod'
import type { Person } from '../model/people'
import type { GraphReader } from '../remote/reader'
import { personOf, personSchema, quoted, readLastSignIn, readManager, unlessUnread } from './employee'

/** Somebody who may be meant, with the facts that tell namesakes apart. */
export interface Candidate extends Person {
  readonly jobTitle: string | undefined
  readonly department: string | undefined
  readonly managerName: string | undefined
  /** ISO 8601, where known. */
  readonly lastSignIn: string | undefined
  readonly accountEnabled: boolean
}

export type Found =
  | { readonly kind: 'one'; readonly id: string }
  | { readonly kind: 'several'; readonly candidates: readonly Candidate[]; readonly more: number }
  | { readonly kind: 'near'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'deleted'; readonly displayName: string; readonly deletedAt: string }
  | { readonly kind: 'none' }

const shown = 8
const longestQuery = 100
const fields = 'id,displayName,userPrincipalName,mail,jobTitle,department,accountEnabled'
const userSchema = personSchema.extend({
  jobTitle: z.string().nullish(),
  department: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
})
const usersSchema = z.object({ value: z.array(userSchema), '@odata.count': z.number().optional() })
const deletedSchema = z.object({
  value: z.array(z.object({ displayName: z.string().nullish(), deletedDateTime: z.string().nullish() })),
})
type User = z.infer<typeof userSchema>

/**
 * Who is meant by what somebody typed: a name, a part of one, or an address. Throws RemoteError.
 * Source: learn, user-list with `$search` and `$filter`.
 */
export async function findPeople(graph: GraphReader, query: string): Promise<Found> {
  const name = wellFormed(wellFormed(query).trim().slice(0, longestQuery))
  if (searchable(name) === '') return { kind: 'none' }
  const { value: users, '@odata.count': count } = await (name.includes('@')
    ? byAddress(graph, name)
    : byName(graph, name))
  const exact = users.filter(({ displayName }) => displayName?.toLowerCase() === name.toLowerCase())
  const only = users.length === 1 ? users[0] : exact.length === 1 ? exact[0] : undefined
  if (only !== undefined) return { kind: 'one', id: only.id }
  if (users.length > 1) {
    const first = users.slice(0, shown)
    return { kind: 'several', candidates: await describe(graph, first), more: (count ?? users.length) - first.length }
  }
  return (await deleted(graph, name)) ?? near(graph, name)
}

/** Without halves of signs that were cut in the middle: no address can carry those. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '')
}

function byName(graph: GraphReader, name: string) {
  const search = encodeURIComponent(`"displayName:${searchable(name)}"`)
  return graph.get(`/users?$search=${search}&$select=${fields}&$count=true&$top=25`, usersSchema)
}

function byAddress(graph: GraphReader, address: string) {
  const value = quoted(address)
  return graph.get(
    `/users?$filter=userPrincipalName eq '${value}' or mail eq '${value}'&$select=${fields}&$top=25`,
    usersSchema,
  )
}

/** What `$search` takes: no quotes or backslashes, which would end or escape its clause, and no operators' colon. */
function searchable(name: string): string {
  return name
    .replaceAll(/["\\:]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

async function deleted(graph: GraphReader, name: string): Promise<Found | undefined> {
  const field = name.includes('@') ? 'mail' : 'displayName'
  const { value } = await graph.get(
    `/directory/deletedItems/graph.user?$filter=startswith(${field},'${quoted(name)}')&$select=id,displayName,deletedDateTime&$count=true`,
    deletedSchema,
  )
  const [first] = value
  if (first?.deletedDateTime === undefined || first.deletedDateTime === null) return undefined
  return { kind: 'deleted', displayName: first.displayName ?? name, deletedAt: first.deletedDateTime }
}

/** People whose name begins alike and differs little: typing errors. */
async function near(graph: GraphReader, name: string): Promise<Found> {
  const [word = ''] = searchable(name.split('@')[0]?.replaceAll(/[._]/g, ' ') ?? '').split(' ')
  // One letter only: the second one is where typing errors begin.
  const start = quoted(String.fromCodePoint(word.codePointAt(0) ?? 0x20).trim())
  if (start === '') return { kind: 'none' }
  const filter = ['displayName', 'givenName', 'surname'].map((field) => `startswith(${field},'${start}')`).join(' or ')
  const { value } = await graph.get(`/users?$filter=${filter}&$select=${fields}&$top=500`, usersSchema)
  const close = value
    .map((user) => ({ user, far: farness(user, name, word), whole: wholeDistance(user, name) }))
    .filter(({ far }) => far <= Math.max(2, Math.floor(word.length / 3)))
    .sort((one, other) => one.far - other.far || one.whole - other.whole)
    .slice(0, 5)
  return close.length === 0
    ? { kind: 'none' }
    : {
        kind: 'near',
        candidates: await describe(
          graph,
          close.map(({ user }) => user),
        ),
      }
}

function farness({ displayName }: User, name: string, word: string): number {
  const known = (displayName ?? '').toLowerCase()
  const words = known.split(/[\s-]+/).map((part) => distance(part, word.toLowerCase()))
  return Math.min(wholeDistance({ displayName: known }, name), ...words)
}

function wholeDistance({ displayName }: Pick<User, 'displayName'>, name: string): number {
  return distance((displayName ?? '').toLowerCase(), name.toLowerCase())
}

async function describe(graph: GraphReader, users: readonly User[]): Promise<readonly Candidate[]> {
  return Promise.all(
    users.map(async (user) => {
      const [manager, lastSignIn] = await Promise.all([
        unlessUnread(readManager(graph, user.id)),
        unlessUnread(readLastSignIn(graph, user.id)),
      ])
      return {
        ...personOf(user),
        jobTitle: user.jobTitle ?? undefined,
        department: user.department ?? undefined,
        managerName: manager?.displayName,
        lastSignIn,
        accountEnabled: user.accountEnabled ?? true,
      }
    }),
  )
}
