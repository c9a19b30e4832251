import { isMasteredOnPremises } from './mailboxes'
import type { Tenant, User } from './state'
import { record } from './state'

/**
 * What a synchronisation does about an account, besides what was changed there: a mailbox that was converted here alone
 * becomes again what its object in Active Directory says that it is (learn,
 * shared-mailboxes-unexpectedly-converted-to-user-mailboxes).
 */
export function synchronise(tenant: Tenant, user: User): void {
  user.properties['onPremisesLastSyncDateTime'] = new Date().toISOString()
  const mailbox = tenant.mailboxes.get(user.id)
  if (mailbox === undefined || !isMasteredOnPremises(user, mailbox)) return
  if ((mailbox.becoming ?? mailbox.kind) === mailbox.onPremisesKind) return
  mailbox.kind = mailbox.onPremisesKind
  mailbox.becoming = undefined
  record(tenant, 'mailboxTurnedBack', user.id)
}
