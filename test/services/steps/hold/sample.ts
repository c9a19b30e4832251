import type { HoldDecision, HoldFacts } from '../../../../services/steps/hold'
import type { MailboxHold } from '../../../../services/steps/hold/reading'
import type { Sample } from '../sample'

/** A mailbox that nothing holds, of somebody with the licence for it. */
export const unheld: MailboxHold = {
  exists: true,
  litigation: false,
  days: undefined,
  otherwise: false,
  heldBy: [],
  licensed: true,
  portal: 'https://purview.microsoft.com/ediscovery',
  exportable: false,
}
/** The same in a tenant where Purview was set up for the bot. */
export const exportable: MailboxHold = { ...unheld, exportable: true }

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

const exportByBot: Sample<HoldFacts, HoldDecision> = {
  before: exportable,
  input: { choice: 'exportByBot' },
  decision: { choice: 'exportByBot' },
  after: { ...exportable, job: { accepted: ['case', 'search', 'source', 'export'], partly: false } },
  // It is only a copy.
  irreversible: true,
}

// An export by a colleague leaves no trace at all, so it is no story here: its own tests tell it.
export const samples = [unlimited, days, exportByBot]
