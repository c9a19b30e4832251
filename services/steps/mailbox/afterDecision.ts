import { isSharedMailbox, sharedMailboxLimit, type ExistingMailbox } from '../../facts/mailboxAsRead'
import type { Person } from '../../model/people'

export type MailboxFacts = { readonly exists: false } | ExistingMailbox

export type MailboxDecision =
  | { readonly choice: 'forward'; readonly successor: Person; readonly keepCopy: boolean }
  | { readonly choice: 'share'; readonly successor: Person }
  /** Ends a forwarding that is there, and nothing else. */
  | { readonly choice: 'stop' }
  | { readonly choice: 'leave' }

/** What a mailbox will be once what was decided about it is done. */
export interface MailboxAfter {
  readonly shared: boolean
  /** Mail that comes in goes on to somebody. */
  readonly forwards: boolean
}

type Found = { readonly exists: false } | Pick<ExistingMailbox, 'exists' | 'kind' | 'forwardingTo'>

/**
 * What the mailbox will be: as it was decided, and where nothing was, as it was found. The account, the licences and the
 * ways into the mailbox all go by this. Sharing ends a forwarding that was there.
 */
export function mailboxAfter(found: Found | undefined, decision?: MailboxDecision): MailboxAfter {
  const choice = decision?.choice ?? 'leave'
  const forwardsNow = found?.exists === true && found.forwardingTo !== undefined
  return {
    shared: choice === 'share' || (found?.exists === true && isSharedMailbox(found.kind)),
    forwards: choice === 'forward' || (choice === 'leave' && forwardsNow),
  }
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
