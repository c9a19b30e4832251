import { itemIn } from '../tenant/drives'
import { Refusal } from '../tenant/refusal'
import type { Drive, DriveItem } from '../tenant/state/drives'
import type { GraphContext } from './route'

/** The OneDrive that the path names. Throws Graph's 404. */
export function driveIn({ tenant, parameters }: GraphContext): Drive {
  return driveById({ tenant }, parameters['drive'] ?? '')
}

/** The OneDrive of this id. Throws Graph's 404. */
export function driveById({ tenant }: Pick<GraphContext, 'tenant'>, id: string): Drive {
  const drive = tenant.drives.byId.get(id)
  if (drive === undefined) throw new Refusal(404, 'itemNotFound', 'The resource could not be found.')
  return drive
}

/** The item that the path names. Throws Graph's 404. */
export function itemOf({ parameters }: GraphContext, drive: Drive): DriveItem {
  return itemIn(drive, parameters['item'] ?? '')
}
