import type { MailAccessDecision, MailAccessFacts } from '../../../../services/steps/mail-access'
import { ways, type ClientAccess } from '../../../../services/steps/mail-access/reading'
import type { Sample } from '../sample'

export const openAccess: ClientAccess & { readonly exists: true } = {
  exists: true,
  open: Object.fromEntries(ways.map((way) => [way, true])),
  smtpDisabled: null,
  blockedPhones: [],
  phones: ['HN3L8P0Q2T5R7V9B1C4D6F8G0J'],
}
const closed = Object.fromEntries(ways.map((way) => [way, false]))

const all: Sample<MailAccessFacts, MailAccessDecision> = {
  before: openAccess,
  input: { choice: 'all' },
  decision: { choice: 'all' },
  after: { ...openAccess, open: closed, smtpDisabled: true, blockedPhones: openAccess.phones },
}
const exceptOutlook: Sample<MailAccessFacts, MailAccessDecision> = {
  before: { ...openAccess, blockedPhones: ['AN0LDER0NE'], smtpDisabled: false },
  input: { choice: 'exceptOutlook' },
  decision: { choice: 'exceptOutlook' },
  after: {
    ...openAccess,
    open: {
      ...closed,
      OWAEnabled: true,
      MAPIEnabled: true,
      EwsEnabled: true,
      MacOutlookEnabled: true,
      OneWinNativeOutlookEnabled: true,
    },
    smtpDisabled: true,
    blockedPhones: ['AN0LDER0NE', ...openAccess.phones],
  },
}

export const samples: readonly Sample<MailAccessFacts, MailAccessDecision>[] = [all, exceptOutlook]
