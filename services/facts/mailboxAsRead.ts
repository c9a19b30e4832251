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
  /** Other addresses whose mail comes here. Left out where there is none, and in journals of before. */
  readonly aliases?: readonly string[]
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
  /** A mail user without a mailbox of the organisation: mail to it goes to this address, which is none of the organisation's. */
  | { readonly place: 'outside'; readonly address: string }
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
  /** Where mail leaves the organisation by that recipient, a contact or a mail user. Left out where it stays, and in journals of before. */
  readonly forwardingOutside?: string
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
  const aliases = aliasesIn(mailbox.EmailAddresses)
  return {
    kind: mailbox.RecipientTypeDetails,
    archive: (mailbox.ArchiveStatus ?? 'None') !== 'None',
    forwardingAddress,
    forwardingSmtpAddress,
    forwardingTo: forwardingAddress ?? forwardingSmtpAddress,
    ...(aliases.length === 0 ? {} : { aliases }),
    keepsCopy: mailbox.DeliverToMailboxAndForward === true,
    hidden: mailbox.HiddenFromAddressListsEnabled === true,
    ...(mailbox.IsDirSynced === true ? { synced: true } : {}),
    ...(mailbox.IsExchangeCloudManaged === true ? { exchangeCloudManaged: true } : {}),
  }
}

/**
 * The addresses besides the one that is written from, without those that Microsoft itself made in its own domain. Pure. Source:
 * learn, add-or-remove-email-addresses.
 * @param addresses with what they are in front, as Exchange writes them
 */
export function aliasesIn(addresses: readonly string[] | null | undefined): readonly string[] {
  return (addresses ?? []).flatMap((address) =>
    address.startsWith('smtp:') && !/\.onmicrosoft\.(?:com|us|cn)$/i.test(address)
      ? [address.slice('smtp:'.length)]
      : [],
  )
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
  const [recipient] = await orNone(exchange.get('Get-Recipient', { Identity: id }))
  if (recipient?.RecipientTypeDetails !== 'MailUser') return { place: 'none' }
  const address = await readOutside(exchange, recipient.ExternalEmailAddress)
  if (address !== undefined) return { place: 'outside', address }
  return synced ? { place: 'onPremises', hidden: recipient.HiddenFromAddressListsEnabled === true } : { place: 'none' }
}

/**
 * An address to which mail leaves the organisation; undefined for one of its own domains, and for none. Throws RemoteError.
 * Source: learn, Get-AcceptedDomain.
 */
export async function readOutside(
  exchange: Exchange,
  external: string | null | undefined,
): Promise<string | undefined> {
  const address = external?.replace(/^smtp:/i, '') ?? ''
  if (!address.includes('@')) return undefined
  const domains = await exchange.get('Get-AcceptedDomain', {})
  const own = domains.map(({ DomainName }) => DomainName.toLowerCase())
  return own.includes(address.split('@').at(-1)?.toLowerCase() ?? '') ? undefined : address
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

/** A recipient by the name that Exchange gives it. */
export interface Recipient {
  readonly id: string | undefined
  /** RecipientTypeDetails, such as `UserMailbox` or `MailContact`. */
  readonly kind: string | undefined
  /** ExternalEmailAddress: where mail to it goes. */
  readonly external: string | undefined
}

/** The same, with what it is and where its mail goes. Throws RemoteError. */
export async function readRecipient(exchange: Exchange, identity: string): Promise<Recipient> {
  const [recipient] = await orNone(exchange.get('Get-Recipient', { Identity: identity }))
  const id = recipient?.ExternalDirectoryObjectId ?? ''
  return {
    id: id === '' || id === emptyId ? undefined : id,
    kind: orUndefined(recipient?.RecipientTypeDetails),
    external: orUndefined(recipient?.ExternalEmailAddress),
  }
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
