import { sayOf } from '../../../cards/conversation/decision'
import { mailboxAccessTexts } from '../../../cards/steps/mailbox-access/card'
import { asMade, byHand, lost, onlyIfChosen, type PartBack } from '../../model/partBack'
import type { Employee } from '../../model/people'
import { missing, rightsToTake, stillUnheld, type AccessChange, type MailboxAccessDecision } from './changing'
import { assignBackByHand, giveBack, passBack, takeBack } from './operations'
import type { MailboxAccessFacts, OtherRecipient } from './reading'

const say = sayOf(mailboxAccessTexts)

/**
 * What comes back of rights on mailboxes: first the successor loses what they were given on the leaver's, then the leaver gets
 * each right elsewhere again that is missing there. What was found by hand nobody wrote down.
 */
export function rightsBack(
  employee: Employee,
  now: MailboxAccessFacts,
  before: MailboxAccessFacts,
  decision: MailboxAccessDecision,
): readonly PartBack[] {
  if (decision.choice === 'leave') return []
  const isThere = ({ id }: { readonly id: string }, right: string) =>
    now.others.some((one) => one.id === id && one.rights.some((has) => has === right))
  return [
    ...missing(before, decision)
      // Of a mailbox that Exchange does not find yet nobody's rights are told.
      .filter(({ right }) => !now.exists || now.successorHas.includes(right))
      .map(({ right, successor }) => asMade(`successor ${right}`, giveBack(employee, right, successor))),
    ...rightsToTake(before, decision)
      .filter(({ right, recipient }) => !isThere(recipient, right))
      .map(({ right, recipient }) => asMade(`${recipient.id} ${right}`, takeBack(employee, right, recipient))),
    // Whoever opens a shared mailbox goes on with it: the leaver gets their own access back beside them.
    ...handedOnBack(now, before, decision),
    ...(decision.search ? [lost('search', say('lostSearch'))] : []),
  ]
}

/** Full access to shared mailboxes that nobody else could open: colleagues may need it by now, so that somebody chooses it. */
function handedOnBack(
  now: MailboxAccessFacts,
  before: MailboxAccessFacts,
  { successor, pass, assign }: AccessChange,
): readonly PartBack[] {
  const isHeld = ({ id }: OtherRecipient) => !(now.unheld ?? []).some((one) => one.id === id)
  const passed = successor === undefined ? [] : stillUnheld(before, pass).filter(isHeld)
  const assigned = stillUnheld(before, assign).filter(isHeld)
  return [
    ...passed.flatMap((mailbox) =>
      successor === undefined ? [] : [onlyIfChosen(asMade(`passed ${mailbox.id}`, passBack(mailbox, successor)))],
    ),
    ...assigned.flatMap((mailbox) => [onlyIfChosen(byHand(`assigned ${mailbox.id}`, ...assignBackByHand([mailbox])))]),
  ]
}
