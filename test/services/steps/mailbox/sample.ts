import type { MailboxDecision, MailboxFacts } from '../../../../services/steps/mailbox'
import { eva, evaAsPerson } from '../builders'
import { ordinaryMailbox } from './made'
import type { Sample } from '../sample'

const successor = evaAsPerson()
const chosen = { successor: eva().id }
const share: Sample<MailboxFacts, MailboxDecision> = {
  before: ordinaryMailbox,
  input: { choice: 'share', ...chosen },
  decision: { choice: 'share', successor },
  after: { ...ordinaryMailbox, kind: 'SharedMailbox', fullAccess: [successor.userPrincipalName] },
}
const shareForwarded: Sample<MailboxFacts, MailboxDecision> = {
  ...share,
  before: {
    ...ordinaryMailbox,
    forwardingTo: 'jan@private.example',
    forwardingSmtpAddress: 'jan@private.example',
    keepsCopy: true,
  },
}
const forward: Sample<MailboxFacts, MailboxDecision> = {
  before: { ...ordinaryMailbox, sizeInBytes: 64_424_509_440, archive: true, hold: true },
  input: { choice: 'forward', ...chosen, keepCopy: 'true' },
  decision: { choice: 'forward', successor, keepCopy: true },
  after: {
    ...ordinaryMailbox,
    forwardingTo: 'eva.willems@contoso.com',
    forwardingSmtpAddress: 'eva.willems@contoso.com',
    keepsCopy: true,
  },
}

const stop: Sample<MailboxFacts, MailboxDecision> = {
  before: { ...ordinaryMailbox, forwardingTo: 'jan@private.example', forwardingSmtpAddress: 'jan@private.example' },
  input: { choice: 'stop' },
  decision: { choice: 'stop' },
  after: ordinaryMailbox,
}

export const samples = [share, shareForwarded, forward, stop]
