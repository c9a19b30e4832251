import { z } from 'zod'
import { RemoteError, type GraphReader, type Reader } from '../../remote/reader'
import { readOwnedObjects } from '../../facts/ownedObjects'

/** A group, team or mailing list that the leaver owns. */
export interface OwnedGroup {
  readonly id: string
  readonly name: string
  /** Who changes its owners: Graph, Exchange's cmdlets, or for one of Active Directory a person. */
  readonly place: 'entra' | 'exchange' | 'activeDirectory'
  readonly hasTeam: boolean
  /**
   * How many other owners could go on: people of the organisation who can sign in. Of a group of Exchange all others are
   * counted, since Exchange tells names and not who they are.
   */
  readonly others: number
  /** How many other owners could not: blocked, a guest, an application. */
  readonly idle: number
  /** Directory ids of all other owners, where Graph tells them and there are any. Not in journals of before. */
  readonly otherIds?: readonly string[]
}

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
export async function readOwnedGroups({ graph, exchange }: Reader, id: string): Promise<readonly OwnedGroup[]> {
  const [inEntra, lists] = await Promise.all([readOwnedInEntra(graph, id), readManagedLists(exchange, id)])
  return [...inEntra, ...lists].sort(
    (one, other) => one.name.localeCompare(other.name) || one.id.localeCompare(other.id),
  )
}

/** Ids of the groups and mailing lists that somebody owns. Throws RemoteError. */
export async function readOwnedIds({ graph, exchange }: Reader, id: string): Promise<readonly string[]> {
  const [objects, lists] = await Promise.all([readOwnedObjects(graph, id), readManagedLists(exchange, id)])
  return [...objects.filter(({ type }) => type === 'group'), ...lists].map((owned) => owned.id)
}

async function readOwnedInEntra(graph: GraphReader, id: string): Promise<readonly OwnedGroup[]> {
  const objects = await readOwnedObjects(graph, id)
  const groups = objects.flatMap((owned) => (owned.type === 'group' && !isOfExchange(owned) ? [owned] : []))
  return Promise.all(
    groups.map(async ({ id: groupId, name, synced, hasTeam }): Promise<OwnedGroup> => {
      const place = synced ? 'activeDirectory' : 'entra'
      return { id: groupId, name, place, hasTeam, ...(await readOtherOwners(graph, groupId, id)) }
    }),
  )
}

function isOfExchange({ kind }: { readonly kind: string }): boolean {
  return kind === 'distribution' || kind === 'mailEnabledSecurity'
}

async function readOtherOwners(graph: GraphReader, group: string, leaver: string) {
  const owners = await graph.list(`/groups/${group}/owners?$select=id,accountEnabled,userType`, ownerSchema)
  const other = owners.filter(({ id }) => id !== leaver)
  const others = other.filter(canGoOn).length
  return {
    others,
    idle: other.length - others,
    ...(other.length === 0 ? {} : { otherIds: other.map((owner) => owner.id) }),
  }
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
