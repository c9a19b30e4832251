import type { MailboxDecision, MailboxFacts } from '../../../../services/steps/mailbox'
import { eva, evaAsPerson } from '../builders'
import type { Sample } from '../sample'

const successor = evaAsPerson()
const chosen = { successor: eva().id }
const ordinary: MailboxFacts = {
  exists: true,
  kind: 'UserMailbox',
  sizeInBytes: 13_314_398_618,
  archive: false,
  hold: false,
  forwardingTo: undefined,
  forwardingAddress: undefined,
  forwardingSmtpAddress: undefined,
  keepsCopy: false,
  hidden: false,
  fullAccess: [],
}
const share: Sample<MailboxFacts, MailboxDecision> = {
  before: ordinary,
  input: { choice: 'share', ...chosen },
  decision: { choice: 'share', successor },
  after: { ...ordinary, kind: 'SharedMailbox', fullAccess: [successor.userPrincipalName] },
}
const shareForwarded: Sample<MailboxFacts, MailboxDecision> = {
  ...share,
  before: {
    ...ordinary,
    forwardingTo: 'jan@private.example',
    forwardingSmtpAddress: 'jan@private.example',
    keepsCopy: true,
  },
}
const forward: Sample<MailboxFacts, MailboxDecision> = {
  before: { ...ordinary, sizeInBytes: 64_424_509_440, archive: true, hold: true },
  input: { choice: 'forward', ...chosen, keepCopy: 'true' },
  decision: { choice: 'forward', successor, keepCopy: true },
  after: {
    ...ordinary,
    forwardingTo: 'eva.willems@contoso.com',
    forwardingSmtpAddress: 'eva.willems@contoso.com',
    keepsCopy: true,
  },
}

const stop: Sample<MailboxFacts, MailboxDecision> = {
  before: { ...ordinary, forwardingTo: 'jan@private.example', forwardingSmtpAddress: 'jan@private.example' },
  input: { choice: 'stop' },
  decision: { choice: 'stop' },
  after: ordinary,
}

export const samples = [share, shareForwarded, forward, stop]
