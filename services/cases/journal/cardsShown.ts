import { caseKey, standsInChannel, successorOf } from './cardKeys'
import type { OffboardingCase } from './caseState'
import type { CaseEvent } from './entry'

/** Whether the successor whose card this is could be written to; the same for every other card. */
export function withReached(theCase: OffboardingCase, card: string, isReached: boolean): OffboardingCase {
  const number = successorOf(card)
  if (number === undefined) return theCase
  const successors = theCase.successors.map((one, index) =>
    index === number ? { ...one, unreached: !isReached } : one,
  )
  return { ...theCase, successors }
}

/** A case card in another thread is a new thread: what stood in the one before does not stand there. */
export function shownAfter(
  shown: OffboardingCase['shown'],
  { card, at }: CaseEvent & { readonly kind: 'shown' },
): OffboardingCase['shown'] {
  const before = shown[caseKey]
  const isMoved = card === caseKey && before !== undefined && before.conversationId !== at.conversationId
  const kept = Object.entries(shown).filter(
    ([key, there]) => !isMoved || !standsInChannel(key) || there.conversationId !== before.conversationId,
  )
  return { ...Object.fromEntries(kept), [card]: at }
}
