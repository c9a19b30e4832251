import type { Delegates } from './delegates'
import type { InboxRules } from './inboxRules'
import type { CalendarItem } from './calendars'
import type { CallQueue } from './callQueues'
import type { MailboxSettings } from './mailboxSettings'
import type { Subscription } from './subscriptions'
import type { RoleName } from '../seeds/people'
import type { ClientAccess } from './clientAccess'
import type { Devices } from './devices'
import type { AppAccess } from './appAccess'
import type { RegisteredMethods } from './authenticationMethods'
import type { AdministratorRoles } from './roles'
import type { Drives } from './drives'
import type { Ediscovery } from './ediscovery'

/** How long the tenant takes to come round, in milliseconds; 0 is at once. */
export interface Delays {
  /** Before `Get-Mailbox` shows the new kind after `Set-Mailbox -Type`. */
  readonly mailboxConversion: number
  /** Before an accepted change of a phone number has succeeded or failed. */
  readonly numberOperation: number
  /** Before a group's licences follow a change of its members by themselves. */
  readonly groupLicences: number
  /** Before an accepted copy between OneDrives is complete. */
  readonly driveCopy: number
  /** Before a device or phone has done what it was asked to. */
  readonly deviceAction: number
  /** Before cancelled meetings are out of the calendar. */
  readonly meetingCancellation: number
  /** Before an export of eDiscovery has ended. */
  readonly ediscoveryExport: number
  /** Before any answer at all. */
  readonly answer: number
}

/** What a test gets unless it asks otherwise. */
export const noDelays: Delays = {
  mailboxConversion: 0,
  numberOperation: 0,
  groupLicences: 0,
  driveCopy: 0,
  deviceAction: 0,
  meetingCancellation: 0,
  ediscoveryExport: 0,
  answer: 0,
}
/** What a person who tries it gets: long enough to be seen. */
export const livelyDelays: Delays = {
  mailboxConversion: 1500,
  numberOperation: 1500,
  groupLicences: 4000,
  driveCopy: 6000,
  deviceAction: 3000,
  meetingCancellation: 1500,
  ediscoveryExport: 10_000,
  answer: 25,
}

export interface LicenceAssignment {
  readonly skuId: string
  readonly disabledPlans: readonly string[]
  /** The group that it comes by, or undefined when it is direct. */
  readonly group: string | undefined
}

/** A user with the properties of Graph's user that can change, under Graph's own names. */
export interface User {
  readonly id: string
  /** Administrator roles, also those by a group. */
  roles: readonly RoleName[]
  readonly properties: Record<string, unknown> & {
    displayName: string
    userPrincipalName: string
    mail: string | null
    accountEnabled: boolean
    onPremisesSyncEnabled: true | null
    signInSessionsValidFromDateTime: string
    usageLocation: string | null
  }
  manager: string | undefined
  lastSignIn: string | undefined
  licences: readonly LicenceAssignment[]
  /** Plans that the user had and lost: Graph goes on listing them as deleted. */
  formerPlans: readonly string[]
  /** ISO 8601 when in the deleted items. */
  deletedAt: string | undefined
}

/** `mailEnabledSecurity` and `distribution` are Exchange's to change, not Graph's. */
export type GroupKind = 'security' | 'microsoft365' | 'mailEnabledSecurity' | 'distribution'

export interface Group {
  readonly id: string
  readonly displayName: string
  readonly kind: GroupKind
  readonly hasTeam: boolean
  /** Can hold an administrator role. */
  readonly roleAssignable: boolean
  readonly membershipRule: string | null
  readonly synced: boolean
  readonly licences: readonly string[]
  members: readonly string[]
  /** Of a group of Exchange its ManagedBy, which Graph does not show. */
  owners: readonly string[]
}

export interface MailboxPermission {
  readonly user: string
  readonly accessRights: readonly string[]
}

export interface Mailbox {
  readonly owner: string
  kind: 'UserMailbox' | 'SharedMailbox' | 'RoomMailbox' | 'EquipmentMailbox'
  /** What it was told to become and is not yet. */
  becoming: Mailbox['kind'] | undefined
  readonly bytes: number
  readonly items: number
  readonly archive: boolean
  litigationHold: boolean
  /** Days, or without end. */
  litigationHoldDuration: number | 'Unlimited'
  hidden: boolean
  forwardingAddress: string | null
  forwardingSmtpAddress: string | null
  deliverAndForward: boolean
  permissions: readonly MailboxPermission[]
  /** Its licence or its user is gone: no cmdlet finds it any more. */
  softDeleted: boolean
}

export interface PhoneNumber {
  readonly id: string
  readonly telephoneNumber: string
  readonly numberType: 'callingPlan' | 'directRouting' | 'operatorConnect'
  holder: string | null
}

export interface NumberOperation {
  readonly id: string
  readonly createdDateTime: string
  readonly telephoneNumber: string
  status: 'notStarted' | 'running' | 'succeeded' | 'failed'
  statusDetail: string | null
}

export interface CallingSettings {
  isForwardingEnabled: boolean
  forwardingType: string
  forwardingTargetType: string
  forwardingTarget: string
  isUnansweredEnabled: boolean
  unansweredTargetType: string
  unansweredTarget: string
  unansweredDelay: string
}

/** Something that followed from a change without anybody asking for it. */
export interface Consequence {
  /** ISO 8601. */
  readonly at: string
  readonly what: 'mailboxSoftDeleted' | 'mailboxRestored' | 'numberFreed' | 'forwardingStopped' | 'groupLicencesTaken'
  /** Directory id of the person whom it happened to. */
  readonly target: string
}

/** The whole pretend tenant; the modules beside this one are the rules by which it changes. */
export interface Tenant {
  readonly users: Map<string, User>
  readonly groups: Map<string, Group>
  readonly mailboxes: Map<string, Mailbox>
  readonly numbers: PhoneNumber[]
  readonly numberOperations: Map<string, NumberOperation>
  readonly callingSettings: Map<string, CallingSettings>
  readonly callQueues: CallQueue[]
  readonly subscriptions: Subscription[]
  readonly drives: Drives
  readonly ediscovery: Ediscovery
  readonly roles: AdministratorRoles
  readonly authenticationMethods: Map<string, RegisteredMethods>
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

/** The user with this id or user principal name who is not deleted, or undefined. Names differ by case only in writing. */
export function userOf(tenant: Tenant, key: string): User | undefined {
  const wanted = key.toLowerCase()
  const found =
    tenant.users.get(wanted) ??
    [...tenant.users.values()].find(({ properties }) => properties.userPrincipalName.toLowerCase() === wanted)
  return found?.deletedAt === undefined ? found : undefined
}

export function record(tenant: Tenant, what: Consequence['what'], target: string): void {
  tenant.consequences.push({ at: new Date().toISOString(), what, target })
}
