import type { Person } from '../../model/people'
import { orNone, readRecipientId } from '../../facts/mailboxAsRead'
import { readStandings } from '../../facts/people'
import type { Reader } from '../../remote/reader'
import type { OtherRecipient } from './reading'

/** What Exchange writes for the mailbox itself. */
const itself = /^NT AUTHORITY\\SELF$/i
/** What it writes for whom the directory does not know any more. */
const gone = /^S-1-\d/i

/**
 * Those among these shared mailboxes that nobody but the leaver can open: nobody else has full access who can sign in and stays.
 * A group with full access counts as somebody. Throws RemoteError. Source: learn, Get-MailboxPermission.
 */
export async function readUnheld(
  from: Reader,
  { userPrincipalName }: Person,
  mailboxes: readonly OtherRecipient[],
): Promise<readonly OtherRecipient[]> {
  const held = await Promise.all(mailboxes.map(({ id }) => isHeld(from, id, userPrincipalName)))
  return mailboxes.filter((_mailbox, index) => held[index] === false)
}

async function isHeld(from: Reader, Identity: string, leaver: string): Promise<boolean> {
  const permissions = await orNone(from.exchange.get('Get-MailboxPermission', { Identity }))
  const holders = permissions
    .filter(({ AccessRights, IsInherited, Deny }) => AccessRights.includes('FullAccess') && !IsInherited && !Deny)
    .map(({ User }) => User)
    .filter((user) => user.toLowerCase() !== leaver.toLowerCase() && !itself.test(user) && !gone.test(user))
  if (holders.some((user) => !user.includes('@'))) return true
  const ids = await Promise.all(holders.map((user) => readRecipientId(from.exchange, user)))
  const known = ids.flatMap((id) => id ?? [])
  const standings = await readStandings(from, known)
  return known.some((id) => standings[id] === 'able')
}
