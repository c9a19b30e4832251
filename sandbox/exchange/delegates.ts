import { CmdletError, text } from '../powershell/cmdlet'
import { changed } from '../tenant/delegates'
import { recipientOf } from '../tenant/mailboxes'
import type { Tenant, User } from '../tenant/state'

const host =
  'OU=contoso.onmicrosoft.com,OU=Microsoft Exchange Hosted Organizations,DC=EURPR02A001,DC=PROD,DC=OUTLOOK,DC=COM'

/** The name of an object in Exchange's own directory, by which filters find it. */
export function distinguishedNameOf(id: string): string {
  return `CN=${id},${host}`
}

/**
 * Changes who may send on behalf of a mailbox; false when that changes nothing. A mailbox from Active Directory takes no
 * such change here (the words are Exchange's, as administrators met them with other settings).
 */
export function changeSendOnBehalf(tenant: Tenant, { id, properties }: User, given: unknown): boolean {
  if (typeof given !== 'object' || given === null) return false
  if (properties.onPremisesSyncEnabled === true)
    throw new CmdletError(
      'Microsoft.Exchange.Configuration.Tasks.RecipientTaskException',
      `The operation on mailbox "${id}" failed because it's out of the current user's write scope. The action 'Set-Mailbox', 'GrantSendOnBehalfTo', can't be performed on the object '${id}' because the object is being synchronized from your on-premises organization. This action should be performed on the object in your on-premises organization.`,
    )
  const change: { readonly add?: unknown; readonly remove?: unknown } = given
  const who = (wanted: unknown) => (wanted === undefined ? undefined : requireRecipient(tenant, wanted))
  const before = tenant.delegates.sendOnBehalf.get(id) ?? []
  const after = changed(before, { add: who(change.add), remove: who(change.remove) })
  tenant.delegates.sendOnBehalf.set(id, after)
  return before.join() !== after.join()
}

function requireRecipient(tenant: Tenant, wanted: unknown): string {
  const found = recipientOf(tenant, text(wanted))
  if (found !== undefined) return found.id
  throw new CmdletError(
    'Microsoft.Exchange.Configuration.Tasks.RecipientTaskException',
    `Couldn't find object "${text(wanted)}". Please make sure that it was spelled correctly or specify a different object.`,
  )
}
