import { sayOf } from '../../../cards/conversation/decision'
import { mailboxTexts } from '../../../cards/steps/mailbox/card'
import { isSharedMailbox } from '../../facts/mailboxAsRead'
import { masterOf } from '../../facts/masters'
import type { Message, MessageValue } from '../../model/message'
import type { PersonOperation } from '../../model/operation'
import type { Employee } from '../../model/people'
import type { MailboxDecision, MailboxFacts } from './afterDecision'

const say = sayOf(mailboxTexts)

/** Whether the mailbox is on the organisation's own Exchange servers, out of the reach of Exchange Online. */
export function isOnPremises(facts: MailboxFacts): boolean {
  return !facts.exists && facts.onPremises === true
}

/**
 * What a person does to a mailbox on the organisation's own servers. Nothing here shows whether they did. Source: learn,
 * Set-Mailbox and Add-MailboxPermission of Exchange Server.
 */
export function onOwnServers(
  { userPrincipalName: upn }: Employee,
  decision: MailboxDecision,
): readonly PersonOperation[] {
  switch (decision.choice) {
    case 'share': {
      const { displayName: name, userPrincipalName: successor } = decision.successor
      return [task(say('explainShareOnPremises', { name }), 'instructShareOnPremises', { upn, successor })]
    }
    case 'forward': {
      const { successor, keepCopy } = decision
      const address = successor.mail ?? ''
      const values = { upn, address, keepCopy: String(keepCopy) }
      return [task(say('explainForwardOnPremises', { address }), 'instructForwardOnPremises', values)]
    }
    case 'end':
    case 'stop':
    case 'leave':
      return []
  }
}

/** The same taken back: how it was before nobody here could read. */
export function backOnOwnServers(employee: Employee, decision: MailboxDecision): readonly PersonOperation[] {
  const { userPrincipalName: upn } = employee
  if (decision.choice === 'share') {
    const { userPrincipalName: successor } = decision.successor
    return [task(say('explainUnshareOnPremises'), 'instructUnshareOnPremises', { upn, successor })]
  }
  return decision.choice === 'forward'
    ? [task(say('explainForwardBackOnPremises'), 'instructForwardBackOnPremises', { upn })]
    : []
}

/**
 * Whether the next synchronisation makes a mailbox of here a personal one again, unless its object in Active Directory says
 * that it is shared. Source: learn, shared-mailboxes-unexpectedly-converted-to-user-mailboxes.
 * @param before the mailbox before it was shared
 */
export function turnsBack(before: MailboxFacts, decision: MailboxDecision): boolean {
  if (!before.exists || decision.choice !== 'share' || isSharedMailbox(before.kind)) return false
  return masterOf('mailboxKind', before) === 'onPremises'
}

/** Has Active Directory say what the mailbox is by now. Source: learn, Set-RemoteMailbox. */
export function setRemoteMailbox({ userPrincipalName: upn }: Employee, type: 'Shared' | 'Regular'): PersonOperation {
  return type === 'Shared'
    ? task(say('explainRemoteShared'), 'instructRemoteShared', { upn })
    : task(say('explainRemoteRegular'), 'instructRemoteRegular', { upn })
}

/** Ends, or brings back, a forwarding to a recipient that Active Directory masters: its attribute altRecipient. */
export function setRecipientInDirectory(
  { userPrincipalName: upn }: Employee,
  what: 'end' | 'back',
  recipient: string,
): PersonOperation {
  return what === 'end'
    ? task(say('explainRecipientEnd', { recipient }), 'instructRecipientEnd', { upn })
    : task(say('explainRecipientBack', { recipient }), 'instructRecipientBack', { upn, recipient })
}

function task(
  explain: Message,
  instruction: Parameters<typeof say>[0],
  values: Readonly<Record<string, MessageValue>>,
): PersonOperation {
  return { via: 'person', explain, instruction: say(instruction, values) }
}
