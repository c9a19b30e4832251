import type { Delegates } from '../tenant/state/delegates'
import type { MailboxPermission } from '../tenant/state'
import { groups } from './groups'
import { people } from './people'

const { sanneOBrien: sanne, receptie, fleurPeters } = people

/** Sanne looks after the mailbox of the reception, answers for Fleur, and writes to the readers of a newsletter. */
export function seedDelegates(): Delegates {
  return {
    sendAs: new Map([
      [receptie.id, [sanne.id]],
      [groups.newsletter.id, [sanne.id]],
    ]),
    sendOnBehalf: new Map([[fleurPeters.id, [sanne.id]]]),
    formerSids: new Map(),
  }
}

/** Who opens somebody's mailbox besides its owner. */
export function fullAccessTo(owner: string): readonly MailboxPermission[] {
  return owner === receptie.id ? [{ user: sanne.id, accessRights: ['FullAccess'] }] : []
}
