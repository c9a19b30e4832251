/** How an offboarding stands, for the card on top of its thread. */
export type CaseCardStatus =
  | 'deciding'
  | 'awaitingApproval'
  | 'running'
  /** Approved, for a moment to come. */
  | 'timed'
  | 'paused'
  | 'scheduled'
  | 'declined'
  | 'notFinished'
  | 'accountGone'
  | 'completed'
  | 'cancelled'

/** How that is coloured. */
export const caseStyles: Readonly<Record<CaseCardStatus, string>> = {
  deciding: 'warning',
  awaitingApproval: 'warning',
  running: 'accent',
  timed: 'accent',
  paused: 'warning',
  scheduled: 'accent',
  declined: 'accent',
  notFinished: 'attention',
  accountGone: 'attention',
  completed: 'good',
  cancelled: 'emphasis',
}
