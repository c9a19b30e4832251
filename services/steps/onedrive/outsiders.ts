import { z } from 'zod'
import { unlessUnread } from '../../remote/attempted'
import type { GraphReader } from '../../remote/reader'

/** A file or folder that somebody outside the organisation can open. */
export interface SharedOutside {
  readonly name: string
  /** Whoever has the link can. */
  readonly anyone: boolean
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
  link: z.object({ scope: z.string().nullish() }).nullish(),
  grantedToV2: identitySchema.nullish(),
  grantedToIdentitiesV2: z.array(identitySchema).nullish(),
  inheritedFrom: z.object({ id: z.string().nullish() }).nullish(),
})

/**
 * What is shared outside the organisation at the top of a OneDrive and in the folders there; deeper nobody looks. A sign-in name
 * of a guest, or of somebody whom SharePoint alone knows, tells who is outside. Nothing where it cannot be read: it stops no
 * case. Source: learn, driveItem (shared), driveitem-list-permissions.
 */
export async function readSharedOutside(
  graph: GraphReader,
  driveId: string,
  rootId: string,
): Promise<readonly SharedOutside[]> {
  return (await unlessUnread(lookThrough(graph, driveId, rootId))) ?? []
}

async function lookThrough(graph: GraphReader, driveId: string, rootId: string): Promise<readonly SharedOutside[]> {
  const top = await childrenOf(graph, driveId, rootId)
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
  return shared.flatMap(({ name }, index) => {
    const { anyone = false, somebody = false } = found[index] ?? {}
    return anyone || somebody ? [{ name, anyone }] : []
  })
}

/** By permissions of the item itself: those of a folder are told of the folder. */
async function whoOutside(graph: GraphReader, driveId: string, { id }: Item) {
  const permissions = await graph.list(
    `/drives/${driveId}/items/${id}/permissions?$select=${Object.keys(permissionSchema.shape).join(',')}`,
    permissionSchema,
  )
  const own = permissions.filter(({ inheritedFrom }) => inheritedFrom?.id == null)
  return {
    anyone: own.some(({ link }) => link?.scope === 'anonymous'),
    somebody: own.some(({ grantedToV2, grantedToIdentitiesV2 }) =>
      [grantedToV2, ...(grantedToIdentitiesV2 ?? [])].some((one) => isOutsider(one?.siteUser?.loginName)),
    ),
  }
}

function isOutsider(loginName: string | null | undefined): boolean {
  return /#ext#|urn(?::|%3a)spo(?::|%3a)guest/i.test(loginName ?? '')
}
