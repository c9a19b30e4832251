import { calls } from '../calls'
import { callsAfter } from '../calls/afterDecision'
import { known } from '../context'
import { mailbox } from '../mailbox'
import { isInUse, mailboxAfter } from '../mailbox/afterDecision'
import { readMailbox } from '../../facts/mailboxAsRead'
import type { Context } from '../step'

/** What goes on needing an account. */
export type WhyKept = 'mailbox' | 'calls'

/**
 * Why the account must stay (promise 3): mail or calls go on by it, as was decided, or as was found and is left. Empty when
 * it may go. The account's own card and the rule between steps both go by this. Pure.
 */
export function whyKept(context: Context): readonly WhyKept[] {
  const mail = known(mailbox, context)
  const ofCalls = known(calls, context)
  return [
    ...(isInUse(mailboxAfter(mail.facts, mail.decision)) ? ['mailbox' as const] : []),
    ...(callsAfter(ofCalls.facts, ofCalls.decision).forwards ? ['calls' as const] : []),
  ]
}

/** Whether the mailbox is shared or forwarded by now, whoever made it so: looked at again before the account goes. */
export async function isMailboxInUse(exchange: Parameters<typeof readMailbox>[0], id: string): Promise<boolean> {
  const state = await readMailbox(exchange, id)
  return state !== undefined && isInUse(mailboxAfter({ exists: true, ...state }))
}
