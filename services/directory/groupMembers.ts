import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { RemoteError, type GraphReader } from '../remote/reader'
import type { Identity } from './identity'

/** An account of the tenant, as far as it matters to who may do something. */
export interface Account extends Identity {
  readonly enabled: boolean
  /** An employee’s: no guest’s, and nothing that makes one doubt it. */
  readonly own: boolean
}

/** Who may do what, by account and Entra group, asked from Graph and remembered shortly. */
export interface Membership {
  /** Whether a person is in a group, directly or through another. Throws RemoteError when Graph cannot answer: then nobody is. */
  isMember(personId: string, groupId: string): Promise<boolean>
  /** The account behind an id. Throws RemoteError, of kind `notFound` when Graph does not know it. */
  accountOf(personId: string): Promise<Account>
  /** Everybody in a group, directly or through another, as it is now. Throws RemoteError. */
  membersOf(groupId: string): Promise<readonly Account[]>
}

interface Standing {
  readonly account: Account
  readonly groups: ReadonlySet<string>
}

const text = z.string().nullish()
const accountSchema = z.object({
  id: z.string(),
  userType: text,
  accountEnabled: z.boolean().nullish(),
  employeeId: text,
  mail: text,
  otherMails: z.array(z.string()).nullish(),
  userPrincipalName: text,
})
const accountFields = Object.keys(accountSchema.shape).join(',')
const memberSchema = accountSchema.extend({ '@odata.type': text })

/**
 * Account and groups are read in the same tick, and so in one `$batch`.
 * Source: users, transitiveMemberOf, groups/transitiveMembers (Graph v1.0).
 * @param remembered how long an answer holds, in milliseconds; at most a minute, so that a removed operator is soon out
 */
export function createMembership(graph: GraphReader, remembered = 60_000): Membership {
  const standings = new LRUCache<string, Promise<Standing>>({
    maxSize: 10_000,
    sizeCalculation: () => 1,
    ttl: remembered,
  })
  const standingOf = (personId: string): Promise<Standing> => {
    const known = standings.get(personId)
    if (known !== undefined) return known
    const asked = readStanding(graph, personId)
    standings.set(personId, asked)
    // A failure is not an answer: the next press asks again.
    asked.catch(() => standings.peek(personId) === asked && standings.delete(personId))
    return asked
  }
  return {
    isMember: async (personId, groupId) => (await standingOf(personId)).groups.has(groupId),
    accountOf: async (personId) => (await standingOf(personId)).account,
    async membersOf(groupId) {
      const path = `/groups/${encodeURIComponent(groupId)}/transitiveMembers?$select=${accountFields}`
      const members = await graph.list(path, memberSchema)
      // Groups inside it are members as well; devices and applications press no buttons.
      return members.filter((member) => member['@odata.type'] === '#microsoft.graph.user').map(accountFrom)
    },
  }
}

async function readStanding(graph: GraphReader, personId: string): Promise<Standing> {
  const path = `/users/${encodeURIComponent(personId)}`
  const [user, groups] = await Promise.all([
    graph.find(`${path}?$select=${accountFields}`, accountSchema),
    graph.list(`${path}/transitiveMemberOf?$select=id`, z.object({ id: z.string() })),
  ])
  if (user === undefined) throw new RemoteError({ kind: 'notFound', system: 'graph', text: 'There is no such user' })
  return { account: accountFrom(user), groups: new Set(groups.map(({ id }) => id)) }
}

function accountFrom(user: z.infer<typeof accountSchema>): Account {
  const userPrincipalName = user.userPrincipalName ?? ''
  return {
    id: user.id,
    userPrincipalName,
    mail: user.mail ?? undefined,
    employeeId: user.employeeId ?? undefined,
    otherMails: user.otherMails ?? [],
    enabled: user.accountEnabled === true,
    own: user.userType?.toLowerCase() === 'member' && !isGuestName(userPrincipalName),
  }
}

/**
 * Entra ID gives somebody invited a name of this form, and keeps it when their user type is changed to member
 * (learn: external-identities/user-properties).
 */
function isGuestName(userPrincipalName: string): boolean {
  return userPrincipalName.toLowerCase().includes('#ext#')
}
