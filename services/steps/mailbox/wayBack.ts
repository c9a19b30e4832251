import { sayOf } from '../../../cards/conversation/decision'
import { mailboxTexts } from '../../../cards/steps/mailbox/card'
import { isSharedMailbox, type ExistingMailbox } from '../../facts/mailboxAsRead'
import { asMade, byHand, changedSince, onlyIfChosen, type PartBack } from '../../model/partBack'
import type { Employee } from '../../model/people'
import type { MailboxDecision, MailboxFacts } from './afterDecision'
import { forwardingAsBefore, isForwarded, isSameForwarding, leadsOutside, stopForwarding } from './forwarding'
import { leadMailUserBack } from './mailUser'
import { backOnOwnServers, isOnPremises, setRemoteMailbox, turnsBack } from './onPremises'
import { hasAccess, takeAccess, toKindOf, type Sharing } from './sharing'

type Changing = Exclude<MailboxDecision, { readonly choice: 'leave' }>

const say = sayOf(mailboxTexts)

/**
 * What comes back of a mailbox: the successor’s access goes first, then forwarding is as it was, and last the mailbox is what it
 * was, for which it needs its licence. Forwarding that led outside is only for somebody to choose. One on the organisation's own
 * servers is a task, which nothing here sees.
 */
export function mailboxBack(
  employee: Employee,
  now: MailboxFacts,
  before: MailboxFacts,
  decision: MailboxDecision,
): readonly PartBack[] {
  if (decision.choice === 'leave') return []
  if (!before.exists && before.outside !== undefined)
    return [byHand('mailUser', leadMailUserBack(employee, before.outside))]
  if (!before.exists) return isOnPremises(before) ? onOwnServersBack(employee, decision) : []
  // One that Exchange does not find yet will be found as it was left.
  const found = now.exists ? now : asLeft(before, decision)
  const forwarding = forwardingBack(employee, found, before, decision)
  if (decision.choice === 'share')
    return [
      ...accessBack(employee, found, before, decision),
      ...forwarding,
      ...kindBack(employee, found, before, decision),
    ]
  // It was shared before that was ended.
  if (decision.choice !== 'end') return forwarding
  return [...forwarding, ...kindBack(employee, found, before, { choice: 'share', successor: decision.from })]
}

function onOwnServersBack(employee: Employee, decision: MailboxDecision): readonly PartBack[] {
  const tasks = backOnOwnServers(employee, decision)
  return tasks.length === 0 ? [] : [byHand('onPremises', ...tasks)]
}

/** A mailbox as what was decided makes it. */
function asLeft(before: ExistingMailbox, decision: Changing): ExistingMailbox {
  const { forwardingRecipientId: _, ...found } = before
  const still = { ...found, forwardingAddress: undefined, forwardingSmtpAddress: undefined, forwardingTo: undefined }
  if (decision.choice === 'stop') return still
  if (decision.choice === 'end') return { ...still, kind: 'SharedMailbox' }
  const { mail, userPrincipalName } = decision.successor
  return decision.choice === 'share'
    ? { ...still, kind: 'SharedMailbox', fullAccess: [...before.fullAccess, userPrincipalName] }
    : { ...still, forwardingSmtpAddress: mail, forwardingTo: mail, keepsCopy: decision.keepCopy }
}

function accessBack(
  employee: Employee,
  now: ExistingMailbox,
  before: ExistingMailbox,
  { successor }: Sharing,
): readonly PartBack[] {
  if (hasAccess(before, successor) || !hasAccess(now, successor)) return []
  return [asMade('access', takeAccess(employee, successor))]
}

function forwardingBack(
  employee: Employee,
  now: ExistingMailbox,
  before: ExistingMailbox,
  decision: Changing,
): readonly PartBack[] {
  if (isSameForwarding(now, before)) return []
  const asWas = asMade('forwarding', ...forwardingAsBefore(employee, before, now))
  const isLeak = leadsOutside(employee, before)
  const back = isLeak ? onlyIfChosen(asWas) : asWas
  const { forwardingTo: address } = now
  if (decision.choice === 'forward' && isForwarded(now, decision)) {
    if (!isLeak) return [back]
    // That the successor gets no mail any more is not for anybody to choose.
    const end = stopForwarding(employee, now, say('explainStop', { address: address ?? '' }))
    return [asMade('toSuccessor', ...end), back]
  }
  const isEnded = address === undefined && (decision.choice !== 'forward' || isLeak)
  if (isEnded) return [back]
  return [changedSince(asWas, address === undefined ? say('foundNotForwarded') : say('foundForwarded', { address }))]
}

function kindBack(
  employee: Employee,
  now: ExistingMailbox,
  before: ExistingMailbox,
  decision: Sharing,
): readonly PartBack[] {
  if (isSharedMailbox(before.kind)) return []
  const inDirectory = turnsBack(before, decision) ? [byHand('directory', setRemoteMailbox(employee, 'Regular'))] : []
  if (now.kind === before.kind) return inDirectory
  const back = asMade('kind', toKindOf(employee, before))
  const { kind } = now
  return [isSharedMailbox(kind) ? back : changedSince(back, say('foundKind', { kind })), ...inDirectory]
}
