import { sayOf } from '../../../cards/conversation/decision'
import { onedriveTexts } from '../../../cards/steps/onedrive/card'
import type { GraphOperation, PersonOperation } from '../../model/operation'
import type { Employee, Person } from '../../model/people'
import type { OutsideAccess } from './outsiders'
import type { Destination, ExistingOneDrive, Part } from './reading'

const say = sayOf(onedriveTexts)

/**
 * Lets the successor open and change everything. This is sharing, not ownership: no call of Graph makes anybody
 * administrator of a OneDrive. Source: learn, driveitem-invite.
 */
export function share({ driveId, rootId }: ExistingOneDrive, successor: Person): GraphOperation {
  return {
    via: 'graph',
    method: 'POST',
    path: `/drives/${driveId}/items/${rootId}/invite`,
    body: {
      recipients: [{ objectId: successor.id }],
      roles: ['write'],
      requireSignIn: true,
      sendInvitation: false,
    },
    explain: say('explainAccess', { successor: successor.displayName }),
  }
}

/**
 * Copies one part to the top of the successor's OneDrive, under a name of its own: the id of a folder made for it would
 * be known only after the plan was approved. A name that is taken is refused, so that nothing comes twice.
 */
export function copy(
  { driveId }: ExistingOneDrive,
  { id, name }: Part,
  destination: Destination,
  successor: Person,
): GraphOperation {
  return {
    via: 'graph',
    method: 'POST',
    path: `/drives/${driveId}/items/${id}/copy?@microsoft.graph.conflictBehavior=fail`,
    body: { parentReference: { driveId: destination.driveId, id: destination.rootId }, name },
    explain: say('explainCopy', { name, successor: successor.displayName }),
    whenRefused: 'continue',
  }
}

/** Takes the successor's permission away. Source: learn, permission-delete. */
export function unshare(
  { driveId, rootId }: ExistingOneDrive,
  permissionId: string,
  successor: Person,
): GraphOperation {
  return {
    via: 'graph',
    method: 'DELETE',
    path: `/drives/${driveId}/items/${rootId}/permissions/${encodeURIComponent(permissionId)}`,
    explain: say('explainAccessBack', { successor: successor.displayName }),
    whenRefused: 'continue',
  }
}

/** Ends what a permission lets people outside open. Source: learn, permission-delete. */
export function endOutside(driveId: string, { item, name }: OutsideAccess, permissionId: string): GraphOperation {
  return {
    via: 'graph',
    method: 'DELETE',
    path: `/drives/${driveId}/items/${item}/permissions/${encodeURIComponent(permissionId)}`,
    explain: say('explainEnd', { name }),
    whenRefused: 'continue',
    irreversible: true,
  }
}

/** A successor's access taken away by a person: where Microsoft tells no id of the permission, or nobody gets in for now. */
export function unshareByHand(employee: Employee, { webUrl }: ExistingOneDrive, successor: Person): PersonOperation {
  const names = { employee: employee.displayName, successor: successor.displayName }
  return {
    via: 'person',
    explain: say('explainAccessBack', names),
    instruction: say('instructAccessBack', names),
    ...linkTo(webUrl),
  }
}

/** What was copied may have been worked on since, so that a person says what can go. */
export function removeCopies(employee: Employee, successor: Person): PersonOperation {
  const names = { employee: employee.displayName, successor: successor.displayName }
  return { via: 'person', explain: say('explainCopyBack', names), instruction: say('instructCopyBack', names) }
}

function linkTo(webUrl: string | undefined): { readonly link?: string } {
  return webUrl?.startsWith('https://') === true ? { link: webUrl } : {}
}
