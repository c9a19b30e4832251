import { calls } from '../calls'
import { callsAfter, isFreedWithLicence } from '../calls/afterDecision'
import { known } from '../context'
import { hold } from '../hold'
import { holdDecided } from '../hold/afterDecision'
import { mailbox } from '../mailbox'
import { mailboxAfter, reasonsForPlan2, type Plan2Reason } from '../mailbox/afterDecision'
import type { Context } from '../step'
import type { Licence } from './reading'
import type { Need } from './afterDecision'

const exchange = ({ hasExchange }: Licence) => hasExchange
const phone = ({ hasPhone }: Licence) => hasPhone
/** What carries what a mailbox can need beyond itself. */
const carriers: Readonly<Record<Plan2Reason, Need['gives']>> = {
  large: ({ hasExchangePlan2 }) => hasExchangePlan2,
  archive: ({ hasArchive, hasExchangePlan2 }) => hasArchive ?? hasExchangePlan2,
  hold: ({ hasHold, hasExchangePlan2 }) => hasHold ?? hasExchangePlan2,
}

/** What licences are needed for, given what was found and decided about the mailbox and the calls. The strictest first. */
export function needsOf(context: Context): readonly Need[] {
  return [...mailboxNeeds(context), ...callsNeeds(context)]
}

/**
 * Promise 4: a licence with Exchange never goes before the conversion to a shared mailbox is verified, so never without one.
 * Source: learn, remove-license-from-shared-mailbox (what a shared mailbox goes on needing one for), and
 * remove-former-employee-step-4 (a mailbox that forwards needs its licence).
 */
export function mailboxNeeds(context: Context): readonly Need[] {
  const { facts, decision } = known(mailbox, context)
  if (facts?.exists !== true) return []
  const { shared, forwards } = mailboxAfter(facts, decision)
  const isToBeHeld = holdDecided(known(hold, context).decision)
  const beyond = reasonsForPlan2(facts, isToBeHeld).flatMap((why) => neededBeyond(why, shared))
  if (shared) return beyond
  return [...beyond, { gives: exchange, reason: forwards ? 'forwarding' : 'mailboxLeft', binding: true }]
}

const sharedReasons = { large: 'sharedLarge', archive: 'sharedArchive', hold: 'sharedHold' } as const

/** Where nothing carries it, a licence with Exchange is the nearest that is known to keep the mailbox: that stays too. */
function neededBeyond(why: Plan2Reason, shared: boolean): readonly Need[] {
  const reason = shared ? sharedReasons[why] : why
  return [
    { gives: carriers[why], reason, binding: true },
    { gives: exchange, reason, binding: true },
  ]
}

/**
 * Promise 5: Set-CsUserCallingSettings needs a phone licence. Without one Microsoft's own number is freed; any other stays
 * with the account, where nobody can use it, so that the licence stays as long as such a number does.
 */
export function callsNeeds(context: Context): readonly Need[] {
  const { facts, decision } = known(calls, context)
  const { forwards, number } = callsAfter(facts, decision)
  if (forwards) return [{ gives: phone, reason: 'callForwarding', binding: true }]
  if (number === undefined) return []
  return isFreedWithLicence(number)
    ? [{ gives: phone, reason: 'numberLeft', binding: false }]
    : [{ gives: phone, reason: 'numberStuck', binding: true }]
}
