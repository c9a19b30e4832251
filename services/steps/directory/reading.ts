import { readMemberships } from '../../facts/membership'
import { readUser } from '../../facts/user'
import type { GraphReader } from '../../remote/reader'

export interface DirectoryFacts {
  /** Mastered in on-premises Active Directory. */
  readonly synced: boolean
  readonly accountEnabled: boolean
  /** ISO 8601, undefined when Graph gives none. */
  readonly lastSynchronised: string | undefined
  /** How many groups that are mastered in Active Directory the account is in, and the names of the first. */
  readonly groupCount: number
  readonly groups: readonly string[]
  /** Where the account is in Active Directory, its organisational unit included. Not in journals of before. */
  readonly distinguishedName?: string
  /** All of those groups. Not in journals of before. */
  readonly all?: readonly { readonly id: string; readonly name: string }[]
}

const mostNames = 20

/** What the cloud knows of the account in Active Directory. Throws RemoteError. */
export async function readDirectory(graph: GraphReader, id: string): Promise<DirectoryFacts> {
  const [user, memberships] = await Promise.all([readUser(graph, id), readMemberships(graph, id)])
  const all = memberships.filter(({ synced }) => synced).map((group) => ({ id: group.id, name: group.name }))
  return {
    synced: user.onPremisesSyncEnabled === true,
    accountEnabled: user.accountEnabled ?? true,
    lastSynchronised: user.onPremisesLastSyncDateTime ?? undefined,
    groupCount: all.length,
    groups: all.slice(0, mostNames).map(({ name }) => name),
    ...(user.onPremisesDistinguishedName == null ? {} : { distinguishedName: user.onPremisesDistinguishedName }),
    all,
  }
}
