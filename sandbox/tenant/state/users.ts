import type { RoleName } from '../directoryRoles'

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
  /**
   * What is asked of very many people at once, of somebody whose properties nobody has looked at yet: those are made up when
   * somebody does, and this is undefined from then on. Left out of whoever has them from the start.
   */
  readonly sketch?: Readonly<Record<string, unknown>> | undefined
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
  /** What groups of the user give and could not give for want of a seat. */
  licencesWithoutSeat: readonly Pick<LicenceAssignment, 'skuId' | 'group'>[]
  /** Plans that the user had and lost: Graph goes on listing them as deleted. */
  formerPlans: readonly string[]
  /** ISO 8601 when in the deleted items. */
  deletedAt: string | undefined
  /** From when on Graph and Exchange find the user after a restore, in milliseconds since 1970. */
  foundFrom: Readonly<Record<'graph' | 'exchange', number>>
}

/** Properties of a user for looking whether it is the one who is looked for: perhaps not all of them. */
export function sketchOf(user: User): Readonly<Record<string, unknown>> {
  return user.sketch ?? user.properties
}
