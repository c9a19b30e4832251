import type { Person } from '../../model/people'
import type { Queues } from './queues'
import type { Forwarding, TelephoneNumber } from './reading'

export interface CallsFacts {
  /** The leaver's own number. */
  readonly number: TelephoneNumber | undefined
  /** The leaver has an enabled phone licence. */
  readonly licensed: boolean
  /** Where the leaver's calls go at once: a directory id, SIP address or number. Read only with a number and a licence. */
  readonly forwardingTo: string | undefined
  /** Whether something happens to the leaver's unanswered calls. */
  readonly unanswered: boolean
  /** All that the module says about the leaver's calls, as it stands. Not in journals of before. */
  readonly settings?: Forwarding['settings']
  /** The numbers that the successor holds; empty until the number was decided to be given. */
  readonly successorNumbers: readonly string[]
  /** Call queues that the leaver answers. Left out without a phone licence. */
  readonly queues?: Queues
}

/** What happens to the number, and whether the leaver also stops answering call queues in person. */
export type CallsDecision = (
  | { readonly choice: 'forward'; readonly successor: Person }
  | { readonly choice: 'give'; readonly successor: Person }
  | { readonly choice: 'release' }
  | { readonly choice: 'leave' }
) & { readonly leaveQueues?: true }

/** What will be of the calls and the number once what was decided about them is done. */
export interface CallsAfter {
  /** Calls go on to somebody, which needs the account and its phone licence (promise 5). */
  readonly forwards: boolean
  /** The number that stays with the leaver; undefined when none does. */
  readonly number: TelephoneNumber | undefined
}

/**
 * Whether a number is free again when the phone licence goes: Microsoft's own is. One of Direct Routing or of an operator
 * stays with the account until it is taken away; of a kind that is not known the worse is thought.
 */
export function isFreedWithLicence({ numberType }: Pick<TelephoneNumber, 'numberType'>): boolean {
  return numberType === 'callingPlan'
}

/**
 * What the calls will be: the account, the licences and the plan's advice go by this. Nothing decided leaves the number, and a
 * forwarding that was found.
 */
export function callsAfter(found: CallsFacts | undefined, decision?: CallsDecision): CallsAfter {
  const choice = decision?.choice ?? 'leave'
  return {
    forwards: choice === 'forward' || (choice === 'leave' && found?.forwardingTo !== undefined),
    number: choice === 'leave' ? found?.number : undefined,
  }
}
