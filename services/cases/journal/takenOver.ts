import type { EarlierRequester, OffboardingCase } from './caseState'
import { earlierRequesterKey, earlierRequesterOf, standsInChannel, standsWithSuccessor } from './cardKeys'
import type { CaseEvent, Entry } from './entry'

/**
 * The case in the hands of another requester. What stands in the chat of the one before keeps its place under a key of its
 * own, so that it can say that it is over, and the new requester gets cards of their own. Pure.
 */
export function requesterBefore(
  theCase: OffboardingCase,
  event: CaseEvent & { readonly kind: 'takenOver' },
  { by, revision }: Pick<Entry, 'by' | 'revision'>,
): OffboardingCase {
  const { requester, earlierRequesters } = theCase
  const before: EarlierRequester = by.id === requester.id ? { ...requester, gave: true } : requester
  const isTheirs = (key: string) =>
    !standsInChannel(key) && earlierRequesterOf(key) === undefined && !standsWithSuccessor(key)
  const shown = Object.entries(theCase.shown).map(([key, at]) =>
    isTheirs(key) ? ([earlierRequesterKey(earlierRequesters.length, key), at] as const) : ([key, at] as const),
  )
  return {
    ...theCase,
    requester: { ...event.requester, language: event.language, account: event.account },
    requesterRevision: revision,
    earlierRequesters: [...earlierRequesters, before],
    language: event.language,
    shown: Object.fromEntries(shown),
  }
}

/** The key of a card in the chat of somebody who is the requester, or was. */
export function keyInChatOf({ requester, earlierRequesters }: OffboardingCase, key: string, personId: string): string {
  const number = earlierRequesters.findLastIndex(({ id }) => id === personId)
  const isOwn = earlierRequesterOf(key) !== undefined || standsWithSuccessor(key)
  return requester.id === personId || number < 0 || isOwn ? key : earlierRequesterKey(number, key)
}
