import { z } from 'zod'
import type { Person } from '../model/people'
import type { GraphReader } from '../remote/reader'
import { personOf, personSchema, quoted } from './employee'
import { searchable, wellFormed } from './search'

/** By what somebody is looked for, each of it as it is known and not a part of it. */
export interface Keys {
  readonly numbers: readonly string[]
  readonly addresses: readonly string[]
  /** Sign-in names without a domain. */
  readonly accounts: readonly string[]
  readonly objectIds: readonly string[]
  readonly names: readonly string[]
}

/** An account that has one of them. */
export interface ExactAccount extends Person {
  readonly employeeId: string | undefined
  readonly isGuest: boolean
}

export interface FoundExactly {
  /** Each once. */
  readonly accounts: readonly ExactAccount[]
  /** Whether these are all whose name begins so. */
  readonly isAll: boolean
  /** When somebody was deleted whom a name or an address names; ISO 8601. Only where there is no account. */
  readonly deletedAt: string | undefined
}

const most = 25
const fields = 'id,displayName,userPrincipalName,mail,employeeId,userType'
const usersSchema = z.object({
  value: z.array(personSchema.extend({ employeeId: z.string().nullish(), userType: z.string().nullish() })),
  '@odata.count': z.number().optional(),
})
const deletedSchema = z.object({
  value: z.array(
    z.object({
      displayName: z.string().nullish(),
      mail: z.string().nullish(),
      deletedDateTime: z.string().nullish(),
    }),
  ),
})

/**
 * Everybody who has one of these keys, in one tick and so in few round trips, however many are asked for at once. Throws
 * RemoteError. Source: learn, user-list with `$filter` and `$search`, directory-deleteditems-list.
 */
export async function findExactly(graph: GraphReader, keys: Keys): Promise<FoundExactly> {
  const questions = questionsFor(keys)
  const answers = await Promise.all(questions.map((question) => graph.get(`/users?${question}`, usersSchema)))
  const accounts = answers
    .flatMap(({ value }) => value)
    .map((user) => ({
      ...personOf(user),
      employeeId: user.employeeId ?? undefined,
      isGuest: user.userType === 'Guest',
    }))
  const isAll = answers.every(({ value, '@odata.count': count }) => (count ?? value.length) <= value.length)
  const deletedAt = accounts.length > 0 || questions.length === 0 ? undefined : await whenDeleted(graph, keys)
  return { accounts: [...new Map(accounts.map((one) => [one.id, one])).values()], isAll, deletedAt }
}

function questionsFor({ numbers, addresses, accounts, objectIds, names }: Keys): readonly string[] {
  const filters = [
    ...numbers.map((number) => `employeeId eq '${quoted(number)}'`),
    ...addresses.map((address) => `userPrincipalName eq '${quoted(address)}' or mail eq '${quoted(address)}'`),
    ...accounts.map((account) => `startswith(userPrincipalName,'${quoted(`${account}@`)}')`),
    ...objectIds.map((id) => `id eq '${quoted(id)}'`),
  ].map((filter) => `$filter=${filter}&$select=${fields}&$top=${most}`)
  const clauses = [...new Set(names.map(wellFormed).flatMap(searched))]
  if (clauses.length === 0) return filters
  const search = encodeURIComponent(clauses.map((clause) => `"displayName:${clause}"`).join(' OR '))
  return [...filters, `$search=${search}&$select=${fields}&$count=true&$top=${most}`]
}

/** A name as one says it, and with the family name first, as some directories have it; its letters composed in either way. */
function searched(name: string): readonly string[] {
  const [first, ...last] = searchable(name).split(' ')
  if (first === undefined || first === '') return []
  const ways = last.length === 0 ? [first] : [[first, ...last].join(' '), `${last.join(' ')} ${first}`]
  return ways.flatMap((way) => [way.normalize('NFC'), way.normalize('NFD')])
}

async function whenDeleted(graph: GraphReader, { addresses, names }: Keys): Promise<string | undefined> {
  const named = [
    ...addresses.slice(0, 1).map((address) => ['mail', address] as const),
    ...names.slice(0, 1).map((name) => ['displayName', name] as const),
  ]
  const answers = await Promise.all(
    named.map(([field, text]) =>
      graph.get(
        `/directory/deletedItems/graph.user?$filter=startswith(${field},'${quoted(text)}')&$select=displayName,mail,deletedDateTime&$count=true`,
        deletedSchema,
      ),
    ),
  )
  const gone = answers.flatMap(({ value }, index) => {
    const [field, text] = named[index] ?? []
    return value.filter((one) => field !== undefined && one[field]?.toLowerCase() === text?.toLowerCase())
  })
  return gone[0]?.deletedDateTime ?? undefined
}
