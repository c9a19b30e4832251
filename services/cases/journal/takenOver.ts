import type { OffboardingCase } from './caseState'
import type { CaseEvent } from './entry'

/** Cards of the approvals channel; every other one stands in the requester's own chat. */
const inChannel = /^(case$|step:|summary:channel$)/
const former = /^former:/

/**
 * The case in the hands of another requester. What stands in the chat of the one before keeps its place under a key of its
 * own, so that it can say that it is over, and the new requester gets cards of their own. Pure.
 */
export function requesterBefore(
  theCase: OffboardingCase,
  event: CaseEvent & { readonly kind: 'takenOver' },
): OffboardingCase {
  const { requester: before, earlierRequesters } = theCase
  const isTheirs = (key: string) => !inChannel.test(key) && !former.test(key)
  const shown = Object.entries(theCase.shown).map(([key, at]) =>
    isTheirs(key) ? ([formerKey(earlierRequesters.length, key), at] as const) : ([key, at] as const),
  )
  return {
    ...theCase,
    requester: { ...event.requester, language: event.language, account: event.account },
    earlierRequesters: [...earlierRequesters, before],
    language: event.language,
    shown: Object.fromEntries(shown),
  }
}

/** The key of a card in the chat of somebody who is the requester, or was. */
export function keyFor({ requester, earlierRequesters }: OffboardingCase, key: string, personId: string): string {
  const number = earlierRequesters.findLastIndex(({ id }) => id === personId)
  return requester.id === personId || number < 0 || former.test(key) ? key : formerKey(number, key)
}

function formerKey(number: number, key: string): string {
  return `former:${number}:${key}`
}

/** The number of the earlier requester in whose chat a card stands, or undefined for a card of today's. */
export function formerOf(key: string): number | undefined {
  const number = /^former:(\d+):/.exec(key)?.[1]
  return number === undefined ? undefined : Number(number)
}
