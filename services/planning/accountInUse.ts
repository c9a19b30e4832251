import { plannerTexts } from '../../cards/conversation/plannerTexts'
import type { Message } from '../model/message'
import { account, isToGo } from '../steps/account'
import { calls } from '../steps/calls'
import { callsAfter } from '../steps/calls/afterDecision'
import { known } from '../steps/context'
import { mailbox } from '../steps/mailbox'
import { isInUse, mailboxAfter } from '../steps/mailbox/afterDecision'
import type { Rule, RuleInput } from '../steps/rule'

/** Promise 3: the account is never deleted while its mailbox is forwarded or shared; nor while its calls are. */
export const accountInUse: Rule = {
  id: 'accountInUse',
  promise: 3,
  uses: [mailbox.id, calls.id],
  guards: [account.id],
  refuse: (input) => (isToGo(input) ? neededFor(input) : []),
}

function neededFor(input: RuleInput): readonly Message[] {
  const mail = known(mailbox, input)
  const ofCalls = known(calls, input)
  return [
    ...(isInUse(mailboxAfter(mail.facts, mail.decision)) ? [plannerTexts.say('accountNeededForMailbox')] : []),
    ...(callsAfter(ofCalls.facts, ofCalls.decision).forwards ? [plannerTexts.say('accountNeededForCalls')] : []),
  ]
}
