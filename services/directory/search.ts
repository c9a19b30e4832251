import { distance } from 'fastest-levenshtein'
import { z } from 'zod'
import type { FactsAbout, Person } from '../model/people'
import type { GraphReader } from '../remote/reader'
import { personOf, personSchema, quoted, readLastSignIn, readManager } from './employee'
import { unlessUnread } from '../remote/attempted'

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
  | { readonly kind: 'one'; readonly account: FactsAbout }
  | { readonly kind: 'several'; readonly candidates: readonly Candidate[]; readonly more: number }
  | { readonly kind: 'near'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'deleted'; readonly id: string; readonly displayName: string; readonly deletedAt: string }
  | { readonly kind: 'none' }

/** So many who may be meant fit on a card with what tells them apart. */
export const mostShown = 8
/** No display name of the directory is longer (learn, user resource type). */
const longestQuery = 256
const fields = 'id,displayName,userPrincipalName,mail,jobTitle,department,accountEnabled,onPremisesSyncEnabled'
export const userSchema = personSchema.extend({
  jobTitle: z.string().nullish(),
  department: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish(),
})
const usersSchema = z.object({ value: z.array(userSchema), '@odata.count': z.number().optional() })
const deletedSchema = z.object({
  value: z.array(
    z.object({ id: z.string(), displayName: z.string().nullish(), deletedDateTime: z.string().nullish() }),
  ),
})
export type User = z.infer<typeof userSchema>
const objectId = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/**
 * Who is meant by what somebody typed: a name, a part of one, an address, the part of one before its domain, or an object
 * id. Throws RemoteError. Source: learn, user-list with `$search` and `$filter`.
 */
export async function findPeople(graph: GraphReader, query: string): Promise<Found> {
  const name = wellFormed(wellFormed(query).trim().slice(0, longestQuery))
  if (searchable(name) === '') return { kind: 'none' }
  const { value: users, '@odata.count': count } = await usersBy(graph, name)
  const exact = users.filter(({ displayName }) => folded(displayName) === folded(name))
  const only = users.length === 1 ? users[0] : exact.length === 1 ? exact[0] : undefined
  if (only !== undefined)
    return { kind: 'one', account: { ...personOf(only), synced: only.onPremisesSyncEnabled === true } }
  if (users.length > 1) {
    const first = users.slice(0, mostShown)
    return { kind: 'several', candidates: await describe(graph, first), more: (count ?? users.length) - first.length }
  }
  return findNear(graph, name)
}

/** Somebody who was deleted lately, or people who are nearly called that: for a name that nobody has. Throws RemoteError. */
export async function findNear(graph: GraphReader, query: string): Promise<Exclude<Found, { kind: 'one' }>> {
  const name = wellFormed(wellFormed(query).trim().slice(0, longestQuery))
  if (searchable(name) === '' || isObjectId(name)) return { kind: 'none' }
  return (await deleted(graph, name)) ?? near(graph, name)
}

export function isObjectId(text: string): boolean {
  return objectId.test(text)
}

/** @param id an object id, see `isObjectId` */
export function byObjectId(graph: GraphReader, id: string) {
  return graph.get(`/users?$filter=id eq '${id}'&$select=${fields}`, usersSchema)
}

function usersBy(graph: GraphReader, name: string) {
  if (isObjectId(name)) return byObjectId(graph, name)
  return name.includes('@') ? byAddress(graph, name) : byName(graph, name)
}

/**
 * Without halves of signs that were cut in the middle, which no address can carry; and with each letter as one sign, as most
 * write it: a Mac may put its accent behind it.
 */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '').normalize('NFC')
}

/** One word may be the part of a sign-in name before its domain, which Graph compares from its beginning. */
async function byName(graph: GraphReader, name: string): Promise<z.infer<typeof usersSchema>> {
  const word = searchable(name)
  if (word.includes(' ')) return searchFor(graph, [`displayName:${word}`], 25)
  const { value, '@odata.count': count } = await searchFor(
    graph,
    [`displayName:${word}`, `userPrincipalName:${word}`],
    25,
  )
  const kept = value.filter((user) => !isByAddressOnly(user, word))
  return { value: kept, ...(count === undefined ? {} : { '@odata.count': count - (value.length - kept.length) }) }
}

