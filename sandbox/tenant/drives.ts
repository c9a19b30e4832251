import { randomUUID } from 'node:crypto'
import type { CopyOperation, Drive, DriveItem, DrivePermission, WhenTaken } from './state/drives'
import { Refusal } from './refusal'
import type { Tenant, User } from './state'
import { later, userOf } from './state'

/** Microsoft copies no more at once (learn, driveitem-copy). */
export const mostCopied = 30_000

const photographBytes = 2_750_000

/** A user's OneDrive. Throws a Refusal where it was never made. */
export function driveOfUser({ drives: { byId } }: Tenant, user: User): Drive {
  const found = [...byId.values()].find(({ owner }) => owner === user.id)
  // The status is Microsoft’s (Get drive); the words were seen in the field.
  if (found === undefined) throw new Refusal(404, 'ResourceNotFound', "User's mysite not found.")
  return found
}

/** The OneDrive of this id. Throws a Refusal. */
export function driveCalled({ drives: { byId } }: Tenant, id: string): Drive {
  const found = byId.get(id)
  if (found === undefined) throw new Refusal(404, 'itemNotFound', 'The resource could not be found.')
  return found
}

/** An item by its id; `root` is the root's other name. Throws a Refusal. */
export function itemIn(drive: Drive, id: string): DriveItem {
  const item = drive.items.get(id === 'root' ? drive.rootId : id)
  if (item === undefined) throw new Refusal(404, 'itemNotFound', 'The resource could not be found.')
  return item
}

/** What is directly in a folder. */
export function childrenOf(drive: Drive, folder: DriveItem): readonly DriveItem[] {
  const kept = [...drive.items.values()].filter(({ parent }) => parent === folder.id)
  const photographs = Array.from({ length: folder.photographs }, (_, index): DriveItem => {
    const number = String(index + 1).padStart(5, '0')
    const own = { parent: folder.id, kind: 'file', bytes: photographBytes, photographs: 0 } as const
    return { id: `${folder.id}P${number}`, name: `IMG_${number}.jpg`, ...own }
  })
  return [...kept, ...photographs]
}

export function childCountOf(drive: Drive, folder: DriveItem): number {
  return folder.photographs + [...drive.items.values()].filter(({ parent }) => parent === folder.id).length
}

/** Bytes of an item with all that is in it. */
export function sizeOf(drive: Drive, item: DriveItem): number {
  const inside = [...drive.items.values()].filter(({ parent }) => parent === item.id)
  return item.bytes + item.photographs * photographBytes + inside.reduce((sum, child) => sum + sizeOf(drive, child), 0)
}

/** Bytes that a OneDrive still takes. */
export function freeIn(drive: Drive): number {
  return drive.total - sizeOf(drive, itemIn(drive, 'root'))
}

/** Gives people access to all of a OneDrive. Throws a Refusal in Microsoft's words. */
export function invite(
  tenant: Tenant,
  drive: Drive,
  recipients: readonly string[],
  roles: readonly string[],
  item: string = drive.rootId,
): readonly DrivePermission[] {
  const users = recipients.map((recipient) => userOf(tenant, recipient))
  const known = users.filter((user) => user !== undefined)
  // The words are third-party evidence (issue 1497 of onedrive-api-docs).
  if (known.length < users.length) throw new Refusal(400, 'noResolvedUsers', 'One or more users could not be resolved.')
  // Whether a guest who is known already may be invited depends on the tenant's sharing policy; here it may not.
  if (known.some(({ properties }) => properties['userType'] === 'Guest'))
    throw new Refusal(403, 'accessDenied', 'The caller does not have permission to perform the action.')
  const whole = item === drive.rootId
  const made = known.map((user): DrivePermission => ({
    id: permissionIdOf(user),
    user: user.id,
    roles,
    ...(whole ? {} : { item }),
  }))
  const others = drive.permissions.filter(
    (old) => !made.some(({ id }) => id === old.id && itemOfPermission(drive, old) === item),
  )
  drive.permissions = [...others, ...made]
  return made
}

/** Makes a link to an item, or gives the one that there is. */
export function linkTo(drive: Drive, item: DriveItem, link: NonNullable<DrivePermission['link']>): DrivePermission {
  const same = drive.permissions.find(
    (one) => one.item === item.id && one.link?.type === link.type && one.link.scope === link.scope,
  )
  if (same !== undefined) return same
  const roles = [link.type === 'edit' ? 'write' : 'read']
  const made: DrivePermission = { id: randomUUID(), user: drive.owner, roles, item: item.id, link }
  drive.permissions = [...drive.permissions, made]
  return made
}

