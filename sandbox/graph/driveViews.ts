import { domain, tenantId } from '../tenant/organization'
import { childCountOf, itemIn, itemOfPermission, permissionsOn, sizeOf } from '../tenant/drives'
import { type Drive, type DriveItem, type DrivePermission } from '../tenant/state/drives'
import type { Tenant, User } from '../tenant/state'

type Properties = Readonly<Record<string, unknown>>

const created = '2021-03-01T09:05:00Z'
const site = `https://${domain.split('.')[0] ?? ''}-my.sharepoint.com/personal`

export const driveProperties = [
  'id',
  'createdDateTime',
  'description',
  'driveType',
  'lastModifiedDateTime',
  'name',
  'owner',
  'quota',
  'webUrl',
]

export const itemProperties = [
  'id',
  'cTag',
  'createdDateTime',
  'eTag',
  'file',
  'folder',
  'lastModifiedDateTime',
  'name',
  'package',
  'parentReference',
  'root',
  'shared',
  'sharepointIds',
  'size',
  'webUrl',
]

export const permissionProperties = [
  'id',
  'grantedToIdentitiesV2',
  'grantedToV2',
  'inheritedFrom',
  'link',
  'roles',
  'shareId',
]

/** A OneDrive with the properties of Graph's drive. */
export function viewDrive(drive: Drive, owner: User): Properties {
  const used = sizeOf(drive, itemIn(drive, 'root'))
  const remaining = Math.max(0, drive.total - used)
  return {
    id: drive.id,
    createdDateTime: created,
    driveType: 'business',
    lastModifiedDateTime: created,
    name: 'OneDrive',
    owner: { user: { displayName: owner.properties.displayName, id: owner.id } },
    quota: { deleted: 0, remaining, state: stateOf(remaining, drive.total), total: drive.total, used },
    webUrl: `${addressOf(drive)}/Documents`,
  }
}

/** An item with the properties of Graph's driveItem. */
export function viewItem(drive: Drive, item: DriveItem): Properties {
  const root = item.parent === undefined
  return {
    id: item.id,
    cTag: item.kind === 'folder' ? undefined : `"c:{${item.id}},${item.version ?? 1}"`,
    createdDateTime: created,
    eTag: `"{${item.id}},${item.version ?? 1}"`,
    file: item.kind === 'file' ? { hashes: { quickXorHash: '' }, mimeType: 'application/octet-stream' } : undefined,
    folder: item.kind === 'folder' ? { childCount: childCountOf(drive, item) } : undefined,
    lastModifiedDateTime: created,
    name: item.name,
    package: item.kind === 'notebook' ? { type: 'oneNote' } : undefined,
    parentReference: { driveType: 'business', driveId: drive.id, ...(root ? {} : parentOf(drive, item)) },
    root: root ? {} : undefined,
    shared: sharedOf(drive, item),
    sharepointIds: root ? { siteUrl: addressOf(drive), tenantId } : undefined,
    size: sizeOf(drive, item),
    webUrl: `${addressOf(drive)}/Documents${root ? '' : `/${encodeURIComponent(item.name)}`}`,
  }
}

/** How far an item is shared, by itself or by a folder that it is in; undefined where nobody else has it (learn, shared facet). */
function sharedOf(drive: Drive, item: DriveItem): Properties | undefined {
  const scopes = permissionsOn(drive, item).map(({ link }) => link?.scope ?? 'users')
  if (scopes.length === 0) return undefined
  return { scope: (['anonymous', 'organization'] as const).find((one) => scopes.includes(one)) ?? 'users' }
}

/**
 * A permission; none for somebody who is gone for good.
 * @param on the item that it is shown of; one that comes from a folder says so
 */
export function viewPermission(
  { users }: Tenant,
  permission: DrivePermission,
  on?: { readonly drive: Drive; readonly item: DriveItem },
): readonly Properties[] {
  const { id, user, roles, link, outsider } = permission
  const from = on === undefined ? undefined : itemOfPermission(on.drive, permission)
  const inherited =
    on === undefined || from === on.item.id || id === 'owner'
      ? {}
      : { inheritedFrom: { driveId: on.drive.id, id: from, driveType: 'business' } }
  if (outsider !== undefined) {
    const loginName = `i:0#.f|membership|urn%3aspo%3aguest#${outsider}`
    const who = { user: { displayName: outsider }, siteUser: { displayName: outsider, loginName } }
    const webUrl = `${site.replace(/\/personal$/, '')}/:f:/g/${id}`
    const shown = { type: 'view', scope: 'users', webUrl, preventsDownload: false }
    return [{ id, roles, shareId: `u!${id}`, grantedToIdentitiesV2: [who], link: shown, ...inherited }]
  }
  if (link !== undefined) {
    const webUrl = `${site.replace(/\/personal$/, '')}/:f:/g/${id}`
    return [{ id, roles, shareId: `u!${id}`, link: { ...link, webUrl, preventsDownload: false }, ...inherited }]
  }
  const found = users.get(user)
  if (found === undefined) return []
  const { displayName, userPrincipalName } = found.properties
  const loginName = `i:0#.f|membership|${userPrincipalName.toLowerCase()}`
  const grantedToV2 = { user: { displayName, id: user }, siteUser: { displayName, id: '7', loginName } }
  return [{ id, grantedToV2, roles, ...inherited }]
}

function parentOf(drive: Drive, item: DriveItem): Properties {
  return { id: item.parent, path: `/drives/${drive.id}/root:` }
}

function addressOf({ id }: Drive): string {
  return `${site}/${id.slice(2, 16).replaceAll('-', '_')}`
}

function stateOf(remaining: number, total: number): string {
  if (remaining === 0) return 'exceeded'
  return remaining < total / 100 ? 'critical' : 'normal'
}
