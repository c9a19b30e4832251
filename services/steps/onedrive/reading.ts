import { z } from 'zod'
import type { Person } from '../../model/people'
import { RemoteError, type GraphReader } from '../../remote/reader'
import { readSharedOutside, readStillOpen, type OutsideAccess, type SharedOutside } from './outsiders'
import { itemSchema, partsOf, readChildren, rootItem, type DriveItem } from './parts'

/** What is to be copied, or split because it holds more than Microsoft copies at once. */
export interface Part {
  readonly id: string
  /** Its name in the successor's OneDrive. */
  readonly name: string
  /** With all that is in it. */
  readonly bytes: number
  /** It is there already, as large as here. */
  readonly copied: boolean
}

/** A copy that was decided: what of it, and where to. */
export interface Copies {
  /** Directory id of the successor. */
  readonly to: string
  /** Undefined when the successor has no OneDrive. */
  readonly destination: Destination | undefined
  readonly parts: readonly Part[]
  /** More parts than a plan can carry: `parts` is empty then. */
  readonly tooMany: boolean
}

export interface Destination {
  readonly driveId: string
  readonly rootId: string
  /** Undefined where Microsoft does not say. */
  readonly freeBytes: number | undefined
}

/** A OneDrive as it is now. */
export interface ExistingOneDrive {
  readonly exists: true
  readonly driveId: string
  readonly rootId: string
  readonly webUrl: string | undefined
  readonly usedBytes: number
  /** Files and folders at its top. */
  readonly itemCount: number
  /** The successor may open and change all of it; false as long as none was chosen. */
  readonly shared: boolean
  /** What people outside can open, by name. Left out where there is none, and in journals of before. */
  readonly outside?: readonly SharedOutside[]
  /** Ids of the permissions that were decided to be ended and are still there. Only once that was decided. */
  readonly open?: readonly string[]
  /** Of the permission by which they may: taking it away again takes it. Not in journals of before. */
  readonly permissionId?: string
  /** Only once a copy was decided. */
  readonly copies: Copies | undefined
}

/** None that can be handed over; `locked`: there is one, and nobody gets in, as when it was archived. */
export interface NoOneDrive {
  readonly exists: false
  readonly locked?: true
}

export type OneDriveFacts = NoOneDrive | ExistingOneDrive

/** What was decided, as far as it says what else to read. */
export interface Chosen {
  readonly choice: 'access' | 'copy' | 'leave'
  readonly successor?: Person
  readonly ends?: readonly OutsideAccess[]
}

/** Whose OneDrive it is. */
type Owner = Pick<Person, 'id' | 'displayName'>

/** Parts that one plan can carry, so that it still can be read and approved. */
export const mostParts = 200
/** SharePoint writes properties of its own into Office files that come from elsewhere, so that sizes differ a little. */
const leastShare = 0.99

const text = z.string().nullish()
const size = z.number().nullish()
const driveSchema = z.object({
  id: z.string(),
  webUrl: text,
  quota: z.object({ used: size, remaining: size }).nullish(),
})
type Drive = z.infer<typeof driveSchema>
const rootSchema = itemSchema.pick({ id: true, folder: true })
type Root = z.infer<typeof rootSchema>
const permissionSchema = z.object({
  id: text,
  roles: z.array(z.string()).nullish(),
  grantedToV2: z
    .object({
      user: z.object({ id: text }).nullish(),
      siteUser: z.object({ loginName: text }).nullish(),
    })
    .nullish(),
})

/**
 * The leaver's OneDrive, and once it was decided who gets what: whether that is so. Throws RemoteError. Sizes are bytes.
 * Source: learn, drive-get, driveitem-list-children.
 */
export async function readOneDrive(graph: GraphReader, employee: Owner, chosen?: Chosen): Promise<OneDriveFacts> {
  try {
    return await readWhatIsThere(graph, employee, chosen)
  } catch (error) {
    // That 423 is what a locked or archived one answers is third-party evidence. It must not keep a case from opening.
    if (error instanceof RemoteError && error.problem.status === 423) return { exists: false, locked: true }
    throw error
  }
}

