import type { HoldDecision, HoldFacts } from '../../../../services/steps/hold'
import type { MailboxHold } from '../../../../services/steps/holdReading'
import type { Sample } from './sample'

/** A mailbox that nothing holds, of somebody with the licence for it. */
export const unheld: MailboxHold = {
  exists: true,
  litigation: false,
  days: undefined,
  otherwise: false,
  licensed: true,
  portal: 'https://purview.microsoft.com/ediscovery',
}

const unlimited: Sample<HoldFacts, HoldDecision> = {
  before: unheld,
  input: { choice: 'unlimited' },
  decision: { choice: 'unlimited' },
  after: { ...unheld, litigation: true },
}
const days: Sample<HoldFacts, HoldDecision> = {
  before: { ...unheld, otherwise: true, licensed: false },
  input: { choice: 'days', days: '365' },
  decision: { choice: 'days', days: 365 },
  after: { ...unheld, litigation: true, days: 365 },
}

// An export leaves no trace that could be read, so it is no story here: its own tests tell it.
export const hold = [unlimited, days]