/** Shares an item with somebody outside, which makes nobody a guest of the organisation. */
export function shareOutside(drive: Drive, item: DriveItem, outsider: string): void {
  const made = { id: randomUUID(), user: drive.owner, outsider, roles: ['read'], item: item.id }
  drive.permissions = [...drive.permissions, made]
}

/** Who has access to an item: by itself, or by a folder that it is in. */
export function permissionsOn(drive: Drive, item: DriveItem): readonly DrivePermission[] {
  const above = [item.id]
  for (let one = item; one.parent !== undefined; one = itemIn(drive, one.parent)) above.push(one.parent)
  return drive.permissions.filter((one) => above.includes(itemOfPermission(drive, one)))
}

/** A permission on an item. Throws a Refusal when there is none of this id. */
export function permissionIn(drive: Drive, item: DriveItem, id: string): DrivePermission {
  const found = permissionsOn(drive, item).find((one) => one.id === id)
  if (found === undefined) throw new Refusal(404, 'itemNotFound', 'The resource could not be found.')
  return found
}

/** Takes a permission away. Throws a Refusal when there is none of this id, and where a folder gives it. */
export function removePermission(drive: Drive, item: DriveItem, id: string): void {
  const gone = permissionIn(drive, item, id)
  // That it is refused is documented (learn, permission-delete), in which words is not.
  if (itemOfPermission(drive, gone) !== item.id) throw invalid('An inherited permission cannot be removed.')
  drive.permissions = drive.permissions.filter((one) => one !== gone)
}

/** Of what a permission is. */
export function itemOfPermission({ rootId }: Drive, { item = rootId }: DrivePermission): string {
  return item
}

/** The item at a place below another one, by the names on the way. Throws a Refusal. */
export function itemAt(drive: Drive, from: DriveItem, place: string): DriveItem {
  return place.split('/').reduce((folder, name) => {
    const found = childCalled(drive, folder, name)
    if (found === undefined) throw new Refusal(404, 'itemNotFound', 'The resource could not be found.')
    return found
  }, from)
}

/** What of a folder has this name, in whatever letters; undefined without. */
export function childCalled(drive: Drive, folder: DriveItem, name: string): DriveItem | undefined {
  return childrenOf(drive, folder).find((child) => child.name.toLowerCase() === name.toLowerCase())
}

/** An item and all that is in it, but for photographs that nobody looks at one by one. */
export function everythingIn(drive: Drive, item: DriveItem): readonly DriveItem[] {
  const inside = [...drive.items.values()].filter(({ parent }) => parent === item.id)
  return [item, ...inside.flatMap((child) => everythingIn(drive, child))]
}

/** Makes an empty folder. Throws a Refusal when its name is taken. */
export function addFolder(drive: Drive, parent: DriveItem, name: string, whenTaken: WhenTaken): DriveItem {
  if (whenTaken === 'fail' && isTaken(drive, parent, name)) throw nameTaken()
  const called = whenTaken === 'rename' ? freeName(drive, parent, name) : name
  const made: DriveItem = {
    id: newItemId(),
    name: called,
    parent: parent.id,
    kind: 'folder',
    bytes: 0,
    photographs: 0,
  }
  drive.items.set(made.id, made)
  return made
}

/** Gives an item another name, or another place. Throws a Refusal. */
export function changeItem(drive: Drive, item: DriveItem, name: string, parent: string | undefined): DriveItem {
  if (item.parent === undefined) throw invalid('Cannot rename or move the root folder.')
  const folder = itemIn(drive, parent ?? item.parent)
  if (isTaken(drive, folder, name, item.id)) throw nameTaken()
  const changed = { ...item, name, parent: folder.id, version: (item.version ?? 1) + 1 }
  drive.items.set(item.id, changed)
  return changed
}

/** Deletes an item with all that is in it. Throws a Refusal for the root. */
export function deleteItem(drive: Drive, item: DriveItem): void {
  if (item.parent === undefined) throw invalid('Cannot delete the root folder.')
  for (const one of everythingIn(drive, item)) drive.items.delete(one.id)
}

