import type { GraphReader } from '../remote/reader'
import {
  byAddress,
  byObjectId,
  describe,
  isObjectId,
  searchable,
  searchFor,
  wellFormed,
  type Found,
  type User,
} from './search'

const mostWords = 6
const mostUsers = 50
const shown = 8
const longestWord = 60

/** Those who may be meant, or nobody. */
export type Mentioned = Extract<Found, { kind: 'several' | 'none' }>

/**
 * People whom a sentence may name, among other words: who has most of the words of a name, as whole words. Costs one
 * question to the directory for all names together, whatever was typed, besides the facts about those who are found.
 * Throws RemoteError.
 * @param names each a few words, an address or an object id
 */
export async function findMentioned(graph: GraphReader, names: readonly string[]): Promise<Mentioned> {
  const exact = names.find((name) => isObjectId(name) || name.includes('@'))
  const users = exact === undefined ? await byWords(graph, names) : await byExact(graph, exact)
  if (users.length === 0) return { kind: 'none' }
  const first = users.slice(0, shown)
  return { kind: 'several', candidates: await describe(graph, first), more: users.length - first.length }
}

/** An address or an id says who is meant, whatever stands beside it. */
async function byExact(graph: GraphReader, exact: string): Promise<readonly User[]> {
  const { value } = await (isObjectId(exact) ? byObjectId(graph, exact) : byAddress(graph, wellFormed(exact)))
  return value
}

async function byWords(graph: GraphReader, names: readonly string[]): Promise<readonly User[]> {
  const wanted = names.map(wordsOf)
  const words = [...new Set(wanted.flat())].slice(0, mostWords)
  if (words.length === 0) return []
  const { value } = await searchFor(graph, words.flatMap(clausesOf), mostUsers)
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

function isWordOf({ displayName, userPrincipalName }: User, word: string): boolean {
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
