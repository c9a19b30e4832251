import { sayOf } from '../../../cards/conversation/decision'
import { mailboxTexts } from '../../../cards/steps/mailbox/card'
import type { ExistingMailbox } from '../../facts/mailboxAsRead'
import { masterOf } from '../../facts/masters'
import type { Message } from '../../model/message'
import type { JsonObject, Operation } from '../../model/operation'
import type { Employee, Person } from '../../model/people'
import { setRecipientInDirectory } from './onPremises'
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
  return facts.forwardingAddress === undefined && isAddressSet(facts, { successor, keepCopy })
}

function isAddressSet(facts: ExistingMailbox, { successor, keepCopy }: Forwarding): boolean {
  const { forwardingSmtpAddress, forwardingSmtpRecipientId } = facts
  const isTheirs =
    forwardingSmtpAddress?.toLowerCase() === successor.mail?.toLowerCase() || forwardingSmtpRecipientId === successor.id
  return isTheirs && facts.keepsCopy === keepCopy
}

/** Another address than the successor’s, to which mail is forwarded: whose it is must be asked. Undefined where there is none. */
export function addressOfBefore(
  { forwardingSmtpAddress }: Pick<ExistingMailbox, 'forwardingSmtpAddress'>,
  { successor }: Pick<Forwarding, 'successor'>,
): string | undefined {
  return forwardingSmtpAddress?.toLowerCase() === successor.mail?.toLowerCase() ? undefined : forwardingSmtpAddress
}

/** Forwards new mail. */
export function forward(
  employee: Employee,
  facts: ExistingMailbox,
  { successor, keepCopy }: Forwarding,
): readonly Operation[] {
  const address = successor.mail ?? ''
  const forwarding = { ForwardingSmtpAddress: `smtp:${address}`, DeliverToMailboxAndForward: keepCopy }
  const explain = say('explainForward', { address, keepCopy: String(keepCopy) })
  if (isCloudMastered(facts)) return [setMailbox(employee, { ForwardingAddress: null, ...forwarding }, explain)]
  const set = isAddressSet(facts, { successor, keepCopy }) ? [] : [setMailbox(employee, forwarding, explain)]
  return [...set, ...endInDirectory(employee, facts)]
}

/** Ends the forwarding that is there. */
export function stopForwarding(employee: Employee, facts: ExistingMailbox, explain: Message): readonly Operation[] {
  const nowhere = { ForwardingSmtpAddress: null, DeliverToMailboxAndForward: false }
  if (isCloudMastered(facts)) return [setMailbox(employee, { ForwardingAddress: null, ...nowhere }, explain)]
  const stop = facts.forwardingSmtpAddress === undefined ? [] : [setMailbox(employee, nowhere, explain)]
  return [...stop, ...endInDirectory(employee, facts)]
}

/**
 * Forwarding as it was before: to the recipient or the address that it had, or to nobody.
 * @param now who masters it by now decides where it is done
 */
export function forwardingAsBefore(
  employee: Employee,
  before: ExistingMailbox,
  now: ExistingMailbox,
): readonly Operation[] {
  const { forwardingAddress, forwardingRecipientId, forwardingSmtpAddress, forwardingTo: address, keepsCopy } = before
  if (address === undefined)
    return stopForwarding(employee, now, say('explainStop', { address: now.forwardingTo ?? '' }))
  const forwarding: JsonObject = {
    ForwardingSmtpAddress: forwardingSmtpAddress === undefined ? null : `smtp:${forwardingSmtpAddress}`,
    DeliverToMailboxAndForward: keepsCopy,
  }
  const explain = say('explainForwardingBack', { address })
  // Exchange refuses the name that it gave itself.
  const recipient = { ForwardingAddress: forwardingRecipientId ?? forwardingAddress ?? null }
  if (isCloudMastered(now)) return [setMailbox(employee, { ...recipient, ...forwarding }, explain)]
  const set = setMailbox(employee, forwarding, explain)
  if (isSameRecipient(now, before)) return [set]
  return forwardingAddress === undefined
    ? [set, ...endInDirectory(employee, now)]
    : [set, setRecipientInDirectory(employee, 'back', forwardingAddress)]
}

/** Whether mail goes on to the same, in the same way. A name may have changed meanwhile, an id has not. */
export function isSameForwarding(one: ExistingMailbox, other: ExistingMailbox): boolean {
  const isSameAddress = one.forwardingSmtpAddress?.toLowerCase() === other.forwardingSmtpAddress?.toLowerCase()
  const isSameCopy = one.forwardingTo === undefined || one.keepsCopy === other.keepsCopy
  return isSameRecipient(one, other) && isSameAddress && isSameCopy
}

function isSameRecipient(one: ExistingMailbox, other: ExistingMailbox): boolean {
  if (one.forwardingAddress === undefined || other.forwardingAddress === undefined)
    return one.forwardingAddress === other.forwardingAddress
  const [id, otherId] = [one.forwardingRecipientId, other.forwardingRecipientId]
  return id === undefined || otherId === undefined
    ? one.forwardingAddress === other.forwardingAddress
    : id.toLowerCase() === otherId.toLowerCase()
}

/**
 * Whether mail went on to somebody outside, or to where that cannot be told: another domain than the leaver's own, or a recipient
 * that is neither a mailbox nor a group of the organisation. What somebody called a contact may be anybody.
 */
export function leadsOutside(
  { mail, userPrincipalName }: Employee,
  { forwardingAddress, forwardingRecipientKind = '', forwardingSmtpAddress }: ExistingMailbox,
): boolean {
  const own = [mail, userPrincipalName].map(domainOf)
  const isOutsideAddress = forwardingSmtpAddress !== undefined && !own.includes(domainOf(forwardingSmtpAddress))
  const isOutsideRecipient = forwardingAddress !== undefined && !/(Mailbox|Group)$/.test(forwardingRecipientKind)
  return isOutsideAddress || isOutsideRecipient
}

function domainOf(address: string | undefined): string | undefined {
  return address?.split('@').at(-1)?.toLowerCase()
}

function isCloudMastered(facts: ExistingMailbox): boolean {
  return masterOf('forwardingRecipient', facts) === 'cloud'
}

/** The recipient wins over the address, and is ended where it is mastered. */
function endInDirectory(employee: Employee, { forwardingAddress }: ExistingMailbox): readonly Operation[] {
  return forwardingAddress === undefined ? [] : [setRecipientInDirectory(employee, 'end', forwardingAddress)]
}
