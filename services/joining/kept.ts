import { z } from 'zod'
import { findMailbox, isSharedMailbox, readFullAccess } from '../facts/mailboxAsRead'
import { momentAfter } from '../facts/days'
import { findNamed } from '../facts/people'
import { findUser, type User } from '../facts/user'
import type { Person } from '../model/people'
import { attempted } from '../remote/attempted'
import type { Reader } from '../remote/reader'
import { readDeleted } from '../steps/account/deleted'
import { calls } from '../steps/calls'
import { isSameNumber, readNumbers, type TelephoneNumber } from '../steps/calls/reading'
import { readHold } from '../steps/hold/reading'
import { readOneDrive } from '../steps/onedrive/reading'

/** What is to be known of a former account before it is looked at. */
export interface FormerAccount extends Person {
  /** The number that it had when its case was opened, which somebody else may have by now. */
  readonly formerNumber?: TelephoneNumber | undefined
  /** When its case took the licences away; ISO 8601. */
  readonly licencesTakenAt?: string | undefined
}

/** How it stands with the account itself. */
export type AccountState =
  | { readonly kind: 'there'; readonly enabled: boolean }
  /** `until`: it can be restored so long, ISO 8601. `nameTakenBy`: who has its sign-in name by now. */
  | { readonly kind: 'deleted'; readonly at: string; readonly until: string; readonly nameTakenBy: string | undefined }
  | { readonly kind: 'gone' }

/** What keeps what is in the mailbox; `days` for each item, undefined without end. */
export type KeptHold = { readonly by: 'litigation'; readonly days: number | undefined } | { readonly by: 'other' }

export interface KeptMailbox {
  readonly shared: boolean
  /** User principal names. */
  readonly openedBy: readonly string[]
  readonly hold: KeptHold | undefined
}

/** A OneDrive with something in it; one that is locked or archived tells no more than that. */
export type KeptOneDrive =
  | { readonly locked: true }
  | { readonly locked: false; readonly address: string | undefined; readonly archivedFrom: string | undefined }

/** A number that was the account's, and whose it is. */
export interface KeptNumber {
  readonly number: TelephoneNumber
  /** `own`: still the former account's. */
  readonly holder: 'own' | 'nobody' | { readonly id: string; readonly displayName: string }
}

/** What is there of a former account now. A part that could not be read is named and left out. */
export interface Kept {
  readonly state: AccountState | undefined
  readonly mailbox: KeptMailbox | undefined
  readonly oneDrive: KeptOneDrive | undefined
  readonly numbers: readonly KeptNumber[]
  readonly unread: readonly KeptPart[]
}

export type KeptPart = 'account' | 'mailbox' | 'oneDrive' | 'number'

/** Days that a deleted account can be restored (learn: restore a deleted user). */
const restorableFor = 30
/** Days after which the OneDrive of an account without a licence is archived (learn: OneDrive retention and deletion). */
const archivedAfter = 93

/** Until when an account can be restored that was deleted then. Both ISO 8601. Pure. */
export function restorableUntil(deletedAt: string): string {
  return momentAfter(deletedAt, restorableFor)
}

const deletedSchema = z.object({ deletedDateTime: z.string().nullish() })
const holderSchema = z.object({
  telephoneNumber: z.string().nullish(),
  numberType: z.string().nullish(),
  assignmentTargetId: z.string().nullish(),
})

/**
 * What is still kept of a former account, read now, its parts side by side. Needs what the steps of the same parts need.
 * Source: learn, user-get, directory-deleteditems-get, Get-Mailbox, Get-MailboxPermission, drive-get, numberAssignment.
 */
export async function readKept(from: Reader, account: FormerAccount): Promise<Kept> {
  const unread: KeptPart[] = []
  const orUnread = async <Value>(part: KeptPart, reading: Promise<Value>): Promise<Value | undefined> => {
    const read = await attempted(reading)
    if (!('problem' in read)) return read.value
    unread.push(part)
    return undefined
  }
  const [state, mailbox, oneDrive, numbers] = await Promise.all([
    orUnread('account', readState(from, account)),
    orUnread('mailbox', readMailbox(from, account)),
    orUnread('oneDrive', readFiles(from, account)),
    orUnread('number', readNumbersOf(from, account)),
  ])
  return { state, mailbox, oneDrive, numbers: numbers ?? [], unread }
}

