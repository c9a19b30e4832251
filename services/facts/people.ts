import { z } from 'zod'
import type { Person } from '../model/people'
import type { Reader } from '../remote/reader'

/**
 * How it stands with somebody at this moment, as far as handing something over goes: only who is `able` may get it.
 * `leaving`: a case about them is open; `gone`: the directory has no such account any more.
 */
export type Standing = 'able' | 'leaving' | 'blocked' | 'guest' | 'gone'

/** How it stands with people, by directory id. Who is not in it was not asked about. */
export type Standings = Readonly<Record<string, Standing>>

/** Stands among the facts by step id for {@link Standings}: how it is with the people whom decisions name. */
export const peopleNamed = 'people'

/** How it stands with the people of a case, as far as that was read. */
export function standingsIn(facts: Readonly<Record<string, unknown>>): Standings {
  // Facts under this name are only ever what `readStandings` gave.
  return (facts[peopleNamed] as Standings | undefined) ?? {}
}

const accountSchema = z.object({
  id: z.string(),
  accountEnabled: z.boolean().nullish(),
  userType: z.string().nullish(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  mail: z.string().nullish(),
})

/** The account of somebody whom a decision names: all that is asked about them is one request. */
type NamedAccount = z.infer<typeof accountSchema>

/** Undefined when there is no such account any more. Throws RemoteError. Source: learn, user-get. */
export function findNamed(graph: Reader['graph'], id: string): Promise<NamedAccount | undefined> {
  return graph.find(
    `/users/${encodeURIComponent(id)}?$select=${Object.keys(accountSchema.shape).join(',')}`,
    accountSchema,
  )
}

/**
 * How it stands with these people now: the directory and the open cases are asked, both at once. Throws RemoteError. Needs
 * User.Read.All. Source: learn, user-get.
 */
export async function readStandings(
  from: Pick<Reader, 'graph' | 'leaving'>,
  ids: readonly string[],
): Promise<Standings> {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return {}
  const [leaving, accounts] = await Promise.all([
    leavingAmong(from, asked),
    Promise.all(asked.map((id) => findNamed(from.graph, id))),
  ])
  return Object.fromEntries(asked.map((id, index) => [id, standingOf(accounts[index], leaving.has(id))]))
}

/** Who of these is leaving. Nobody, where there are no cases to ask. */
export async function leavingAmong(
  { leaving }: Pick<Reader, 'leaving'>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  return ids.length === 0 ? new Set() : ((await leaving?.(ids)) ?? new Set())
}

/** What Graph does not tell (a property that the bot may not read comes as null) counts as an employee who may sign in. */
function standingOf(account: z.infer<typeof accountSchema> | undefined, leaving: boolean): Standing {
  if (account === undefined) return 'gone'
  if (account.userType === 'Guest') return 'guest'
  if (leaving) return 'leaving'
  return account.accountEnabled === false ? 'blocked' : 'able'
}

/**
 * The people whom a decision or an operation names, each once. A person in it is data: whatever has an id, a display name
 * and a user principal name. Pure.
 */
export function peopleIn(value: unknown): readonly Person[] {
  const found = new Map<string, Person>()
  const look = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return
    if (isPerson(one)) found.set(one.id, one)
    for (const part of Object.values(one)) look(part)
  }
  look(value)
  return [...found.values()]
}

/** Under this name a decision has whom something is taken from: they may be anybody, and get nothing. */
const takenFrom = 'from'

/** The people whom a decision gives something, or names to others, each once: not those from whom it is taken. Pure. */
export function receiversIn(decision: unknown): readonly Person[] {
  return peopleIn(
    JSON.parse(JSON.stringify(decision ?? null), (name, value: unknown) => (name === takenFrom ? undefined : value)),
  )
}

function isPerson(value: object): value is Person {
  return ['id', 'displayName', 'userPrincipalName'].every((name) => typeof Reflect.get(value, name) === 'string')
}
