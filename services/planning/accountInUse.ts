import { plannerTexts } from '../../cards/planning/plannerTexts'
import { account, isToGo } from '../steps/account'
import { whyKept } from '../steps/account/whyKept'
import { calls } from '../steps/calls'
import { mailbox } from '../steps/mailbox'
import type { Rule } from '../steps/rule'

const needed = { mailbox: 'accountNeededForMailbox', calls: 'accountNeededForCalls' } as const

/** Promise 3: the account is never deleted while its mailbox is forwarded or shared; nor while its calls are. */
export const accountInUse: Rule = {
  id: 'accountInUse',
  promise: 3,
  uses: [mailbox.id, calls.id],
  guards: [account.id],
  refuse: (input) => (isToGo(input) ? whyKept(input).map((why) => plannerTexts.say(needed[why])) : []),
}
