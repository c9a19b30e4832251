import type { Person } from '../../model/people'
import type { MailboxAccessFacts, OtherRecipient, Right } from './reading'

/** Who gets rights on the leaver's mailbox, and where the leaver's own go. */
export interface AccessChange {
  readonly choice: 'change'
  /** Who gets rights; left out when nobody does. */
  readonly successor?: Person
  readonly give: readonly Right[]
  /** Where the leaver's rights are taken away. */
  readonly take: readonly OtherRecipient[]
  /** Whether a person looks for full access elsewhere. */
  readonly search: boolean
  /** Shared mailboxes that only the leaver could open, to which the successor gets full access. */
  readonly pass?: readonly OtherRecipient[]
  /** The same, for which a colleague chooses somebody. */
  readonly assign?: readonly OtherRecipient[]
}

export type MailboxAccessDecision = AccessChange | { readonly choice: 'leave' }

/** The rights that were decided for the successor and that these facts do not show. */
export function missing(
  { successorHas }: MailboxAccessFacts,
  { successor, give: rights }: AccessChange,
): readonly { readonly right: Right; readonly successor: Person }[] {
  if (successor === undefined) return []
  return rights.filter((right) => !successorHas.includes(right)).map((right) => ({ right, successor }))
}

/** The rights of the leaver that these facts show where they were decided to go. */
export function rightsToTake(
  { others }: MailboxAccessFacts,
  { take: recipients }: AccessChange,
): readonly { readonly right: Right; readonly recipient: OtherRecipient }[] {
  return others
    .filter(({ id }) => recipients.some((one) => one.id === id))
    .flatMap((recipient) =>
      recipient.rights.map((right) => ({ right, recipient: { id: recipient.id, name: recipient.name } })),
    )
}

/** Shared mailboxes that somebody else is to open from now on. */
export function handedOn(decision: Pick<AccessChange, 'pass' | 'assign'> | undefined): readonly OtherRecipient[] {
  return [...(decision?.pass ?? []), ...(decision?.assign ?? [])]
}

/** Those among these that nobody else can open. */
export function stillUnheld(
  { unheld = [] }: MailboxAccessFacts,
  mailboxes: readonly OtherRecipient[] = [],
): readonly OtherRecipient[] {
  return mailboxes.filter(({ id }) => unheld.some((one) => one.id === id))
}
