import type { Card } from '../../cards/card'
import { caseKey, standsInChannel } from '../../services/cases/journal/cardKeys'
import type { OffboardingCase } from '../../services/cases/journal/case'

/** Where a card belongs: a person's own chat with the bot, or the approvals channel; with an `id` another channel that is configured. */
export type Place =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'channel'; readonly id?: string }

/** A card as it should stand somewhere now. Its key says which one it is, for updating it in place. */
export interface DesiredCard {
  readonly key: string
  readonly place: Place
  /** The key of the card that it is posted under, as a reply in the same thread. */
  readonly under?: string
  /** One line for notifications and screen readers. */
  readonly summary: string
  readonly card: Card
}

/** A card in its place: in the case's thread in the channel, or with the requester. */
export function desiredCard({ employee, requester }: OffboardingCase, key: string, card: Card): DesiredCard {
  const summary = employee.displayName
  if (!standsInChannel(key)) return { key, place: { kind: 'person', personId: requester.id }, card, summary }
  return { key, place: { kind: 'channel' }, ...(key === caseKey ? {} : { under: caseKey }), card, summary }
}
