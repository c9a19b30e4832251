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
