import { isSharedMailbox, sharedMailboxLimit, type ExistingMailbox } from '../../facts/mailboxAsRead'
import type { Person } from '../../model/people'

export type MailboxFacts =
  | {
      readonly exists: false
      /** It is on the organisation's own Exchange servers, where a person does what was decided. Left out where there is none at all. */
      readonly onPremises?: true
      /** It is a mail user: mail goes to this address, outside the organisation. Left out where it is none. */
      readonly outside?: string
    }
  | ExistingMailbox

export type MailboxDecision =
  | { readonly choice: 'forward'; readonly successor: Person; readonly keepCopy: boolean }
  | { readonly choice: 'share'; readonly successor: Person }
  /** Takes away the full access that sharing gave; the mailbox stays a shared one. Not in journals of before. */
  | { readonly choice: 'end'; readonly from: Person }
  /** Ends a forwarding that is there, and nothing else. */
  | { readonly choice: 'stop' }
  | { readonly choice: 'leave' }

/** What a mailbox will be once what was decided about it is done. */
export interface MailboxAfter {
  readonly shared: boolean
  /** Mail that comes in goes on to somebody. */
  readonly forwards: boolean
  /** What goes on to somebody also stays in the mailbox. */
  readonly keepsCopy: boolean
}

type Found = { readonly exists: false } | Pick<ExistingMailbox, 'exists' | 'kind' | 'forwardingTo' | 'keepsCopy'>

/**
 * What the mailbox will be: as it was decided, and where nothing was, as it was found. The account, the licences and the
 * ways into the mailbox all go by this.
 */
export function mailboxAfter(found: Found | undefined, decision?: MailboxDecision): MailboxAfter {
  const shared = decision?.choice === 'share' || (found?.exists === true && isSharedMailbox(found.kind))
  if (decision?.choice === 'forward') return { shared, forwards: true, keepsCopy: decision.keepCopy }
  const forwards = forwardingLeft(found, decision) !== undefined
  return { shared, forwards, keepsCopy: forwards && found?.exists === true && found.keepsCopy }
}

/** Where mail goes on to by a forwarding that was there and is left as it was found; undefined where none is. */
export function forwardingLeft(found: Found | undefined, decision?: MailboxDecision): string | undefined {
  const isLeft = decision === undefined || decision.choice === 'leave' || decision.choice === 'end'
  return isLeft && found?.exists === true ? found.forwardingTo : undefined
}

/**
 * Where mail went on to by a forwarding that was there and that the decision ends; undefined where none is. Sharing ends it,
 * too: what the leaver had forwarded would go on past the successor.
 */
export function forwardingEnded(found: Found, decision: MailboxDecision): string | undefined {
  return !found.exists || mailboxAfter(found, decision).forwards ? undefined : found.forwardingTo
}

/** Where mail to a mail user goes on leaving the organisation; undefined where none does, or a person ends it. */
export function outsideLeft(found: MailboxFacts | undefined, decision?: MailboxDecision): string | undefined {
  return found?.exists === false && decision?.choice !== 'stop' ? found.outside : undefined
}

/** Whether somebody goes on using it, and with it the account (promise 3). */
export function isInUse({ shared, forwards }: MailboxAfter): boolean {
  return shared || forwards
}

/** What a shared mailbox needs a licence with Exchange Online Plan 2 for. */
export type Plan2Reason = 'large' | 'archive' | 'hold'

/**
 * Why this mailbox would need a licence with Exchange Online Plan 2 as a shared one (promise 4); empty when it would need
 * none. Source: learn, remove-license-from-shared-mailbox.
 * @param holdDecided a hold that was decided is there before any licence goes
 */
export function reasonsForPlan2(found: ExistingMailbox, holdDecided: boolean): readonly Plan2Reason[] {
  return [
    ...(found.sizeInBytes > sharedMailboxLimit ? ['large' as const] : []),
    ...(found.archive ? ['archive' as const] : []),
    ...(found.hold || holdDecided ? ['hold' as const] : []),
  ]
}
