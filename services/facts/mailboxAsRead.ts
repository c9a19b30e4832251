import type { Employee } from '../model/people'
import { gigabyte } from '../model/size'
import { RemoteError, type CmdletReader } from '../remote/reader'

type Exchange = CmdletReader<'exchange'>

/** Above this a shared mailbox needs a licence, in bytes (learn: about-shared-mailboxes). */
export const sharedMailboxLimit = 50 * gigabyte

/** What Exchange gives as a directory id where there is none. */
const emptyId = '00000000-0000-0000-0000-000000000000'

/** What Exchange says about a mailbox itself. */
export interface MailboxState {
  /** RecipientTypeDetails: `UserMailbox`, `SharedMailbox`, `RoomMailbox`... */
  readonly kind: string
  readonly archive: boolean
  /** ForwardingAddress: a recipient of the organisation. It wins over the SMTP address. */
  readonly forwardingAddress: string | undefined
  /** ForwardingSmtpAddress without its `smtp:`. */
  readonly forwardingSmtpAddress: string | undefined
  /** Where mail is forwarded to now, as Exchange names it; the recipient wins over the SMTP address. */
  readonly forwardingTo: string | undefined
  /** DeliverToMailboxAndForward: forwarded mail also stays in the mailbox. */
  readonly keepsCopy: boolean
  /** HiddenFromAddressListsEnabled. */
  readonly hidden: boolean
  /** IsDirSynced: see `facts/masters`. Left out where it is not, and in journals of before. */
  readonly synced?: true
  /** IsExchangeCloudManaged. The same. */
  readonly exchangeCloudManaged?: true
}

/** Where somebody's mail is: in a mailbox here, in one on the organisation's own Exchange servers, or in none. */
export type MailboxPlace =
  | { readonly place: 'cloud'; readonly state: MailboxState }
  | { readonly place: 'onPremises'; readonly hidden: boolean }
  | { readonly place: 'none' }

/** A mailbox as it is now. */
export interface ExistingMailbox extends MailboxState {
  readonly exists: true
  /** Held by anything that there is: `readHolds`. */
  readonly hold: boolean
  readonly sizeInBytes: number
  /** User principal names. */
  readonly fullAccess: readonly string[]
  /** Where the mailbox of whoever is to get the mail forwards to by itself; read once that was decided. */
  readonly successorForwardsTo?: string
  /** Directory id of the recipient that mail is forwarded to, whose name Exchange refuses when it is written back. Not in journals of before. */
  readonly forwardingRecipientId?: string
  /** What that recipient is: RecipientTypeDetails, such as `UserMailbox` or `MailContact`. Not in journals of before. */
  readonly forwardingRecipientKind?: string
  /** Directory id of the recipient that has the SMTP address; read where that is not the one of whoever was decided. */
  readonly forwardingSmtpRecipientId?: string
}

/** Whether a kind of mailbox is one that several people open. @param kind RecipientTypeDetails */
export function isSharedMailbox(kind: string | undefined): boolean {
  return kind === 'SharedMailbox'
}

/** The mailbox, or undefined when there is none. Throws RemoteError. */
export async function readMailbox(exchange: Exchange, identity: string): Promise<MailboxState | undefined> {
  const [mailbox] = await orNone(exchange.get('Get-Mailbox', { Identity: identity }))
  if (mailbox === undefined) return undefined
  const forwardingAddress = orUndefined(mailbox.ForwardingAddress)
  const forwardingSmtpAddress = orUndefined(mailbox.ForwardingSmtpAddress?.replace(/^smtp:/i, ''))
  return {
    kind: mailbox.RecipientTypeDetails,
    archive: (mailbox.ArchiveStatus ?? 'None') !== 'None',
    forwardingAddress,
    forwardingSmtpAddress,
    forwardingTo: forwardingAddress ?? forwardingSmtpAddress,
    keepsCopy: mailbox.DeliverToMailboxAndForward === true,
    hidden: mailbox.HiddenFromAddressListsEnabled === true,
    ...(mailbox.IsDirSynced === true ? { synced: true } : {}),
    ...(mailbox.IsExchangeCloudManaged === true ? { exchangeCloudManaged: true } : {}),
  }
}

