import type { ClientAccess } from '../clientAccess'
import type { AppAccess } from './appAccess'
import type { PassPolicy, RegisteredMethods } from './authenticationMethods'
import type { CalendarItem } from './calendars'
import type { AutoAttendant, CallQueue } from './callQueues'
import type { Delays } from './delays'
import type { Delegates } from './delegates'
import type { Devices } from './devices'
import type { Drives } from './drives'
import type { Ediscovery } from './ediscovery'
import type { DeletedGroup, Group } from './groups'
import type { InboxRules } from './inboxRules'
import type { Mailbox, MailContact } from './mailboxes'
import type { MailboxSettings } from './mailboxSettings'
import type { AdministratorRoles } from './roles'
import type { SentFile } from './sentFiles'
import type { Subscription } from './subscriptions'
import type { AdministrativeUnit } from './units'
import type { CallSettings, NumberOperation, TelephoneNumber } from './calls'
import { sketchOf, type User } from './users'

export type { Delays } from './delays'
export type { Group, GroupKind } from './groups'
export type { Mailbox, MailboxPermission } from './mailboxes'
export type { CallSettings, NumberOperation, TelephoneNumber } from './calls'
export { sketchOf } from './users'
export type { LicenceAssignment, User } from './users'

/** Something that followed from a change without anybody asking for it. */
export interface Consequence {
  /** ISO 8601. */
  readonly at: string
  readonly what:
    | 'mailboxSoftDeleted'
    | 'mailboxRestored'
    | 'mailboxTurnedBack'
    | 'numberFreed'
    | 'forwardingStopped'
    | 'groupLicencesTaken'
  /** Directory id of the person whom it happened to. */
  readonly target: string
}

/** What was answered to whoever asks for changes: which properties of what, as JSON. */
export interface Seen {
  readonly names: readonly string[]
  readonly seen: ReadonlyMap<string, string>
}

/**
 * The whole pretend tenant. What it holds is described in this folder, which knows nothing of what happens to it; the
 * modules above are the rules by which it changes.
 */
export interface Tenant {
  readonly users: Map<string, User>
  readonly groups: Map<string, Group>
  readonly mailboxes: Map<string, Mailbox>
  /** Mail contacts. */
  readonly contacts: MailContact[]
  /** Retention policies that keep all mail of the organisation, as Exchange writes them. */
  organizationHolds: readonly string[]
  readonly numbers: TelephoneNumber[]
  readonly numberOperations: Map<string, NumberOperation>
  readonly callSettings: Map<string, CallSettings>
  readonly callQueues: CallQueue[]
  readonly autoAttendants: readonly AutoAttendant[]
  readonly subscriptions: Subscription[]
  readonly drives: Drives
  readonly ediscovery: Ediscovery
  readonly roles: AdministratorRoles
  readonly administrativeUnits: readonly AdministrativeUnit[]
  readonly authenticationMethods: Map<string, RegisteredMethods>
  passPolicy: PassPolicy
  readonly appAccess: AppAccess
  readonly devices: Devices
  /** How clients may get into a mailbox, by its owner's id; the usual way when it is not here. */
  readonly clientAccess: Map<string, ClientAccess>
  /** By their owner's id; those of nobody else have anything in them. */
  readonly calendars: Map<string, readonly CalendarItem[]>
  readonly inboxRules: InboxRules
  readonly delegates: Delegates
  /** By the mailbox's owner's id; the usual ones when it is not here. */
  readonly mailboxSettings: Map<string, MailboxSettings>
  /** What whoever asks for changes has seen, by the token that says so. */
  readonly deltas: Map<string, Seen>
  /** Groups in the deleted items, by their id. */
  readonly deletedGroups: Map<string, DeletedGroup>
  /** JPEG of 48 by 48 pixels, by its owner's id. */
  readonly photos: ReadonlyMap<string, Buffer>
  /** By the id that their address has. */
  readonly sentFiles: Map<string, SentFile>
  readonly consequences: Consequence[]
  /** What is still to come, see {@link settle}. */
  readonly pending: { readonly at: number; readonly happen: () => void }[]
  delays: Delays
}

/** Makes something happen after a while. No timers: what is due happens when somebody looks. */
export function later(tenant: Tenant, milliseconds: number, happen: () => void): void {
  if (milliseconds <= 0) happen()
  else tenant.pending.push({ at: Date.now() + milliseconds, happen })
}

/** Lets all that is due by now happen, in order of time. Called before every request. */
export function settle(tenant: Tenant, now = Date.now()): void {
  const due = tenant.pending.filter(({ at }) => at <= now).sort((one, other) => one.at - other.at)
  for (const event of due) {
    tenant.pending.splice(tenant.pending.indexOf(event), 1)
    event.happen()
  }
}

/** Whether a service finds the user: one who is not deleted, and was not restored just now. */
export function isThere({ deletedAt, foundFrom }: User, service: 'graph' | 'exchange'): boolean {
  return deletedAt === undefined && Date.now() >= foundFrom[service]
}

/** The user with this id or user principal name whom Graph finds, or undefined. Names differ by case only in writing. */
export function userOf(tenant: Tenant, key: string): User | undefined {
  const wanted = key.toLowerCase()
  const found = tenant.users.get(wanted) ?? calledSo(tenant, 'userPrincipalName', wanted)
  return found !== undefined && isThere(found, 'graph') ? found : undefined
}

/** The user of whom a name or an address is this one, in lower case. Nobody in the deleted items is reached by either. */
export function calledSo(tenant: Tenant, name: 'userPrincipalName' | 'mail', wanted: string): User | undefined {
  for (const user of tenant.users.values()) {
    const called = sketchOf(user)[name] as string | null
    if (user.deletedAt === undefined && called?.toLowerCase() === wanted) return user
  }
  return undefined
}

export function record(tenant: Tenant, what: Consequence['what'], target: string): void {
  tenant.consequences.push({ at: new Date().toISOString(), what, target })
}