async function readWhatIsThere(graph: GraphReader, employee: Owner, chosen?: Chosen): Promise<OneDriveFacts> {
  const successor = chosen?.successor
  const copying = chosen?.choice === 'copy' ? successor : undefined
  const [drive, target] = await Promise.all([
    findDrive(graph, employee.id),
    copying === undefined ? undefined : findDrive(graph, copying.id),
  ])
  if (drive === undefined) return { exists: false }
  // By the root's other name all of it can be asked for before its id is known: each folder on the way is a round trip.
  const [root, permission, copies, outside, open] = await Promise.all([
    readRoot(graph, drive),
    chosen?.choice === 'access' && successor !== undefined ? findAccess(graph, drive, successor) : undefined,
    copying === undefined ? undefined : readCopies(graph, employee, drive, { to: copying.id, target }),
    readSharedOutside(graph, drive.id),
    chosen?.ends === undefined ? undefined : readStillOpen(graph, drive.id, chosen.ends),
  ])
  return {
    exists: true,
    driveId: drive.id,
    rootId: root.id,
    webUrl: drive.webUrl ?? undefined,
    usedBytes: drive.quota?.used ?? 0,
    itemCount: root.folder?.childCount ?? 0,
    shared: permission !== undefined,
    ...(outside.length === 0 ? {} : { outside }),
    ...(open === undefined ? {} : { open }),
    ...(permission?.id == null ? {} : { permissionId: permission.id }),
    copies,
  }
}

/** Undefined when it was never made, or when the organisation has no SharePoint at all (third-party evidence). */
async function findDrive(graph: GraphReader, userId: string): Promise<Drive | undefined> {
  try {
    return await graph.find(`/users/${userId}/drive?$select=id,webUrl,quota`, driveSchema)
  } catch (error) {
    if (error instanceof RemoteError && /does not have a SPO license/i.test(error.problem.text)) return undefined
    throw error
  }
}

function readRoot(graph: GraphReader, { id }: Drive): Promise<Root> {
  return graph.get(`/drives/${id}/root?$select=id,folder`, rootSchema)
}

function destinationOf({ id: driveId, quota }: Drive, { id: rootId }: Root): Destination {
  return { driveId, rootId, freeBytes: quota?.remaining ?? undefined }
}

/** The permission by which the successor may change all of it. */
async function findAccess(graph: GraphReader, { id }: Drive, successor: Person) {
  const path = `/drives/${id}/items/${rootItem}/permissions?$select=id,roles,grantedToV2`
  const permissions = await graph.list(path, permissionSchema)
  const signIn = `|${successor.userPrincipalName}`.toLowerCase()
  return permissions.find(({ roles, grantedToV2 }) => {
    const writes = roles?.some((role) => role === 'write' || role === 'owner') === true
    const named = grantedToV2?.siteUser?.loginName?.toLowerCase().endsWith(signIn) === true
    return writes && (named || grantedToV2?.user?.id?.toLowerCase() === successor.id.toLowerCase())
  })
}

async function readCopies(
  graph: GraphReader,
  employee: Owner,
  drive: Drive,
  { to, target }: { readonly to: string; readonly target: Drive | undefined },
): Promise<Copies> {
  const [top, there, targetRoot] = await Promise.all([
    readChildren(graph, drive.id, rootItem),
    target === undefined ? [] : readChildren(graph, target.id, rootItem),
    target === undefined ? undefined : readRoot(graph, target),
  ])
  const destination = target === undefined || targetRoot === undefined ? undefined : destinationOf(target, targetRoot)
  const known = new Map(there.map((item) => [item.name.toLowerCase(), item]))
  const named = await partsOf(graph, drive.id, prefixOf(employee), top, known)
  const parts = named.map(({ name, item }): Part => ({
    id: item.id,
    name,
    bytes: item.size ?? 0,
    copied: isCopyOf(known.get(name.toLowerCase()), item),
  }))
  const tooMany = parts.length > mostParts
  return { to, destination, parts: tooMany ? [] : parts, tooMany }
}

function isCopyOf(copy: DriveItem | undefined, item: DriveItem): boolean {
  return (
    copy !== undefined &&
    copy.folder?.childCount === item.folder?.childCount &&
    (copy.size ?? 0) >= (item.size ?? 0) * leastShare
  )
}

/** The leaver's name without what a file name may not hold (SharePoint's restrictions). */
function prefixOf({ displayName }: Owner): string {
  return displayName
    .replaceAll(/["*:<>?/\\|~#%]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s.]+|[\s.]+$/g, '')
    .slice(0, 60)
}
