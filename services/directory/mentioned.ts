import type { GraphReader } from '../remote/reader'
import {
  byAddress,
  byObjectId,
  describe,
  isObjectId,
  mostShown,
  searchable,
  searchFor,
  wellFormed,
  type Found,
  type User,
} from './search'

/** Of a question: Microsoft compares with no more values at once (learn, filter-query-parameter). */
const mostClauses = 15
const mostUsers = 50
const longestWord = 60

/** Those who may be meant, or nobody. */
export type Mentioned = Extract<Found, { kind: 'several' | 'none' }>

/**
 * People whom words may name that may be no names at all: who has most of the words of a name, as whole words. Costs one
 * question to the directory for all names together, whatever was typed, besides the facts about those who are found. Throws
 * RemoteError.
 * @param names each a few words, an address or an object id
 */
export async function findMentioned(graph: GraphReader, names: readonly string[]): Promise<Mentioned> {
  const exact = names.find(isExact)
  return mentioned(graph, await (exact === undefined ? byWords(graph, names) : byExact(graph, exact)))
}

/** The same in a sentence that is about people: each is looked for by a question of their own. Throws RemoteError. */
export async function findEachMentioned(graph: GraphReader, names: readonly string[]): Promise<Mentioned> {
  const found = await Promise.all(names.map((name) => (isExact(name) ? byExact(graph, name) : byWords(graph, [name]))))
  return mentioned(graph, [...new Map(found.flat().map((user) => [user.id, user])).values()])
}

function isExact(name: string): boolean {
  return isObjectId(name) || name.includes('@')
}

async function mentioned(graph: GraphReader, users: readonly User[]): Promise<Mentioned> {
  if (users.length === 0) return { kind: 'none' }
  const first = users.slice(0, mostShown)
  return { kind: 'several', candidates: await describe(graph, first), more: users.length - first.length }
}

/** An address or an id says who is meant, whatever stands beside it. */
async function byExact(graph: GraphReader, exact: string): Promise<readonly User[]> {
  const { value } = await (isObjectId(exact) ? byObjectId(graph, exact) : byAddress(graph, wellFormed(exact)))
  return value
}

async function byWords(graph: GraphReader, names: readonly string[]): Promise<readonly User[]> {
  const wanted = names.map(wordsOf)
  const clauses = [...new Set(wanted.flat())].flatMap(clausesOf).slice(0, mostClauses)
  if (clauses.length === 0) return []
  const { value } = await searchFor(graph, clauses, mostUsers)
  const best = wanted.flatMap((of) => bestFor(value, of))
  return [...new Map(best.map((user) => [user.id, user])).values()]
}

/** In a display name each word counts; a sign-in name is compared as a whole, and has no more than its signs. */
function clausesOf(word: string): readonly string[] {
  return /[._\d-]/.test(word) ? [`displayName:${word}`, `userPrincipalName:${word}`] : [`displayName:${word}`]
}

/** Whoever has most of the words. */
function bestFor(users: readonly User[], words: readonly string[]): readonly User[] {
  const counted = users.map((user) => ({ user, count: words.filter((word) => isWordOf(user, word)).length }))
  const most = Math.max(1, ...counted.map(({ count }) => count))
  return counted.filter(({ count }) => count === most).map(({ user }) => user)
}

/**
 * Whether somebody may be meant by what was typed: an address or an object id is theirs, or each word stands in their name or is
 * their sign-in name. Pure.
 */
export function isCalled(
  user: Pick<User, 'id' | 'displayName' | 'userPrincipalName' | 'mail'>,
  typed: string,
): boolean {
  const name = wellFormed(typed).trim()
  if (isExact(name))
    return [user.id, user.userPrincipalName, user.mail].some((one) => one?.toLowerCase() === name.toLowerCase())
  const words = wordsOf(name)
  return words.length > 0 && words.every((word) => isWordOf(user, word))
}

function isWordOf(
  { displayName, userPrincipalName }: Pick<User, 'displayName' | 'userPrincipalName'>,
  word: string,
): boolean {
  const known = [...partsOf(displayName ?? ''), plain(userPrincipalName.split('@')[0] ?? '')]
  return partsOf(word).every((part) => known.includes(part)) || known.includes(plain(word))
}

function wordsOf(name: string): readonly string[] {
  return searchable(wellFormed(name))
    .split(' ')
    .map((word) => word.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').slice(0, longestWord))
    .filter((word) => word.length > 1)
}

function partsOf(text: string): readonly string[] {
  return plain(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
