import type { CmdletResults } from '../../remote/cmdlets/catalogue'
import type { FactsAbout, Person } from '../../model/people'
import type { CmdletReader } from '../../remote/reader'
import { isSharedMailbox, orNone, readFullAccess } from '../../facts/mailboxAsRead'
import { masterOf } from '../../facts/masters'

type Exchange = CmdletReader<'exchange'>

/** What somebody may do with a mailbox that is not theirs. */
export type Right = 'fullAccess' | 'sendAs' | 'sendOnBehalf'
export const allRights: readonly Right[] = ['fullAccess', 'sendAs', 'sendOnBehalf']

/** A mailbox or mailing list of somebody else. */
export interface OtherRecipient {
  /** A name that cmdlets take as Identity. */
  readonly id: string
  readonly name: string
}

/** One that the leaver has rights on. */
export interface OpenRecipient extends OtherRecipient {
  readonly rights: readonly Right[]
  /** A shared mailbox. Not in journals of before. */
  readonly shared?: true
}

export interface MailboxAccessFacts {
  readonly exists: boolean
  /** Who sends on its behalf is mastered in Active Directory. */
  readonly synced: boolean
  /** What the successor may do with the leaver's mailbox; none until a successor was decided. */
  readonly successorHas: readonly Right[]
  /** What the leaver may do elsewhere. Full access shows only where one of the other rights is held, too, or was. */
  readonly others: readonly OpenRecipient[]
  /** Shared mailboxes that only the leaver can open, or by now nobody. Left out where there is none, and in journals of before. */
  readonly unheld?: readonly OtherRecipient[]
}

/** What was decided already, as far as reading needs it. */
export interface DecidedAccess {
  readonly successor?: Person
  readonly take: readonly OtherRecipient[]
}

/** Full access and names are looked up one recipient at a time: for this many at most. */
export const mostLookedAt = 20

/**
 * The rights on the leaver's mailbox that a successor has, and those of the leaver elsewhere. Send as and send on behalf
 * are each found by one cmdlet for the whole organisation (Get-RecipientPermission -Trustee; Get-Mailbox -Filter, see
 * learn, filter-properties). Full access is kept with each mailbox and has no such search, so it is looked for only
 * where the others are found. Throws RemoteError.
 */
export async function readMailboxAccess(
  exchange: Exchange,
  { id, userPrincipalName, synced: isSynced }: FactsAbout,
  decided: DecidedAccess = { take: [] },
): Promise<MailboxAccessFacts> {
  const [[mailbox], users] = await Promise.all([
    orNone(exchange.get('Get-Mailbox', { Identity: id })),
    orNone(exchange.get('Get-User', { Identity: id })),
  ])
  const exchangeCloudManaged = mailbox?.IsExchangeCloudManaged === true
  const synced = masterOf('sendOnBehalf', { synced: isSynced, exchangeCloudManaged }) === 'onPremises'
  if (mailbox === undefined) return { exists: false, synced, successorHas: [], others: [] }
  const [successorHas, sendAs, sendOnBehalf] = await Promise.all([
    decided.successor === undefined ? [] : rightsOfSuccessor(exchange, id, mailbox, decided.successor),
    sendAsOf(exchange, trusteesIn(users, userPrincipalName)),
    sendOnBehalfOf(exchange, mailbox.DistinguishedName ?? undefined),
  ])
  const found = [...new Set([...decided.take.map((one) => one.id), ...sendAs, ...sendOnBehalf])]
  const others = await Promise.all(
    found.map(async (identity, index): Promise<OpenRecipient> => {
      const { name, fullAccess, shared } =
        index < mostLookedAt
          ? await lookAt(exchange, identity, userPrincipalName)
          : { name: identity, fullAccess: false, shared: false }
      const has = { fullAccess, sendAs: sendAs.includes(identity), sendOnBehalf: sendOnBehalf.includes(identity) }
      const rights = allRights.filter((right) => has[right])
      return { id: identity, name, rights, ...(shared ? { shared } : {}) }
    }),
  )
  return { exists: true, synced, successorHas, others: others.filter(({ rights }) => rights.length > 0) }
}

