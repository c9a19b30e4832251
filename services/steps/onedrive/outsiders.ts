import { z } from 'zod'
import { unlessUnread } from '../../remote/attempted'
import { RemoteError, type GraphReader } from '../../remote/reader'
import { rootItem } from './parts'

/** A file or folder that somebody outside the organisation can open. */
export interface SharedOutside {
  readonly name: string
  /** Whoever has the link can. */
  readonly anyone: boolean
  /** Its id, and of the permissions by which they can: ending those ends it. Not in journals of before. */
  readonly item?: string
  readonly permissions?: readonly string[]
}

/** What somebody decided to end, for those outside: as it was found. */
export interface OutsideAccess {
  readonly item: string
  readonly name: string
  /** Ids. */
  readonly permissions: readonly string[]
}

/** What of all that is shared outside can be ended from here. */
export function endable(outside: readonly SharedOutside[]): readonly OutsideAccess[] {
  return outside.flatMap(({ item, name, permissions = [] }) =>
    item === undefined || permissions.length === 0 ? [] : [{ item, name, permissions }],
  )
}

/** One page of a folder, and as many folders and items as travel together: a case must not wait for a whole OneDrive. */
const mostInFolder = 999
const mostFolders = 20
const mostShared = 20

const itemSchema = z.object({
  id: z.string(),
  name: z.string(),
  folder: z.object({ childCount: z.number().nullish() }).nullish(),
  shared: z.object({ scope: z.string().nullish() }).nullish(),
})
type Item = z.infer<typeof itemSchema>

const identitySchema = z.object({
  siteUser: z.object({ loginName: z.string().nullish() }).nullish(),
})
const permissionSchema = z.object({
  id: z.string().nullish(),
  link: z.object({ scope: z.string().nullish() }).nullish(),
  grantedToV2: identitySchema.nullish(),
  grantedToIdentitiesV2: z.array(identitySchema).nullish(),
  inheritedFrom: z.object({ id: z.string().nullish() }).nullish(),
})
type Permission = z.infer<typeof permissionSchema>

/**
 * What is shared outside the organisation at the top of a OneDrive and in the folders there; deeper nobody looks. A sign-in name
 * of a guest, or of somebody whom SharePoint alone knows, tells who is outside. Nothing where it cannot be read: it stops no
 * case. Source: learn, driveItem (shared), driveitem-list-permissions.
 */
export async function readSharedOutside(graph: GraphReader, driveId: string): Promise<readonly SharedOutside[]> {
  return (await unlessUnread(lookThrough(graph, driveId))) ?? []
}

async function lookThrough(graph: GraphReader, driveId: string): Promise<readonly SharedOutside[]> {
  const top = await childrenOf(graph, driveId, rootItem)
  const folders = top.filter(({ folder }) => isLookedInto(folder?.childCount ?? 0)).slice(0, mostFolders)
  const [ofTop, ofFolders] = await Promise.all([
    outsideAmong(graph, driveId, top),
    Promise.all(folders.map((folder) => insideOf(graph, driveId, folder))).then((found) =>
      outsideAmong(graph, driveId, found.flat().sort(sharedByItselfFirst)),
    ),
  ])
  return [...ofTop, ...ofFolders].sort((one, other) => one.name.localeCompare(other.name))
}

interface Inside extends Item {
  /** How far the folder is shared that it is in. */
  readonly around: string | undefined
}

async function insideOf(graph: GraphReader, driveId: string, { id, shared }: Item): Promise<readonly Inside[]> {
  const around = shared?.scope ?? undefined
  return (await childrenOf(graph, driveId, id)).map((item) => ({ ...item, around }))
}

/** What is shared as far as its folder is may have it from there. */
function sharedByItselfFirst(one: Inside, other: Inside): number {
  const inherits = ({ shared, around }: Inside) => Number(shared?.scope === around)
  return inherits(one) - inherits(other)
}

function isLookedInto(childCount: number): boolean {
  return childCount > 0 && childCount <= mostInFolder
}

function childrenOf(graph: GraphReader, driveId: string, id: string): Promise<readonly Item[]> {
  const fields = Object.keys(itemSchema.shape).join(',')
  return graph.list(`/drives/${driveId}/items/${id}/children?$select=${fields}&$top=${mostInFolder}`, itemSchema)
}

/** A link for the whole organisation is for nobody outside: those are not looked at. One that cannot be read hides no other. */
async function outsideAmong(
  graph: GraphReader,
  driveId: string,
  items: readonly Item[],
): Promise<readonly SharedOutside[]> {
  const shared = items.filter((one) => one.shared != null && one.shared.scope !== 'organization').slice(0, mostShared)
  const found = await Promise.all(shared.map((one) => unlessUnread(whoOutside(graph, driveId, one))))
  return shared.flatMap(({ id: item, name }, index) => {
    const letsIn = found[index] ?? []
    if (letsIn.length === 0) return []
    return [{ name, anyone: letsIn.some(isForAnyone), item, permissions: letsIn.flatMap(({ id }) => id ?? []) }]
  })
}

/**
 * Which of those permissions that were decided to be ended are still there. Throws RemoteError: what was ended is told only by
 * a read (promise 9).
 */
export async function readStillOpen(
  graph: GraphReader,
  driveId: string,
  ends: readonly OutsideAccess[],
): Promise<readonly string[]> {
  const there = await Promise.all(ends.map(({ item }) => permissionsThere(graph, driveId, item)))
  return ends.flatMap(({ permissions }, index) => permissions.filter((id) => there[index]?.includes(id) === true))
}

/** Ids; none of an item that is gone. */
async function permissionsThere(graph: GraphReader, driveId: string, item: string): Promise<readonly string[]> {
  try {
    return (await listPermissions(graph, driveId, item)).flatMap(({ id }) => id ?? [])
  } catch (error) {
    if (error instanceof RemoteError && error.problem.kind === 'notFound') return []
    throw error
  }
}

/** Permissions of the item itself that let somebody outside in: those of a folder are told of the folder. */
async function whoOutside(graph: GraphReader, driveId: string, { id }: Item): Promise<readonly Permission[]> {
  const permissions = await listPermissions(graph, driveId, id)
  return permissions.filter((one) => one.inheritedFrom?.id == null && (isForAnyone(one) || isForOutsiders(one)))
}

function listPermissions(graph: GraphReader, driveId: string, item: string): Promise<readonly Permission[]> {
  return graph.list(
    `/drives/${driveId}/items/${item}/permissions?$select=${Object.keys(permissionSchema.shape).join(',')}`,
    permissionSchema,
  )
}

function isForAnyone({ link }: Permission): boolean {
  return link?.scope === 'anonymous'
}

function isForOutsiders({ grantedToV2, grantedToIdentitiesV2 }: Permission): boolean {
  return [grantedToV2, ...(grantedToIdentitiesV2 ?? [])].some((one) => isOutsider(one?.siteUser?.loginName))
}

function isOutsider(loginName: string | null | undefined): boolean {
  return /#ext#|urn(?::|%3a)spo(?::|%3a)guest/i.test(loginName ?? '')
}
