import { sayOf } from '../../../cards/conversation/decision'
import { mailboxTexts } from '../../../cards/steps/mailbox/card'
import type { ExistingMailbox } from '../../facts/mailboxAsRead'
import type { Message } from '../../model/message'
import type { ExchangeOperation } from '../../model/operation'
import type { Employee, Person } from '../../model/people'
import { setMailbox } from './setMailbox'

const say = sayOf(mailboxTexts)

/** To whom new mail is forwarded, and whether it also stays in the mailbox. */
interface Forwarding {
  readonly successor: Person
  readonly keepCopy: boolean
}

/**
 * Whether mail is forwarded to whom it was decided, and to nobody else. The address stays as it was written when somebody gets
 * another one: it still is theirs, as long as Exchange finds them by it.
 */
export function isForwarded(facts: ExistingMailbox, { successor, keepCopy }: Forwarding): boolean {
  const { forwardingAddress, forwardingSmtpAddress, forwardingSmtpRecipientId } = facts
  const isTheirs =
    forwardingSmtpAddress?.toLowerCase() === successor.mail?.toLowerCase() || forwardingSmtpRecipientId === successor.id
  return forwardingAddress === undefined && isTheirs && facts.keepsCopy === keepCopy
}

/** Another address than the successor’s, to which mail is forwarded: whose it is must be asked. Undefined where there is none. */
export function addressOfBefore(
  { forwardingSmtpAddress }: Pick<ExistingMailbox, 'forwardingSmtpAddress'>,
  { successor }: Pick<Forwarding, 'successor'>,
): string | undefined {
  return forwardingSmtpAddress?.toLowerCase() === successor.mail?.toLowerCase() ? undefined : forwardingSmtpAddress
}

/** Forwards new mail. */
export function forward(employee: Employee, { successor, keepCopy }: Forwarding): ExchangeOperation {
  const address = successor.mail ?? ''
  const forwarding = {
    ForwardingAddress: null,
    ForwardingSmtpAddress: `smtp:${address}`,
    DeliverToMailboxAndForward: keepCopy,
  }
  return setMailbox(employee, forwarding, say('explainForward', { address, keepCopy: String(keepCopy) }))
}

/** Ends the forwarding that is there. */
export function stopForwarding(employee: Employee, explain: Message): ExchangeOperation {
  const nowhere = { ForwardingAddress: null, ForwardingSmtpAddress: null, DeliverToMailboxAndForward: false }
  return setMailbox(employee, nowhere, explain)
}

/** Forwarding as it was found: to the recipient or the address that it had, or to nobody. */
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