async function rightsOfSuccessor(
  exchange: Exchange,
  id: string,
  { GrantSendOnBehalfTo }: CmdletResults['Get-Mailbox'],
  successor: Person,
): Promise<readonly Right[]> {
  const [fullAccess, permissions, [own]] = await Promise.all([
    readFullAccess(exchange, id),
    orNone(exchange.get('Get-RecipientPermission', { Identity: id })),
    orNone(exchange.get('Get-Mailbox', { Identity: successor.id })),
  ])
  const has = {
    fullAccess: isAmong(fullAccess, [successor.userPrincipalName]),
    sendAs: isAmong(
      permissions.filter(isGiven).map(({ Trustee }) => Trustee),
      [successor.userPrincipalName, successor.mail],
    ),
    // By the name that is unique in the organisation: two people may have the same display name.
    sendOnBehalf: isAmong(GrantSendOnBehalfTo ?? [], [
      own?.Identity,
      own?.DistinguishedName,
      successor.id,
      successor.userPrincipalName,
      successor.mail,
    ]),
  }
  return allRights.filter((right) => has[right])
}

/**
 * By what to ask for somebody's rights: a sign-in name stands for one security identifier, and what was given to a former one is
 * not found by it, so that Microsoft says to ask for each. Source: learn, Get-RecipientPermission.
 */
function trusteesIn(users: readonly CmdletResults['Get-User'][], userPrincipalName: string): readonly string[] {
  const sids = users.flatMap(({ Sid, SidHistory }) => [Sid, ...(SidHistory ?? [])])
  const texts = sids.flatMap((sid) => nonEmpty(typeof sid === 'string' ? sid : sid?.Value) ?? [])
  return texts.length === 0 ? [userPrincipalName] : [...new Set(texts)]
}

async function sendAsOf(exchange: Exchange, trustees: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    trustees.map((Trustee) => orNone(exchange.get('Get-RecipientPermission', { Trustee, ResultSize: 'Unlimited' }))),
  )
  const given = found.flat().filter(isGiven)
  return [...new Set(given.map(({ Identity }) => Identity))]
}

async function sendOnBehalfOf(exchange: Exchange, name: string | undefined): Promise<readonly string[]> {
  if (name === undefined) return []
  const Filter = `GrantSendOnBehalfTo -eq '${name.replaceAll("'", "''")}'`
  const mailboxes = await exchange.get('Get-Mailbox', { Filter, ResultSize: 'Unlimited' })
  return mailboxes.flatMap(
    ({ ExternalDirectoryObjectId, Identity }) => nonEmpty(ExternalDirectoryObjectId) ?? Identity ?? [],
  )
}

async function lookAt(
  exchange: Exchange,
  Identity: string,
  User: string,
): Promise<{ readonly name: string; readonly fullAccess: boolean; readonly shared: boolean }> {
  const [[recipient], permissions] = await Promise.all([
    orNone(exchange.get('Get-Recipient', { Identity })),
    // A mailing list has no such permissions, and is not found by this cmdlet.
    orNone(exchange.get('Get-MailboxPermission', { Identity, User })),
  ])
  const fullAccess = permissions.some(
    ({ AccessRights, IsInherited, Deny }) => AccessRights.includes('FullAccess') && !IsInherited && !Deny,
  )
  const shared = isSharedMailbox(recipient?.RecipientTypeDetails ?? undefined)
  return { name: nonEmpty(recipient?.DisplayName) ?? Identity, fullAccess, shared }
}

function isGiven({ AccessRights, AccessControlType, IsInherited }: CmdletResults['Get-RecipientPermission']): boolean {
  return AccessRights.includes('SendAs') && AccessControlType !== 'Deny' && !IsInherited
}

function isAmong(listed: readonly unknown[], names: readonly (string | null | undefined)[]): boolean {
  const known = new Set(names.flatMap((name) => nonEmpty(name)?.toLowerCase() ?? []))
  return listed.some((one) => typeof one === 'string' && known.has(one.toLowerCase()))
}

function nonEmpty(text: string | null | undefined): string | undefined {
  return text == null || text === '' ? undefined : text
}
