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
  /** ISO 8601: activated in Privileged Identity Management until then. Without an end when left out. */
  readonly until?: string
}

/** A role that a user may activate in Privileged Identity Management. */
export interface RoleEligibility {
  readonly id: string
  readonly principal: string
  readonly role: RoleName
  readonly scope: string
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
  /** What Privileged Identity Management was asked, as it answered. */
  readonly requests: { readonly type: string; readonly view: Readonly<Record<string, unknown>> }[]
}
