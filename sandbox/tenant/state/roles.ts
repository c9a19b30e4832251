import type { RoleName } from '../directoryRoles'

/** A role that a user or a role-assignable group can use now. */
export interface RoleAssignment {
  readonly id: string
  /** Directory id of the user or group. */
  readonly principal: string
  readonly role: RoleName
  /** `/`, or `/administrativeUnits/{id}`. */
  readonly scope: string
  /** By Privileged Identity Management. */
  readonly byPim: boolean
  /** ISO 8601. Without an end when left out. */
  readonly until?: string
  /** By the person in Privileged Identity Management, and not given by an administrator. */
  readonly activated?: boolean
}

/** A role that a user may activate in Privileged Identity Management. */
export interface RoleEligibility {
  readonly id: string
  readonly principal: string
  readonly role: RoleName
  readonly scope: string
  /** ISO 8601. Without an end when left out. */
  readonly until?: string
}

/** What Privileged Identity Management asks of whoever gives a role; taking one away is always allowed. */
export interface RolePolicy {
  readonly role: RoleName
  readonly as: 'active' | 'eligible'
  /** The longest time that it can be given for; null when also for good. */
  readonly mostDays: number | null
  readonly justification: boolean
  readonly ticket: boolean
  /** No application can sign in with a second factor. */
  readonly secondFactor: boolean
}

/** A membership or ownership of a group that a user may activate in Privileged Identity Management. */
export interface GroupEligibility {
  readonly id: string
  readonly principal: string
  readonly group: string
  readonly access: 'member' | 'owner'
}

export interface AdministratorRoles {
  assignments: readonly RoleAssignment[]
  eligibilities: readonly RoleEligibility[]
  groupEligibilities: readonly GroupEligibility[]
  /** Of roles whose policy was changed. */
  policies: readonly RolePolicy[]
  /** What Privileged Identity Management was asked, as it answered. */
  readonly requests: { readonly type: string; readonly view: Readonly<Record<string, unknown>> }[]
}
