/** Something of the leaver's that somebody gets, as a letter tells of it; each is a text of its own. */
export type Handover =
  | 'mailboxShare'
  | 'mailboxForward'
  | 'oneDriveAccess'
  | 'oneDriveCopy'
  | 'number'
  | 'callsForward'
  | 'groupOwner'
  | 'reports'
