import { harmTexts } from '../../cards/planning/mailHarms'
import type { Message } from '../model/message'
import { autoReply } from '../steps/auto-reply'
import { known, type Context } from '../steps/context'
import { inboxRules } from '../steps/inbox-rules'
import { mailbox } from '../steps/mailbox'
import { forwardingLeft, mailboxAfter, outsideLeft } from '../steps/mailbox/afterDecision'

const say = harmTexts.say

/**
 * What goes on doing harm with what was found and decided, in words: mail that goes on where nobody looks, round in circles,
 * or past what was decided besides. Suggestions leave none of it; a person may, and then it is said first. Pure.
 * @param context decisions that were rejected or failed count as none
 */
export function harmsLeft(context: Context): readonly Message[] {
  return [...mailboxForwards(context), ...loops(context), ...rulesForward(context), ...replyNotSent(context)]
}

function mailboxForwards(context: Context): readonly Message[] {
  const { facts, decision } = known(mailbox, context)
  const address = forwardingLeft(facts, decision) ?? outsideLeft(facts, decision)
  return address === undefined ? [] : [say('mailboxForwards', { name: context.employee.displayName, address })]
}

function loops(context: Context): readonly Message[] {
  const { facts, decision } = known(mailbox, context)
  if (facts?.exists !== true || decision?.choice !== 'forward' || facts.successorForwardsTo === undefined) return []
  const { id, displayName, userPrincipalName, mail } = context.employee
  const own = [id, displayName, userPrincipalName, mail].map((name) => name?.toLowerCase())
  if (!own.includes(facts.successorForwardsTo.toLowerCase())) return []
  return [say('loop', { name: decision.successor.displayName, leaver: displayName })]
}

function rulesForward(context: Context): readonly Message[] {
  const { facts, decision } = known(inboxRules, context)
  if (facts === undefined || (decision !== undefined && decision.choice !== 'leave')) return []
  return facts.rules
    .filter(({ outside }) => outside.length > 0)
    .map(({ name: rule, outside }) =>
      say('ruleForwards', { rule, addresses: outside.slice(0, 3).map((text) => say('text', { text })) }),
    )
}

/** Exchange answers what it delivers; with forwarding and no copy it delivers nothing (learn: Set-Mailbox, DeliverToMailboxAndForward). */
function replyNotSent(context: Context): readonly Message[] {
  const { facts, decision } = known(mailbox, context)
  const reply = known(autoReply, context)
  const { forwards, keepsCopy } = mailboxAfter(facts, decision)
  return forwards && !keepsCopy && reply.decision?.choice === 'reply' ? [say('replyNotSent')] : []
}
