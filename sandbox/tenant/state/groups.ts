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
  readonly licences: readonly string[]
  members: readonly string[]
  /** Directory ids of those who let mail through to a group of Exchange; where there are any, it waits for one of them. */
  moderators: readonly string[]
  /** Of a group of Exchange its ManagedBy, which Graph does not show. */
  owners: readonly string[]
}
