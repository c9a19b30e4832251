import { driveCalled, itemIn } from '../tenant/drives'
import { Refusal } from '../tenant/refusal'
import type { Drive, DriveItem } from '../tenant/state/drives'
import { viewItem } from './driveViews'
import type { GraphContext } from './route'

/** The OneDrive that the path names. Throws Graph's 404. */
export function driveIn({ tenant, parameters }: GraphContext): Drive {
  return driveById({ tenant }, parameters['drive'] ?? '')
}

/** The OneDrive of this id. Throws Graph's 404. */
export function driveById({ tenant }: Pick<GraphContext, 'tenant'>, id: string): Drive {
  return driveCalled(tenant, id)
}

/** The item that the path names. Throws Graph's 404. */
export function itemOf({ parameters }: GraphContext, drive: Drive): DriveItem {
  return itemIn(drive, parameters['item'] ?? '')
}

/**
 * Throws Graph's 412 when somebody says what they saw before, and it is so no more: of an item, and of who has access to it
 * (learn, driveitem-update, driveitem-delete, permission-update, permission-delete, driveitem-createuploadsession: if-match).
 */
export function refuseStale({ request }: GraphContext, drive: Drive, found: DriveItem): void {
  const wanted = request.headers['if-match']
  if (wanted !== undefined && wanted !== '*' && !tagsOf(drive, found).includes(wanted)) throw stale()
}

/** Throws Graph's 412 when somebody does not want to write over what they saw (learn, driveitem-createuploadsession). */
export function refuseUnchanged({ request }: GraphContext, drive: Drive, found: DriveItem): void {
  const unwanted = request.headers['if-none-match']
  if (unwanted !== undefined && tagsOf(drive, found).includes(unwanted)) throw stale()
}

/** Of an item; that of its content counts as well as that of all of it. */
function tagsOf(drive: Drive, found: DriveItem): readonly unknown[] {
  const { eTag, cTag } = viewItem(drive, found)
  return [eTag, cTag]
}

function stale(): Refusal {
  return new Refusal(412, 'resourceModified', "ETag does not match current item's value")
}
