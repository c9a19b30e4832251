import { calls } from '../calls'
import { callsAfter } from '../calls/rules'
import { known } from '../context'
import { holdDecided } from '../hold'
import { mailbox } from '../mailbox'
import { mailboxAfter, reasonsForPlan2, type Plan2Reason } from '../mailbox/rules'
import type { Context } from '../step'
import type { Licence } from './reading'
import type { Need } from './rules'

const exchange = ({ hasExchange }: Licence) => hasExchange
const exchangePlan2 = ({ hasExchangePlan2 }: Licence) => hasExchangePlan2
const phone = ({ hasPhone }: Licence) => hasPhone

/** What licences are needed for, given what was found and decided about the mailbox and the calls. The strictest first. */
export function needsOf(context: Context): readonly Need[] {
  return [...mailboxNeeds(context), ...callsNeeds(context)]
}

/**
 * Promise 4: a licence with Exchange never goes before the conversion to a shared mailbox is verified, so never without one.
 * Source: learn, remove-license-from-shared-mailbox (more than 50 GB, an archive and a hold need Exchange Online Plan 2),
 * and remove-former-employee-step-4 (a mailbox that forwards needs its licence).
 */
export function mailboxNeeds(context: Context): readonly Need[] {
  const { facts, decision } = known(mailbox, context)
  if (facts?.exists !== true) return []
  const held = facts.hold || holdDecided(context)
  const { shared, forwards } = mailboxAfter(facts, decision)
  const needs: Need[] = []
  if (shared) needs.push(...reasonsForPlan2(facts, held).flatMap(neededWhenShared))
  if (held) needs.push({ gives: exchange, reason: 'hold', binding: true })
  if (forwards && !shared) needs.push({ gives: exchange, reason: 'forwarding', binding: true })
  if (!forwards && !shared) needs.push({ gives: exchange, reason: 'mailboxLeft', binding: true })
  return needs
}

const sharedReasons = { large: 'sharedLarge', archive: 'sharedArchive', hold: 'sharedHold' } as const

/** Where nothing has Plan 2, a licence with Exchange is the nearest that is known to keep the mailbox: that stays too. */
function neededWhenShared(why: Plan2Reason): readonly Need[] {
  const reason = sharedReasons[why]
  return [
    { gives: exchangePlan2, reason, binding: true },
    { gives: exchange, reason, binding: true },
  ]
}

/** Promise 5: Set-CsUserCallingSettings needs a phone licence; without one the number is freed too. */
export function callsNeeds(context: Context): readonly Need[] {
  const { facts, decision } = known(calls, context)
  const { forwards, number } = callsAfter(facts, decision)
  if (forwards) return [{ gives: phone, reason: 'callForwarding', binding: true }]
  return number === undefined ? [] : [{ gives: phone, reason: 'numberLeft', binding: false }]
}
