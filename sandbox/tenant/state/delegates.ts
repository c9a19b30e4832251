/** Who may send as somebody else; by the directory id of a mailbox's owner, or of a group that Exchange keeps. */
export interface Delegates {
  /** Directory ids of those whose mail looks as if the other had sent it; a former security identifier where it was given to that. */
  readonly sendAs: Map<string, readonly string[]>
  /** Directory ids of those whose mail says on whose behalf it was sent. Mailboxes only. */
  readonly sendOnBehalf: Map<string, readonly string[]>
  /** Security identifiers that people had before, by directory id. */
  readonly formerSids: Map<string, readonly string[]>
}