async function readState({ graph }: Reader, account: FormerAccount): Promise<AccountState> {
  const [user, deleted] = await Promise.all([
    findUser(graph, account.id),
    graph.find(`/directory/deletedItems/${account.id}?$select=id,deletedDateTime`, deletedSchema),
  ])
  if (user !== undefined) return { kind: 'there', enabled: user.accountEnabled !== false }
  if (deleted?.deletedDateTime == null) return { kind: 'gone' }
  const { nameTakenBy } = await readDeleted(graph, account)
  return {
    kind: 'deleted',
    at: deleted.deletedDateTime,
    until: restorableUntil(deleted.deletedDateTime),
    nameTakenBy,
  }
}

/** One on the organisation's own servers is for whoever keeps those. */
async function readMailbox(from: Reader, { id }: FormerAccount): Promise<KeptMailbox | undefined> {
  const { exchange } = from
  const found = await findMailbox(exchange, { id, synced: false })
  if (found.place !== 'cloud') return undefined
  const [openedBy, hold] = await Promise.all([readFullAccess(exchange, id), readHold(from, id)])
  return { shared: isSharedMailbox(found.state.kind), openedBy, hold: hold === undefined ? undefined : holdOf(hold) }
}

function holdOf({ litigation, days, otherwise }: NonNullable<Awaited<ReturnType<typeof readHold>>>) {
  if (litigation) return { by: 'litigation' as const, days }
  return otherwise ? { by: 'other' as const } : undefined
}

async function readFiles({ graph }: Reader, account: FormerAccount): Promise<KeptOneDrive | undefined> {
  const [user, found] = await Promise.all([findUser(graph, account.id), readOneDrive(graph, account)])
  if (!found.exists) return found.locked === true ? { locked: true } : undefined
  if (found.itemCount === 0) return undefined
  return { locked: false, address: found.webUrl, archivedFrom: archivedFrom(user, account) }
}

function archivedFrom(user: User | undefined, { licencesTakenAt }: FormerAccount): string | undefined {
  const isLicensed = (user?.assignedLicenses ?? []).length > 0
  return isLicensed || licencesTakenAt === undefined ? undefined : momentAfter(licencesTakenAt, archivedAfter)
}

async function readNumbersOf(from: Reader, { id, formerNumber }: FormerAccount): Promise<readonly KeptNumber[]> {
  if (!calls.clouds.includes(from.settings.cloud)) return []
  const own = await readNumbers(from, id)
  const kept = own.map((number): KeptNumber => ({ number, holder: 'own' }))
  const isKnown = own.some(({ telephoneNumber }) => isSameNumber(telephoneNumber, formerNumber?.telephoneNumber ?? ''))
  if (formerNumber === undefined || isKnown) return kept
  const holder = await readHolder(from, formerNumber)
  return holder === undefined ? kept : [...kept, { number: formerNumber, holder }]
}

/** Whose a number is; undefined when the organisation has it no more. */
export async function readHolder(
  { graph }: Reader,
  { telephoneNumber }: TelephoneNumber,
): Promise<KeptNumber['holder'] | undefined> {
  const filter = encodeURIComponent(`telephoneNumber eq '${telephoneNumber.replaceAll("'", "''")}'`)
  const path = `/admin/teams/telephoneNumberManagement/numberAssignments?$filter=${filter}`
  const [found] = await graph.list(path, holderSchema)
  if (found === undefined) return undefined
  if (found.assignmentTargetId == null) return 'nobody'
  const holder = await findNamed(graph, found.assignmentTargetId)
  const { assignmentTargetId: id } = found
  return { id, displayName: holder?.displayName ?? holder?.userPrincipalName ?? id }
}
