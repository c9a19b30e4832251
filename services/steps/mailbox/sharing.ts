import { sayOf } from '../../../cards/conversation/decision'
import { mailboxTexts } from '../../../cards/steps/mailbox/card'
import { isSharedMailbox, type ExistingMailbox } from '../../facts/mailboxAsRead'
import type { ExchangeOperation, Operation } from '../../model/operation'
import type { Employee, Person } from '../../model/people'
import { forwardingEnded, type MailboxDecision, type MailboxFacts } from './afterDecision'
import { stopForwarding } from './forwarding'
import { setRemoteMailbox, turnsBack } from './onPremises'
import { setMailbox } from './setMailbox'

const say = sayOf(mailboxTexts)

export type Sharing = Extract<MailboxDecision, { readonly choice: 'share' }>

/** Whether the mailbox is shared with whom it was decided, and forwards to nobody past them. */
export function isShared(facts: ExistingMailbox, decision: Sharing): boolean {
  return (
    isSharedMailbox(facts.kind) &&
    hasAccess(facts, decision.successor) &&
    forwardingEnded(facts, decision) === undefined
  )
}

/** Whether somebody has full access already; Exchange names people by their user principal name. */
export function hasAccess({ fullAccess }: ExistingMailbox, { userPrincipalName }: Person): boolean {
  return fullAccess.some((user) => user.toLowerCase() === userPrincipalName.toLowerCase())
}

/**
 * Converts the mailbox and gives the successor full access, as far as that is not so already. Where Active Directory masters
 * what it is, a person has it say the same there.
 * @param before the mailbox before the step first started
 */
export function share(
  employee: Employee,
  facts: ExistingMailbox,
  decision: Sharing,
  before: MailboxFacts,
): readonly Operation[] {
  const operations: Operation[] = []
  if (!isSharedMailbox(facts.kind)) operations.push(setMailbox(employee, { Type: 'Shared' }, say('explainShare')))
  const ended = forwardingEnded(facts, decision)
  if (ended !== undefined) {
    operations.push(...stopForwarding(employee, facts, say('explainStopForwarding', { address: ended })))
  }
  if (!hasAccess(facts, decision.successor)) operations.push(giveAccess(employee, decision.successor))
  if (turnsBack(before, decision)) operations.push(setRemoteMailbox(employee, 'Shared'))
  return operations
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

/** Makes the mailbox again what it was. A personal one needs its licence for that. */
export function toKindOf(employee: Employee, { kind }: ExistingMailbox): ExchangeOperation {
  const resource = resources[kind]
  return resource === undefined
    ? setMailbox(employee, { Type: 'Regular' }, say('explainUnshare'))
    : setMailbox(employee, { Type: resource }, say('explainUnshareResource'))
}

/** How Set-Mailbox calls what is no person's. */
const resources: Readonly<Record<string, 'Room' | 'Equipment'>> = {
  RoomMailbox: 'Room',
  EquipmentMailbox: 'Equipment',
}

/** Takes what {@link giveAccess} gave. */
export function takeAccess({ id }: Employee, successor: Person): ExchangeOperation {
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