/** Whoever has a longer sign-in name that begins alike, and is called otherwise, is not meant. */
function isByAddressOnly({ displayName, userPrincipalName }: User, word: string): boolean {
  const [address, typed] = [userPrincipalName.toLowerCase(), word.toLowerCase()]
  const isCalled = folded(displayName)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .some((part) => part.startsWith(folded(word)))
  return !isCalled && address.startsWith(typed) && address.split('@')[0] !== typed
}

/**
 * Users for whom one of several clauses holds, in one question, however their letters are composed in the directory. Throws
 * RemoteError.
 * @param clauses `displayName:jan`, each value without what would end its clause, see `searchable`
 */
export function searchFor(graph: GraphReader, clauses: readonly string[], most: number) {
  const written = new Set(clauses.flatMap((clause) => [clause.normalize('NFC'), clause.normalize('NFD')]))
  const search = encodeURIComponent([...written].map((clause) => `"${clause}"`).join(' OR '))
  return graph.get(`/users?$search=${search}&$select=${fields}&$count=true&$top=${most}`, usersSchema)
}

export function byAddress(graph: GraphReader, address: string) {
  const value = quoted(address)
  return graph.get(
    `/users?$filter=userPrincipalName eq '${value}' or mail eq '${value}'&$select=${fields}&$top=25`,
    usersSchema,
  )
}

/** What `$search` takes: no quotes or backslashes, which would end or escape its clause, and no operators' colon. */
export function searchable(name: string): string {
  return name
    .replaceAll(/["\\:]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

async function deleted(graph: GraphReader, name: string): Promise<Extract<Found, { kind: 'deleted' }> | undefined> {
  const [first] = (await deletedCalled(graph, name)).value
  if (first?.deletedDateTime === undefined || first.deletedDateTime === null) return undefined
  return { kind: 'deleted', id: first.id, displayName: first.displayName ?? name, deletedAt: first.deletedDateTime }
}

function deletedCalled(graph: GraphReader, name: string) {
  const field = name.includes('@') ? 'mail' : 'displayName'
  return graph.get(
    `/directory/deletedItems/graph.user?$filter=startswith(${field},'${quoted(name)}')&$select=id,displayName,deletedDateTime&$count=true`,
    deletedSchema,
  )
}

/**
 * Ids of everybody who may be meant by what somebody typed, those deleted lately among them: for what is known of them
 * besides. An object id stands for itself, whether or not the directory still knows it. Throws RemoteError.
 */
export async function everybodyMeant(graph: GraphReader, query: string): Promise<readonly string[]> {
  const name = wellFormed(wellFormed(query).trim().slice(0, longestQuery))
  if (isObjectId(name)) return [name.toLowerCase()]
  if (searchable(name) === '') return []
  const [users, gone] = await Promise.all([usersBy(graph, name), deletedCalled(graph, name)])
  return [...users.value, ...gone.value].map(({ id }) => id)
}

/** People whose name begins alike and differs little: typing errors. */
async function near(graph: GraphReader, name: string): Promise<Extract<Found, { kind: 'near' | 'none' }>> {
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

/** How a name is compared: however it is written, and its letters are composed. */
function folded(text: string | null | undefined): string {
  return (text ?? '').normalize('NFC').toLowerCase()
}

function farness({ displayName }: User, name: string, word: string): number {
  const known = folded(displayName)
  const words = known.split(/[\s-]+/).map((part) => distance(part, word.toLowerCase()))
  return Math.min(wholeDistance({ displayName: known }, name), ...words)
}

function wholeDistance({ displayName }: Pick<User, 'displayName'>, name: string): number {
  return distance(folded(displayName), name.toLowerCase())
}

/** Users with what tells namesakes apart. Throws RemoteError. */
export async function describe(graph: GraphReader, users: readonly User[]): Promise<readonly Candidate[]> {
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
