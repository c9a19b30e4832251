import { isDeepStrictEqual } from 'node:util'
import { callsTexts } from '../../../cards/steps/calls/card'
import { sayOf } from '../../../cards/conversation/decision'
import { asMade, changedSince, lost, needing, onlyIfChosen, type PartBack } from '../../model/partBack'
import type { Employee } from '../../model/people'
import type { CallsDecision, CallsFacts } from './afterDecision'
import {
  forwardingAsBefore,
  forwardingIn,
  isForwardedTo,
  outsideNumberIn,
  stopForwarding,
  unansweredAsBefore,
  unansweredIn,
  type CallSetting,
} from './forwarding'
import { assignBack, holdsSame, isGiven, moveBackByHand, unassignBack } from './numbers'
import { joinQueue, type CallQueue } from './queues'

const say = sayOf(callsTexts)
/** The part that is the number itself. */
export const ofNumber = 'number'

/**
 * What comes back of the phone: the number, then what happens to calls, then the call queues, each with all who answer it now. A
 * phone licence has to be there first. Forwarding to a telephone number is only for somebody to choose.
 */
export function callsBack(
  employee: Employee,
  now: CallsFacts,
  before: CallsFacts,
  decision: CallsDecision,
): readonly PartBack[] {
  const settings =
    decision.choice === 'leave'
      ? []
      : [
          ...numberBack(employee, now, before, decision),
          ...[
            ...forwardingBack(employee, now, before, decision),
            ...unansweredBack(employee, now, before),
            // What happens to calls is read, and set, of a number only.
          ].map((part) => (isRead(now) ? part : needing(part, [ofNumber]))),
        ]
  return [...settings, ...(decision.leaveQueues === true ? queuesBack(employee, now, before) : [])]
}

function numberBack(
  employee: Employee,
  now: CallsFacts,
  before: CallsFacts,
  decision: CallsDecision,
): readonly PartBack[] {
  const { number } = before
  const isMoved = decision.choice === 'give' || decision.choice === 'release'
  if (number === undefined || !isMoved || holdsSame(now.number, number)) return []
  // What another system writes comes back there.
  if (number.writtenBy !== undefined && now.number === undefined)
    return [asMade(ofNumber, moveBackByHand(employee, number))]
  // From whoever else has it by now nothing is taken: then Microsoft refuses to give it.
  const taken = decision.choice === 'give' && isGiven(now, number) ? [unassignBack(number, decision.successor)] : []
  const back = asMade(ofNumber, ...taken, assignBack(number, employee))
  return now.number === undefined
    ? [back]
    : [changedSince(back, say('foundNumber', { number: now.number.telephoneNumber }))]
}

function forwardingBack(
  employee: Employee,
  now: CallsFacts,
  before: CallsFacts,
  decision: CallsDecision,
): readonly PartBack[] {
  const [is, was] = [forwardingIn(now), forwardingIn(before)]
  const isMade = decision.choice === 'forward' && isForwardedTo(now.forwardingTo, decision.successor)
  // A licence that went took all of it along: then there is nothing to end either.
  const isGone = !isRead(now) && !was.isOn && (decision.choice !== 'forward' || !now.licensed)
  if (isGone || (isRead(now) && isSame(is, was))) return []
  const back = asMade('forwarding', forwardingAsBefore(employee, was))
  const isLeak = outsideNumberIn(was) !== undefined
  if (isMade || !isRead(now)) {
    if (!isLeak) return [back]
    // That calls go to the successor no more is not for anybody to choose.
    const end = decision.choice === 'forward' ? [asMade('toSuccessor', stopForwarding(employee))] : []
    return [...end, onlyIfChosen(back)]
  }
  const isEnded = !is.isOn && (decision.choice !== 'forward' || isLeak)
  if (isEnded) return [isLeak ? onlyIfChosen(back) : back]
  return [changedSince(back, say(is.isOn ? 'foundForwarded' : 'foundNotForwarded'))]
}

function unansweredBack(employee: Employee, now: CallsFacts, before: CallsFacts): readonly PartBack[] {
  const [is, was] = [unansweredIn(now), unansweredIn(before)]
  if (!was.isOn || (isRead(now) && isSame(is, was))) return []
  const back = asMade('unanswered', unansweredAsBefore(employee, was))
  return [isRead(now) && is.isOn ? changedSince(back, say('foundUnanswered')) : back]
}

/** What happens to calls is told only of a number with a licence; until then it stands as it was left. */
function isRead({ licensed, number, settings }: CallsFacts): boolean {
  return settings !== undefined || (licensed && number !== undefined)
}

function isSame(one: CallSetting, other: CallSetting): boolean {
  return one.isOn === other.isOn && isDeepStrictEqual(one.group, other.group)
}

function queuesBack(employee: Employee, { queues }: CallsFacts, before: CallsFacts): readonly PartBack[] {
  const { own = [], others = [] } = queues ?? {}
  const has = (some: readonly CallQueue[], { id }: CallQueue) => some.find((one) => one.id === id)
  return (before.queues?.own ?? []).flatMap((queue) => {
    if (has(own, queue) !== undefined) return []
    const found = has(others, queue)
    return found === undefined
      ? [lost(queue.id, say('lostQueue', { queue: queue.name }))]
      : [asMade(queue.id, joinQueue(found, employee.id))]
  })
}
