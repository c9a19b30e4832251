import { z } from 'zod'
import { attempted } from '../remote/attempted'
import type { GraphReader } from '../remote/reader'
import { personOf, personSchema, quoted } from './employee'
import type { NamedIdentity } from './identity'

/** An account that nobody signs in with: it is blocked, or among the deleted users. */
export interface UnusedAccount extends NamedIdentity {
  /** ISO 8601; undefined while it is not deleted. */
  readonly deletedAt: string | undefined
  /** ISO 8601, where Microsoft says it. */
  readonly createdAt: string | undefined
}

/** What was found, and whether everything could be looked through. */
export interface UnusedAccounts {
  readonly accounts: readonly UnusedAccount[]
  readonly complete: boolean
}

const accountSchema = personSchema.extend({
  accountEnabled: z.boolean().nullish(),
  userType: z.string().nullish(),
  employeeId: z.string().nullish(),
  otherMails: z.array(z.string()).nullish(),
  deletedDateTime: z.string().nullish(),
  createdDateTime: z.string().nullish(),
})
type AccountRead = z.infer<typeof accountSchema>

const fields = Object.keys(accountSchema.shape).join(',')
/** Graph compares with 15 values at once (learn, filter-query-parameter), and each address asks for three. */
const mostAddresses = 4

/**
 * Accounts without a user that may be the same person's: with the same employee id, alternate mail or name. What cannot be
 * read takes nothing from the rest. Guests are nobody's former account. Needs User.Read.All. Source: learn, user-list,
 * directory-deleteditems-list.
 */
export async function findUnusedAccounts(graph: GraphReader, person: NamedIdentity): Promise<UnusedAccounts> {
  const paths = filtersFor(person).flatMap((filter) => [
    `/users?$filter=${filter}&$select=${fields}`,
    `/directory/deletedItems/graph.user?$filter=${filter}&$select=${fields}&$count=true`,
  ])
  const read = await Promise.all(paths.map((path) => attempted(graph.list(path, accountSchema))))
  const found = new Map<string, UnusedAccount>()
  for (const users of read)
    for (const user of 'problem' in users ? [] : users.value)
      if (isUnused(user) && user.id !== person.id) found.set(user.id, accountOf(user))
  return { accounts: [...found.values()], complete: read.every((users) => !('problem' in users)) }
}

function filtersFor({ employeeId = '', displayName, userPrincipalName, mail, otherMails = [] }: NamedIdentity) {
  const alternates = distinct(otherMails).slice(0, mostAddresses)
  const own = distinct([userPrincipalName, ...(mail === undefined ? [] : [mail])])
  const addressed = [
    ...own.map((address) => `otherMails/any(other:other eq '${quoted(address)}')`),
    ...alternates.flatMap((address) => [
      `otherMails/any(other:other eq '${quoted(address)}')`,
      `mail eq '${quoted(address)}'`,
      `userPrincipalName eq '${quoted(address)}'`,
    ]),
  ]
  return [
    ...(employeeId.trim() === '' ? [] : [`employeeId eq '${quoted(employeeId)}'`]),
    `displayName eq '${quoted(displayName)}'`,
    addressed.join(' or '),
  ]
}

function distinct(addresses: readonly string[]): readonly string[] {
  return [...new Set(addresses.map((address) => address.trim().toLowerCase()))].filter((address) => address !== '')
}

function isUnused({ accountEnabled, userType, deletedDateTime }: AccountRead): boolean {
  return userType !== 'Guest' && (accountEnabled === false || deletedDateTime != null)
}

function accountOf(user: AccountRead): UnusedAccount {
  const { employeeId, otherMails, deletedDateTime, createdDateTime } = user
  return {
    ...personOf(user),
    // Deleted, its name has the id in front, so that the name is free again.
    userPrincipalName: withoutId(user),
    employeeId: employeeId ?? undefined,
    otherMails: otherMails ?? [],
    deletedAt: deletedDateTime ?? undefined,
    createdAt: createdDateTime ?? undefined,
  }
}

function withoutId({ id, userPrincipalName: name, deletedDateTime }: AccountRead): string {
  const prefix = id.replaceAll('-', '')
  return deletedDateTime != null && name.toLowerCase().startsWith(prefix) ? name.slice(prefix.length) : name
}