/**
 * Where the mail of an account is. A mailbox on the organisation's own servers is a `MailUser` here, which Get-Mailbox does
 * not find (learn, manage-mail-users). Throws RemoteError.
 */
export async function findMailbox(
  exchange: Exchange,
  { id, synced }: Pick<Employee, 'id' | 'synced'>,
): Promise<MailboxPlace> {
  const state = await readMailbox(exchange, id)
  if (state !== undefined) return { place: 'cloud', state }
  if (!synced) return { place: 'none' }
  const [recipient] = await orNone(exchange.get('Get-Recipient', { Identity: id }))
  if (recipient?.RecipientTypeDetails !== 'MailUser') return { place: 'none' }
  return { place: 'onPremises', hidden: recipient.HiddenFromAddressListsEnabled === true }
}

/** Size of a mailbox in bytes; 0 when it was never used. Throws RemoteError, also for a size it cannot read. */
export async function readMailboxSize(exchange: Exchange, identity: string): Promise<number> {
  const [statistics] = await orNone(exchange.get('Get-MailboxStatistics', { Identity: identity }))
  return statistics?.TotalItemSize == null ? 0 : bytesOf(statistics.TotalItemSize)
}

/** Directory id of a recipient by the name that Exchange gives it; undefined when it has none. Throws RemoteError. */
export async function readRecipientId(exchange: Exchange, identity: string): Promise<string | undefined> {
  return (await readRecipient(exchange, identity)).id
}

/** The same, with what it is: RecipientTypeDetails. Throws RemoteError. */
export async function readRecipient(
  exchange: Exchange,
  identity: string,
): Promise<{ readonly id: string | undefined; readonly kind: string | undefined }> {
  const [recipient] = await orNone(exchange.get('Get-Recipient', { Identity: identity }))
  const id = recipient?.ExternalDirectoryObjectId ?? ''
  return { id: id === '' || id === emptyId ? undefined : id, kind: orUndefined(recipient?.RecipientTypeDetails) }
}

/** User principal names of those with full access given to them, without what is inherited or denied. Throws RemoteError. */
export async function readFullAccess(exchange: Exchange, identity: string): Promise<readonly string[]> {
  const permissions = await orNone(exchange.get('Get-MailboxPermission', { Identity: identity }))
  return permissions
    .filter(({ AccessRights, IsInherited, Deny }) => AccessRights.includes('FullAccess') && !IsInherited && !Deny)
    .map(({ User }) => User)
    .filter((user) => user.includes('@'))
}

/**
 * Bytes of a size as Exchange writes it: `12.4 GB (13,314,398,618 bytes)`. A size that cannot be read is a RemoteError:
 * taken for small, it would cost a large mailbox its licence (promise 4).
 */
export function bytesOf(size: string): number {
  const digits = /\(([\d.,\s]+) bytes\)/.exec(size)?.[1]?.replaceAll(/\D/g, '')
  if (digits === undefined || digits === '') {
    const text = `Exchange gave a mailbox size that cannot be read: ${size.slice(0, 60)}`
    throw new RemoteError({ kind: 'unexpected', system: 'exchange', text })
  }
  return Number(digits)
}

/** What a cmdlet found; nothing when there is no such mailbox. Throws RemoteError for all else. */
export async function orNone<Item>(items: Promise<readonly Item[]>): Promise<readonly Item[]> {
  try {
    return await items
  } catch (error) {
    if (error instanceof RemoteError && error.problem.kind === 'notFound') return []
    throw error
  }
}

function orUndefined(text: string | null | undefined): string | undefined {
  return text == null || text === '' ? undefined : text
}
