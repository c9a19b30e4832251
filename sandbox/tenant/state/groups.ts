/** `mailEnabledSecurity` and `distribution` are Exchange's to change, not Graph's. */
export type GroupKind = 'security' | 'microsoft365' | 'mailEnabledSecurity' | 'distribution'

export interface Group {
  readonly id: string
  displayName: string
  readonly kind: GroupKind
  readonly hasTeam: boolean
  /** Can hold an administrator role. */
  readonly roleAssignable: boolean
  /** In an administrative unit whose members only its own administrators change. */
  managementRestricted: boolean
  readonly membershipRule: string | null
  readonly synced: boolean
  licences: readonly string[]
  /** Some member got no seat of what the group gives. */
  lacksSeats: boolean
  /** Left out of a group that nobody described. */
  description?: string | null
  /** Left out of a group that the tenant starts with. */
  mailNickname?: string
  visibility?: string | null
  members: readonly string[]
  /** Directory ids of those who let mail through to a group of Exchange; where there are any, it waits for one of them. */
  moderators: readonly string[]
  /** Of a group of Exchange its ManagedBy, which Graph does not show. */
  owners: readonly string[]
}

/** A Microsoft 365 group in the deleted items, which can be brought back. */
export interface DeletedGroup {
  readonly group: Group
  /** ISO 8601. */
  readonly at: string
}
