/** How long the tenant takes to come round, in milliseconds; 0 is at once. */
export interface Delays {
  /** Before `Get-Mailbox` shows the new kind after `Set-Mailbox -Type`. */
  readonly mailboxConversion: number
  /** Before an accepted change of a phone number has succeeded or failed. */
  readonly numberOperation: number
  /** Before a group's licences follow a change of its members by themselves. */
  readonly groupLicences: number
  /** Before an accepted copy between OneDrives is complete. */
  readonly driveCopy: number
  /** Before a device or phone has done what it was asked to. */
  readonly deviceAction: number
  /** Before cancelled meetings are out of the calendar. */
  readonly meetingCancellation: number
  /** Before Graph finds an account again that was restored. */
  readonly restoredInGraph: number
  /** Before Exchange does, which is later still. */
  readonly restoredInExchange: number
  /** Before an export of eDiscovery has ended. */
  readonly ediscoveryExport: number
  /** Before any answer at all. */
  readonly answer: number
}

/** What a test gets unless it asks otherwise. */
export const noDelays: Delays = {
  mailboxConversion: 0,
  numberOperation: 0,
  groupLicences: 0,
  driveCopy: 0,
  deviceAction: 0,
  meetingCancellation: 0,
  restoredInGraph: 0,
  restoredInExchange: 0,
  ediscoveryExport: 0,
  answer: 0,
}

/** What a person who tries it gets: long enough to be seen. */
export const livelyDelays: Delays = {
  mailboxConversion: 1500,
  numberOperation: 1500,
  groupLicences: 4000,
  driveCopy: 6000,
  deviceAction: 3000,
  meetingCancellation: 1500,
  restoredInGraph: 3000,
  restoredInExchange: 6000,
  ediscoveryExport: 10_000,
  answer: 25,
}
