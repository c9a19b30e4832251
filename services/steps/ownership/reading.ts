import { z } from 'zod'
import { readRecipientId } from '../../facts/mailboxAsRead'
import { leavingAmong, readStandings } from '../../facts/people'
import type { CmdletResults } from '../../remote/cmdlets/catalogue'
import { RemoteError, type Reader } from '../../remote/reader'
import { readOwnedObjects } from '../../facts/ownedObjects'

/** A group, team or mailing list that the leaver owns. */
export interface OwnedGroup {
  readonly id: string
  readonly name: string
  /** Who changes its owners: Graph, Exchange's cmdlets, or for one of Active Directory a person. */
  readonly place: 'entra' | 'exchange' | 'activeDirectory'
  readonly hasTeam: boolean
  /** It can hold administrator roles, so that its owner can give them to anybody. Not in journals of before. */
  readonly roleAssignable?: true
  /**
   * How many other owners could go on: people of the organisation who can sign in and about whom no case is open. Whom
   * Exchange names and nobody finds is not counted.
   */
  readonly others: number
  /** How many other owners could not: leaving, blocked, a guest, an application. */
  readonly idle: number
  /**
   * Directory ids of all other owners that are known; left out where none is. Graph tells them, of a mailing list they are those
   * that Exchange’s names lead to. Not in journals of before, those of mailing lists in fewer still.
   */
  readonly otherIds?: readonly string[]
  /** In an administrative unit that lets only its own administrators change it. Not in journals of before. */
  readonly restricted?: true
}

/** A group as a decision names it. */
export type DecidedGroup = Pick<OwnedGroup, 'id' | 'name' | 'place'>

export interface OwnershipFacts {
  readonly owned: readonly OwnedGroup[]
  /** Ids of what the successor owns; empty until something was decided to be handed over. */
  readonly successorOwns: readonly string[]
  /** Those that the leaver was to be taken away from, and is, where nobody owns it any more who could go on. */
  readonly bare?: readonly DecidedGroup[]
  /** Graph's own address: Microsoft wants it in the reference to a new owner. */
  readonly root: string
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
export async function readOwnedGroups(from: Reader, id: string): Promise<readonly OwnedGroup[]> {
  const [inEntra, lists] = await Promise.all([readOwnedInEntra(from, id), readManagedLists(from, id)])
  return [...inEntra, ...lists].sort(
    (one, other) => one.name.localeCompare(other.name) || one.id.localeCompare(other.id),
  )
}

/** Ids of the groups and mailing lists that somebody owns; none of whoever is not there any more. Throws RemoteError. */
export async function readOwnedIds({ graph, exchange }: Reader, id: string): Promise<readonly string[]> {
  const owned = await ifThere(() => Promise.all([readOwnedObjects(graph, id), findManagedLists(exchange, id)]))
  const [objects, lists] = owned ?? [[], []]
  return [
    ...objects.flatMap((object) => (object.type === 'group' ? [object.id] : [])),
    ...lists.map((list) => list.ExternalDirectoryObjectId),
  ]
}

/**
 * Those among these groups that nobody owns who could go on, whoever else does. One that is not there any more has no
 * need of an owner; of one of Active Directory nobody tells. Throws RemoteError.
 */
export async function readBare(
  from: Reader,
  groups: readonly DecidedGroup[],
  leaver: string,
): Promise<readonly DecidedGroup[]> {
  const bare = await Promise.all(
    groups.map(async ({ id, place }) => {
      if (place === 'activeDirectory') return false
      const read = place === 'entra' ? readOtherOwners : readOtherManagers
      const found = await ifThere(() => read(from, id, leaver))
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
    groups.map(async ({ id: groupId, name, synced, hasTeam, roleAssignable, restricted }): Promise<OwnedGroup> => {
      const place = synced ? 'activeDirectory' : 'entra'
      const kind = { ...(roleAssignable ? { roleAssignable } : {}), ...(restricted === true ? { restricted } : {}) }
      return { id: groupId, name, place, hasTeam, ...kind, ...(await readOtherOwners(from, groupId, id)) }
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

type List = CmdletResults['Get-DistributionGroup']

/** How many people of all mailing lists together are looked up: each is a cmdlet. Who comes after them is not counted. */
const mostManagers = 50

async function readManagedLists(from: Reader, id: string): Promise<readonly OwnedGroup[]> {
  const lists = await findManagedLists(from.exchange, id)
  // Of a list that the leaver alone owns nobody else is to be found.
  const shared = lists.filter(({ ManagedBy }) => (ManagedBy ?? []).length > 1)
  const managers = await readManagers(from, shared, id)
  return lists.map((list): OwnedGroup => {
    const { ExternalDirectoryObjectId, DisplayName, IsDirSynced } = list
    return {
      id: ExternalDirectoryObjectId,
      name: DisplayName ?? ExternalDirectoryObjectId,
      place: IsDirSynced === true ? 'activeDirectory' : 'exchange',
      hasTeam: false,
      ...otherManagers(list, managers),
    }
  })
}

/** Rejects with `notFound` when the list is not there. */
async function readOtherManagers(from: Reader, Identity: string, leaver: string) {
  const lists = await from.exchange.get('Get-DistributionGroup', { Identity })
  const managers = await readManagers(from, lists, leaver)
  const names = lists.flatMap(({ ManagedBy }) => ManagedBy ?? [])
  return { others: names.filter((name) => managers.get(name)?.able === true).length }
}

async function findManagedLists(exchange: Reader['exchange'], id: string): Promise<readonly List[]> {
  try {
    return await exchange.get('Get-DistributionGroup', { ManagedBy: id, ResultSize: 'Unlimited' })
  } catch (error) {
    // Whom Exchange does not know manages nothing there.
    if (error instanceof RemoteError && error.problem.kind === 'notFound') return []
    throw error
  }
}

/** Whom a name of Exchange's means. */
interface Manager {
  readonly id: string
  readonly able: boolean
}

/**
 * Who besides the leaver owns lists, by the names that Exchange has for them: those say who it is only when Exchange is asked
 * (Get-Recipient), each once.
 */
async function readManagers(
  from: Reader,
  lists: readonly List[],
  leaver: string,
): Promise<ReadonlyMap<string, Manager>> {
  const names = [...new Set(lists.flatMap(({ ManagedBy }) => ManagedBy ?? []))].slice(0, mostManagers)
  const ids = await Promise.all(names.map((name) => readRecipientId(from.exchange, name)))
  const found = names.flatMap((name, index) => {
    const id = ids[index]
    return id === undefined || id === leaver ? [] : [{ name, id }]
  })
  const standings = await readStandings(
    from,
    found.map(({ id }) => id),
  )
  return new Map(found.map(({ name, id }) => [name, { id, able: standings[id] === 'able' }]))
}

/** The leaver is one of those that are named, under a name that need not be known. */
function otherManagers(
  { ManagedBy }: List,
  known: ReadonlyMap<string, Manager>,
): Pick<OwnedGroup, 'others' | 'idle' | 'otherIds'> {
  const names = ManagedBy ?? []
  const others = names.filter((name) => known.get(name)?.able === true).length
  const otherIds = names.flatMap((name) => known.get(name)?.id ?? [])
  const idle = Math.max(names.length - 1 - others, 0)
  return { others, idle, ...(otherIds.length === 0 ? {} : { otherIds }) }
}
