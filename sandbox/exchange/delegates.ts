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

/** Changes who may send on behalf of a mailbox; false when that changes nothing. */
export function changeSendOnBehalf(tenant: Tenant, { id }: User, given: unknown): boolean {
  if (typeof given !== 'object' || given === null) return false
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
