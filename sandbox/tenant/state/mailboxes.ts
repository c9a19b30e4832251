export interface MailboxPermission {
  readonly user: string
  readonly accessRights: readonly string[]
}

/** Somebody outside in the organisation's address list. */
export interface MailContact {
  /** Directory id. */
  readonly id: string
  readonly displayName: string
  readonly address: string
}

export interface Mailbox {
  readonly owner: string
  kind: 'UserMailbox' | 'SharedMailbox' | 'RoomMailbox' | 'EquipmentMailbox'
  /** What it was told to become and is not yet. */
  becoming: Mailbox['kind'] | undefined
  bytes: number
  items: number
  archive: boolean
  litigationHold: boolean
  /** Days, or without end. */
  litigationHoldDuration: number | 'Unlimited'
  /** Of policies and cases, as Exchange writes them; with a minus in front one of the organisation that leaves it out. */
  inPlaceHolds: readonly string[]
  /** Kept for a while after another hold was taken off (learn, ediscovery-identify-a-hold). */
  delayHold: boolean
  /** Something in it has a label that keeps it. */
  labelHold: boolean
  hidden: boolean
  /** What its object in the organisation's own Active Directory says that it is; counts where that masters it. */
  onPremisesKind: Mailbox['kind']
  /** IsExchangeCloudManaged: of a synchronised account, what Exchange goes by is changed here. */
  cloudManaged: boolean
  /** It is on the organisation's own servers: here is a MailUser of that name, and no mailbox. */
  onOwnServers: boolean
  /** There is none: the account is a mail user, and mail to it goes to this address. Left out of a mailbox. */
  externalAddress?: string
  /** Directory id of a person or a contact of the organisation. */
  forwardingAddress: string | null
  forwardingSmtpAddress: string | null
  deliverAndForward: boolean
  permissions: readonly MailboxPermission[]
  /** Its licence or its user is gone: no cmdlet finds it any more. */
  softDeleted: boolean
}
