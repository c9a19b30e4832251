/** `mailEnabledSecurity` and `distribution` are Exchange's to change, not Graph's. */
export type GroupKind = 'security' | 'microsoft365' | 'mailEnabledSecurity' | 'distribution'

export interface Group {
  readonly id: string
  displayName: string
  readonly kind: GroupKind
  readonly hasTeam: boolean
  /** Can hold an administrator role. */
  readonly roleAssignable: boolean
  readonly membershipRule: string | null
  readonly synced: boolean
  licences: readonly string[]
  /** Left out of a group that nobody described. */
  description?: string | null
  /** Left out of a group that the tenant starts with. */
  mailNickname?: string
  visibility?: string | null
  members: readonly string[]
  /** Of a group of Exchange its ManagedBy, which Graph does not show. */
  owners: readonly string[]
}

/** A Microsoft 365 group in the deleted items, which can be brought back. */
export interface DeletedGroup {
  readonly group: Group
  /** ISO 8601. */
  readonly at: string
}
