import { z } from 'zod'
import type { NotSent, Restraint } from '../model/restraint'
import type { GraphReader } from '../remote/reader'
import { personOf } from './employee'
import { byObjectId, describe, isObjectId, type Found } from './search'

const accountSchema = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string(),
  mail: z.string().nullish(),
})

/** One of the accounts that the bot is limited to. */
export interface NamedAccount {
  readonly id: string
  /** All that somebody may call it, in lower case: its id, name, sign-in name, address. */
  readonly called: readonly string[]
}

/** The accounts that the bot is limited to, by `ONLY`; of nobody else anything is read or written. */
export interface Named {
  /** Those that are there. Throws RemoteError. */
  accounts(): Promise<readonly NamedAccount[]>
  /** Whether this account is one of them. Throws RemoteError. @param id object id */
  isNamed(id: string): Promise<boolean>
}

/**
 * @param only object ids or addresses in lower case. Of an address the account is asked for once, and that answer holds:
 *   whoever gets the address later is somebody else.
 */
export function createNamed(graph: GraphReader, only: readonly string[]): Named {
  const known = new Map<string, NamedAccount>()
  const accountOf = async (name: string): Promise<NamedAccount | undefined> => {
    const before = known.get(name)
    if (before !== undefined) return before
    const found = await graph.find(
      `/users/${encodeURIComponent(name)}?$select=id,displayName,userPrincipalName,mail`,
      accountSchema,
    )
    if (found === undefined) return undefined
    const { id, displayName, userPrincipalName, mail } = found
    const called = [id, displayName ?? '', userPrincipalName, mail ?? '', name].map((one) => one.toLowerCase())
    const account = { id, called: called.filter((one) => one !== '') }
    known.set(name, account)
    return account
  }
  const accounts = async (): Promise<readonly NamedAccount[]> =>
    (await Promise.all(only.map(accountOf))).flatMap((account) => account ?? [])
  return {
    accounts,
    async isNamed(id) {
      const wanted = id.toLowerCase()
      if (only.includes(wanted)) return true
      // Ids say all by themselves.
      if (only.every(isObjectId)) return false
      return (await accounts()).some((account) => account.id.toLowerCase() === wanted)
    },
  }
}

/** Ids of those of the named accounts that somebody may mean by what they typed. Pure. */
export function namedBy(accounts: readonly NamedAccount[], typed: string): readonly string[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return []
  const exact = accounts.filter(({ called }) => called.includes(wanted))
  const found = exact.length > 0 ? exact : accounts.filter(({ called }) => called.some((one) => one.includes(wanted)))
  return [...new Set(found.map(({ id }) => id))]
}

/** Who of the named accounts is meant by what was typed, and what of that means none of them. */
export interface FoundNamed {
  readonly found: Extract<Found, { readonly kind: 'one' | 'several' | 'none' }>
  /** Ids of those who were typed, where several were and each is clearly one; none otherwise. */
  readonly together: readonly string[]
  readonly others: readonly string[]
}

/** Reads nothing about anybody who was not named. Throws RemoteError. @param typed names, addresses or ids */
export async function findNamed(graph: GraphReader, named: Named, typed: readonly string[]): Promise<FoundNamed> {
  const accounts = await named.accounts()
  const each = typed.map((one) => namedBy(accounts, one))
  const others = typed.filter((_one, index) => each[index]?.length === 0)
  const ids = [...new Set(each.flat())]
  const isClear = typed.length > 1 && each.every((one) => one.length === 1) && ids.length > 1
  const users = (await Promise.all(ids.map((id) => byObjectId(graph, id)))).flatMap(({ value }) => value)
  const [only, ...more] = users
  const together = isClear ? ids : []
  if (only === undefined) return { found: { kind: 'none' }, together, others }
  if (more.length > 0)
    return { found: { kind: 'several', candidates: await describe(graph, users), more: 0 }, together, others }
  const account = { ...personOf(only), synced: only.onPremisesSyncEnabled === true }
  return { found: { kind: 'one', account }, together, others }
}

/**
 * What keeps a request about an account from going out; undefined when nothing does. Throws RemoteError when it cannot be read
 * whether the account is one that was named.
 */
export async function whyNotSent(
  { dryRun, only }: Restraint,
  named: Pick<Named, 'isNamed'>,
  about: string | undefined,
): Promise<NotSent | undefined> {
  if (dryRun) return 'dryRun'
  if (only === undefined) return undefined
  return about !== undefined && (await named.isNamed(about)) ? undefined : 'notNamed'
}
