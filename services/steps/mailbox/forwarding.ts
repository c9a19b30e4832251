import { sayOf } from '../../../cards/conversation/decision'
import { mailboxTexts } from '../../../cards/steps/mailbox/card'
import type { Message } from '../../model/message'
import type { ExchangeOperation, JsonObject, Operation } from '../../model/operation'
import type { Employee, Person } from '../../model/people'
import type { ExistingMailbox } from '../../facts/mailboxAsRead'

const say = sayOf(mailboxTexts)

/** Whether somebody has full access already; Exchange names people by their user principal name. */
export function hasAccess({ fullAccess }: ExistingMailbox, { userPrincipalName }: Person): boolean {
  return fullAccess.some((user) => user.toLowerCase() === userPrincipalName.toLowerCase())
}

/** Converts the mailbox and gives the successor full access, as far as that is not so already. */
export function share(employee: Employee, facts: ExistingMailbox, successor: Person): readonly Operation[] {
  const operations: Operation[] = []
  if (facts.kind !== 'SharedMailbox') operations.push(setMailbox(employee, { Type: 'Shared' }, say('explainShare')))
  // What the leaver had forwarded would go on past the successor.
  if (facts.forwardingTo !== undefined) {
    const explain = say('explainStopForwarding', { address: facts.forwardingTo })
    operations.push(setMailbox(employee, nowhere, explain))
  }
  if (!hasAccess(facts, successor)) operations.push(giveAccess(employee, successor))
  return operations
}

const nowhere = { ForwardingAddress: null, ForwardingSmtpAddress: null, DeliverToMailboxAndForward: false }

/** Ends the forwarding that is there. */
export function stopForwarding(employee: Employee, address: string): ExchangeOperation {
  return setMailbox(employee, nowhere, say('explainStop', { address }))
}

function giveAccess({ id }: Employee, successor: Person): ExchangeOperation {
  return {
    via: 'exchange',
    cmdlet: 'Add-MailboxPermission',
    parameters: {
      Identity: id,
      User: successor.userPrincipalName,
      AccessRights: ['FullAccess'],
      AutoMapping: true,
      InheritanceType: 'All',
      Confirm: false,
    },
    explain: say('explainAccess', { successor: successor.displayName }),
  }
}

/** Forwards new mail. */
export function forward(
  employee: Employee,
  { successor, keepCopy }: { successor: Person; keepCopy: boolean },
): ExchangeOperation {
  const address = successor.mail ?? ''
  const forwarding = {
    ForwardingAddress: null,
    ForwardingSmtpAddress: `smtp:${address}`,
    DeliverToMailboxAndForward: keepCopy,
  }
  return setMailbox(employee, forwarding, say('explainForward', { address, keepCopy: String(keepCopy) }))
}

/** Takes sharing back: the kind, the forwarding and the access as they were. */
export function unshare(employee: Employee, before: ExistingMailbox, successor: Person): readonly Operation[] {
  const operations: Operation[] = []
  if (before.kind !== 'SharedMailbox') operations.push(setMailbox(employee, { Type: 'Regular' }, say('explainUnshare')))
  if (before.forwardingTo !== undefined) operations.push(forwardingAsBefore(employee, before))
  if (!hasAccess(before, successor)) operations.push(takeAccess(employee, successor))
  return operations
}

function takeAccess({ id }: Employee, successor: Person): ExchangeOperation {
  const { userPrincipalName, displayName } = successor
  return {
    via: 'exchange',
    cmdlet: 'Remove-MailboxPermission',
    parameters: {
      Identity: id,
      User: userPrincipalName,
      AccessRights: ['FullAccess'],
      InheritanceType: 'All',
      Confirm: false,
    },
    explain: say('explainAccessBack', { successor: displayName }),
  }
}

export function forwardingAsBefore(employee: Employee, before: ExistingMailbox): ExchangeOperation {
  const { forwardingAddress, forwardingRecipientId, forwardingSmtpAddress, keepsCopy } = before
  const forwarding = {
    // Exchange refuses the name that it gave itself.
    ForwardingAddress: forwardingRecipientId ?? forwardingAddress ?? null,
    ForwardingSmtpAddress: forwardingSmtpAddress === undefined ? null : `smtp:${forwardingSmtpAddress}`,
    DeliverToMailboxAndForward: keepsCopy,
  }
  return setMailbox(employee, forwarding, say('explainForwardingBack'))
}

function setMailbox({ id }: Employee, parameters: JsonObject, explain: Message): ExchangeOperation {
  return { via: 'exchange', cmdlet: 'Set-Mailbox', parameters: { Identity: id, ...parameters }, explain }
}