/** What to copy, and where to. */
export interface CopyRequest {
  readonly item: DriveItem
  readonly to: Drive
  readonly parent: DriveItem
  readonly name: string
  readonly whenTaken: WhenTaken
}

/** Starts a copy. Throws a Refusal in Microsoft's words; the quota is looked at while it copies. */
export function copyItem(tenant: Tenant, from: Drive, request: CopyRequest): CopyOperation {
  const { item, to, parent, name, whenTaken } = request
  if (item.parent === undefined) throw invalid('Cannot copy the root folder.')
  if (parent.kind !== 'folder') throw invalid('The destination is not a folder.')
  // That it is refused is documented, in which words is not.
  if (countOf(from, item) > mostCopied) throw invalid('The copy operation is restricted to 30000 items.')
  if (whenTaken === 'fail' && isTaken(to, parent, name)) throw nameTaken()
  const copy: CopyOperation = {
    id: randomUUID(),
    startedAt: Date.now(),
    takes: tenant.delays.driveCopy,
    state: 'running',
    resourceId: undefined,
  }
  tenant.drives.copies.set(copy.id, copy)
  later(tenant, tenant.delays.driveCopy, () => finish(copy, from, request))
  return copy
}

/** How far a copy is, 0 to 100. */
export function percentOf({ startedAt, takes, state }: CopyOperation, now = Date.now()): number {
  if (state === 'completed') return 100
  return takes <= 0 ? 0 : Math.min(99, Math.floor((100 * (now - startedAt)) / takes))
}

function finish(copy: CopyOperation, from: Drive, { item, to, parent, name, whenTaken }: CopyRequest): void {
  if (sizeOf(from, item) > freeIn(to)) {
    copy.state = { code: 'quotaLimitReached', message: 'Insufficient Space Available' }
  } else if (whenTaken === 'fail' && isTaken(to, parent, name)) {
    const { code, message } = nameTaken()
    copy.state = { code, message }
  } else {
    const taken = childCalled(to, parent, name)
    if (whenTaken === 'replace' && taken !== undefined) deleteItem(to, taken)
    copy.resourceId = copyInto(from, item, to, parent.id, freeName(to, parent, name))
    copy.state = 'completed'
  }
}

function copyInto(from: Drive, item: DriveItem, to: Drive, parent: string, name: string): string {
  const inside = [...from.items.values()].filter((child) => child.parent === item.id)
  const id = newItemId()
  to.items.set(id, { ...item, id, parent, name })
  for (const child of inside) copyInto(from, child, to, id, child.name)
  return id
}

/** The name itself, or the first like it that is free. */
export function freeName(drive: Drive, parent: DriveItem, name: string): string {
  const [, stem = name, extension = ''] = /^(.+?)(\.\w+)?$/.exec(name) ?? []
  for (let number = 0; ; number += 1) {
    const free = number === 0 ? name : `${stem} ${number}${extension}`
    if (!isTaken(drive, parent, free)) return free
  }
}

/**
 * Whether something in a folder has this name.
 * @param by who may have the name: the item that is to be called so
 */
export function isTaken(drive: Drive, parent: DriveItem, name: string, by?: string): boolean {
  return childrenOf(drive, parent).some((child) => child.id !== by && child.name.toLowerCase() === name.toLowerCase())
}

/** An item and all that is in it. */
function countOf(drive: Drive, item: DriveItem): number {
  const inside = [...drive.items.values()].filter(({ parent }) => parent === item.id)
  return 1 + item.photographs + inside.reduce((sum, child) => sum + countOf(drive, child), 0)
}

/** OneDrive's word for a request that it cannot do anything with. */
export function invalid(message: string): Refusal {
  return new Refusal(400, 'invalidRequest', message)
}

/** OneDrive's answer when something else has the name. */
export function nameTaken(): Refusal {
  return new Refusal(409, 'nameAlreadyExists', 'Name already exists')
}

/** As SharePoint makes it: the sign-in name, encoded. Seen in answers, and written down nowhere. */
function permissionIdOf({ properties }: User): string {
  return Buffer.from(`i:0#.f|membership|${properties.userPrincipalName.toLowerCase()}`).toString('base64url')
}

/** An id in the form of OneDrive's. */
export function newItemId(): string {
  return `01${randomUUID().replaceAll('-', '').toUpperCase()}`
}
