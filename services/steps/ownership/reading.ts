import { z } from 'zod'
import { leavingAmong } from '../../facts/people'
import { RemoteError, type Reader } from '../../remote/reader'
import { readOwnedObjects } from '../../facts/ownedObjects'

/** A group, team or mailing list that the leaver owns. */
export interface OwnedGroup {
  readonly id: string
  readonly name: string
  /** Who changes its owners: Graph, Exchange's cmdlets, or for one of Active Directory a person. */
  readonly place: 'entra' | 'exchange' | 'activeDirectory'
  readonly hasTeam: boolean
  /**
   * How many other owners could go on: people of the organisation who can sign in and about whom no case is open. Of a group
   * of Exchange all others are counted, since Exchange tells names and not who they are.
   */
  readonly others: number
  /** How many other owners could not: leaving, blocked, a guest, an application. */
  readonly idle: number
  /** Directory ids of all other owners, where Graph tells them and there are any. Not in journals of before. */
  readonly otherIds?: readonly string[]
}

/** A group as a decision names it. */
export type DecidedGroup = Pick<OwnedGroup, 'id' | 'name' | 'place'>

const ownerSchema = z.object({
  '@odata.type': z.string().nullish(),
  id: z.string(),
  accountEnabled: z.boolean().nullish(),
  userType: z.string().nullish(),
})

/**
 * Everything that somebody owns that has owners, by name. Graph shows no owners of groups of Exchange or of Active
 * Directory (group-list-owners), so Exchange is asked as well. Throws RemoteError.
 */
export async function readOwnedGroups(from: Reader, id: string): Promise<readonly OwnedGroup[]> {
  const [inEntra, lists] = await Promise.all([readOwnedInEntra(from, id), readManagedLists(from.exchange, id)])
  return [...inEntra, ...lists].sort(
    (one, other) => one.name.localeCompare(other.name) || one.id.localeCompare(other.id),
  )
}

/** Ids of the groups and mailing lists that somebody owns. Throws RemoteError. */
export async function readOwnedIds({ graph, exchange }: Reader, id: string): Promise<readonly string[]> {
  const [objects, lists] = await Promise.all([readOwnedObjects(graph, id), readManagedLists(exchange, id)])
  return [...objects.filter(({ type }) => type === 'group'), ...lists].map((owned) => owned.id)
}

/**
 * Those among these groups that nobody owns who could go on, whoever else does. One that is not there any more has no
 * need of an owner; of one of Exchange or of Active Directory nobody tells. Throws RemoteError.
 */
export async function readBare(
  from: Reader,
  groups: readonly DecidedGroup[],
  leaver: string,
): Promise<readonly DecidedGroup[]> {
  const bare = await Promise.all(
    groups.map(async ({ id, place }) => {
      if (place !== 'entra') return false
      const found = await ifThere(() => readOtherOwners(from, id, leaver))
      return found?.others === 0
    }),
  )
  return groups.filter((_group, index) => bare[index])
}

async function ifThere<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof RemoteError && error.problem.kind === 'notFound') return undefined
    throw error
  }
}

async function readOwnedInEntra(from: Reader, id: string): Promise<readonly OwnedGroup[]> {
  const objects = await readOwnedObjects(from.graph, id)
  const groups = objects.flatMap((owned) => (owned.type === 'group' && !isOfExchange(owned) ? [owned] : []))
  return Promise.all(
    groups.map(async ({ id: groupId, name, synced, hasTeam }): Promise<OwnedGroup> => {
      const place = synced ? 'activeDirectory' : 'entra'
      return { id: groupId, name, place, hasTeam, ...(await readOtherOwners(from, groupId, id)) }
    }),
  )
}

function isOfExchange({ kind }: { readonly kind: string }): boolean {
  return kind === 'distribution' || kind === 'mailEnabledSecurity'
}

async function readOtherOwners(from: Reader, group: string, leaver: string) {
  const owners = await from.graph.list(`/groups/${group}/owners?$select=id,accountEnabled,userType`, ownerSchema)
  const other = owners.filter(({ id }) => id !== leaver)
  const able = other.filter(canGoOn).map(({ id }) => id)
  const others = able.length - (await leavingAmong(from, able)).size
  const otherIds = other.map(({ id }) => id)
  return { others, idle: other.length - others, ...(otherIds.length === 0 ? {} : { otherIds }) }
}

/** What Graph does not tell (a property that the bot may not read comes as null) counts as no. */
function canGoOn(owner: z.infer<typeof ownerSchema>): boolean {
  const user = owner['@odata.type'] === '#microsoft.graph.user'
  return user && owner.accountEnabled === true && owner.userType !== 'Guest'
}

async function readManagedLists(exchange: Reader['exchange'], id: string): Promise<readonly OwnedGroup[]> {
  const lists = await exchange
    .get('Get-DistributionGroup', { ManagedBy: id, ResultSize: 'Unlimited' })
    .catch((error: unknown) => {
      // Whom Exchange does not know manages nothing there.
      if (error instanceof RemoteError && error.problem.kind === 'notFound') return []
      throw error
    })
  return lists.map(({ ExternalDirectoryObjectId, DisplayName, ManagedBy, IsDirSynced }) => ({
    id: ExternalDirectoryObjectId,
    name: DisplayName ?? ExternalDirectoryObjectId,
    place: IsDirSynced === true ? 'activeDirectory' : 'exchange',
    hasTeam: false,
    others: Math.max((ManagedBy ?? []).length - 1, 0),
    idle: 0,
  }))
}
