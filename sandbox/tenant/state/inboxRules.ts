/** A rule of a mailbox, under Exchange's own names. */
export interface InboxRule {
  /** A number, as text. */
  readonly id: string
  readonly name: string
  enabled: boolean
  /** Addresses, or user principal names of people inside. */
  readonly forwardTo: readonly string[]
  readonly redirectTo: readonly string[]
  /** Which mail it is about, as Graph was told; Exchange’s cmdlets here do not show it. */
  readonly conditions?: Readonly<Record<string, unknown>>
  /** Seen by those only who ask for hidden rules. */
  readonly hidden: boolean
  /** Kept by Outlook on a computer for itself: no cmdlet shows it. */
  readonly onlyInOutlook?: boolean
}

/** Rules by the directory id of the mailbox's owner. */
export type InboxRules = Map<string, readonly InboxRule[]>
