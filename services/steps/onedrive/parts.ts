import { z } from 'zod'
import type { GraphReader } from '../../remote/reader'

/** The other name of the folder at the top of every drive, in the place of its id (Microsoft’s .NET SDK: `Drives[id].Items["root"]`). */
export const rootItem = 'root'
/** Microsoft copies no more items in one go, folders counted (learn, driveitem-copy). */
export const mostItems = 30_000
/** Folders that are looked through for one OneDrive; in a larger one, Microsoft's own refusal has to tell. */
const mostFolders = 400
/** SharePoint's longest name. */
const longestName = 255

export const itemSchema = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number().nullish(),
  folder: z.object({ childCount: z.number().nullish() }).nullish(),
  file: z.object({}).nullish(),
  package: z.object({}).nullish(),
})
export type DriveItem = z.infer<typeof itemSchema>

/** An item to copy by itself, and what it is called then. */
export interface NamedItem {
  readonly name: string
  readonly item: DriveItem
}

/** What was learnt of folders, by id: what is directly in them. */
type Tree = Map<string, readonly DriveItem[]>

/** What is directly in a folder, without shortcuts to what belongs to somebody else. Throws RemoteError. */
export async function readChildren(graph: GraphReader, driveId: string, id: string): Promise<readonly DriveItem[]> {
  const fields = Object.keys(itemSchema.shape).join(',')
  const found = await graph.list(`/drives/${driveId}/items/${id}/children?$select=${fields}&$top=999`, itemSchema)
  // A shortcut is neither file nor folder nor package.
  return found.filter((item) => item.folder != null || item.file != null || item.package != null)
}

/**
 * What to copy one by one: everything at the top, and of a folder with more items than Microsoft copies at once what is
 * in it. Folders are counted level by level, and not those that the successor has by that name already: their copy was
 * taken, so that they were not too large. Throws RemoteError.
 * @param prefix goes before each name, so that nothing meets the successor's own
 * @param known what the successor has, by name in lower case
 */
export async function partsOf(
  graph: GraphReader,
  driveId: string,
  prefix: string,
  top: readonly DriveItem[],
  known: ReadonlyMap<string, DriveItem>,
): Promise<readonly NamedItem[]> {
  const named = top.map((item) => ({ item, name: nameOf(prefix, item.name) }))
  const open = named.filter(({ name }) => !known.has(name.toLowerCase())).map(({ item }) => item)
  const tree = await readTree(graph, driveId, open)
  return named.flatMap((one) => splitUp(one, tree))
}

/** Level by level, so that the folders of one level travel together. */
async function readTree(graph: GraphReader, driveId: string, top: readonly DriveItem[]): Promise<Tree> {
  const tree: Tree = new Map()
  for (let level = top.filter(mayHoldMore); level.length > 0;) {
    const looked = level.slice(0, mostFolders - tree.size)
    const children = await Promise.all(looked.map(({ id }) => readChildren(graph, driveId, id)))
    for (const [index, { id }] of looked.entries()) tree.set(id, children[index] ?? [])
    level = children.flat().filter(mayHoldMore)
  }
  return tree
}

function mayHoldMore({ folder }: DriveItem): boolean {
  return (folder?.childCount ?? 0) > 0
}

function splitUp({ item, name }: NamedItem, tree: Tree): readonly NamedItem[] {
  const children = tree.get(item.id)
  if (children === undefined || countOf(item, tree) <= mostItems) return [{ item, name }]
  return children.flatMap((child) => splitUp({ item: child, name: nameOf(name, child.name) }, tree))
}

/** An item and all that is known to be in it; rather too many than too few. */
function countOf(item: DriveItem, tree: Tree): number {
  const seen = (tree.get(item.id) ?? []).reduce((sum, child) => sum + countOf(child, tree), 0)
  return 1 + Math.max(seen, item.folder?.childCount ?? 0)
}

/** A name that is too long loses its beginning: its end says what kind of file it is. */
function nameOf(prefix: string, name: string): string {
  const full = `${prefix} - ${name}`
  return full.length <= longestName ? full : `${prefix.slice(0, 60)} - ${name.slice(-(longestName - 63))}`
}
