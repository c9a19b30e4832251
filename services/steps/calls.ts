import { callsCard, callsTexts } from '../../cards/calls'
import { sayOf } from '../../cards/decision'
import type { Message } from '../../cards/texts'
import type { Person } from '../people'
import { assign, assignBack, forwardAsBefore, forwardTo, unassign, unassignBack } from './callsOperations'
import { isSameNumber, readForwarding, readNumbers, type TelephoneNumber } from './callsReading'
import { isPhoneLicensed } from './servicePlans'
import type { Finding, Step } from './step'
import { availableManager, chosenSuccessor, personIn } from './successor'
import { readUser } from './userReading'

export interface CallsFacts {
  /** The leaver's own number. */
  readonly number: TelephoneNumber | undefined
  /** The leaver has an enabled phone licence. */
  readonly licensed: boolean
  /** Where the leaver's calls go at once: a directory id, SIP address or number. Read only with a number and a licence. */
  readonly forwardingTo: string | undefined
  /** Whether something happens to the leaver's unanswered calls. */
  readonly unanswered: boolean
  /** The numbers that the successor holds; empty until the number was decided to be given. */
  readonly successorNumbers: readonly string[]
}

export type CallsDecision =
  | { readonly choice: 'forward'; readonly successor: Person }
  | { readonly choice: 'give'; readonly successor: Person }
  | { readonly choice: 'release' }
  | { readonly choice: 'leave' }

const say = sayOf(callsTexts)

/**
 * The telephone number and its calls (article, "Skype for Business" and "Call forwarding"). Numbers move by Graph, in the
 * global cloud only; forwarding has no Graph API and goes by Set-CsUserCallingSettings, which needs the leaver's phone
 * licence (promise 5). Source: `microsoft-365-apis.md` section 12.
 */
export const calls: Step<CallsFacts, CallsDecision> = {
  id: 'calls',
  texts: callsTexts,
  title: say('title'),
  after: [],
  destructive: true,
  permissions: ['User.Read.All', 'TeamsTelephoneNumber.ReadWrite.All'],
  clouds: ['global'],
  settleSeconds: 30,
  people: ['successor'],

  async read(from, { id }, decision) {
    const [[number], { assignedPlans }, successorNumbers] = await Promise.all([
      readNumbers(from, id),
      readUser(from.graph, id),
      decision?.choice === 'give' ? readNumbers(from, decision.successor.id) : [],
    ])
    const licensed = isPhoneLicensed(assignedPlans ?? [])
    // The MicrosoftTeams module takes seconds; without a number there is nothing to forward.
    const forwarding = licensed && number !== undefined ? await readForwarding(from, id) : undefined
    return {
      number,
      licensed,
      forwardingTo: forwarding?.target,
      unanswered: forwarding?.unanswered ?? false,
      successorNumbers: successorNumbers.map(({ telephoneNumber }) => telephoneNumber),
    }
  },

  findings({ number, forwardingTo }) {
    if (number === undefined) return []
    const held: Finding = { tone: 'fact', message: say('findingNumber', { number: number.telephoneNumber }) }
    return forwardingTo === undefined ? [held] : [held, { tone: 'advice', message: say('findingForwarded') }]
  },

  applies: ({ number }) => number !== undefined,

  // Whether the manager has a phone licence is not known here, and forwarding costs a licence: what happens anyway
  // when the licence goes is the suggestion.
  suggest: ({ number }) => ({ choice: number === undefined ? 'leave' : 'release' }),

  ask(envelope, facts, decision, { employee }) {
    const successor = 'successor' in decision ? decision.successor : availableManager(employee)
    return callsCard(envelope, { ...facts, choice: decision.choice, successor })
  },

  parse(input, facts, people, { employee }) {
    const { choice } = input
    if (choice === 'leave') return { ok: true, value: { choice } }
    if (choice !== 'release' && choice !== 'give' && choice !== 'forward') {
      return { ok: false, problem: say('chooseMissing') }
    }
    if (facts.number === undefined) return { ok: false, problem: say('noNumber') }
    if (choice === 'release') return { ok: true, value: { choice } }
    if (choice === 'forward' && !facts.licensed) return { ok: false, problem: say('forwardUnlicensed') }
    const chosen = chosenSuccessor(input, people, employee, callsTexts)
    if (!chosen.ok) return chosen
    const { phoneLicensed, hasNumber, displayName: name } = chosen.value
    if (choice === 'give' && !phoneLicensed) return { ok: false, problem: say('successorUnlicensed', { name }) }
    if (choice === 'give' && hasNumber === true) return { ok: false, problem: say('successorHasNumber', { name }) }
    return { ok: true, value: { choice, successor: personIn(chosen.value) } }
  },

  describe(decision) {
    if (decision.choice === 'leave') return say('chosenLeave')
    if (decision.choice === 'release') return say('chosenRelease')
    const successor = decision.successor.displayName
    return say(decision.choice === 'give' ? 'chosenGive' : 'chosenForward', { successor })
  },

  leaves: ({ choice }) => choice === 'leave',

  plan(employee, facts, decision, before) {
    if (decision.choice === 'leave' || calls.isDone(facts, decision, before)) return []
    if (decision.choice === 'forward') return forwardTo(employee, decision.successor, facts.unanswered)
    const { number } = before
    if (number === undefined) return []
    if (decision.choice === 'release') return [unassign(number)]
    // What the leaver no longer holds was taken already: only the second half is left.
    const give = assign(number, decision.successor)
    return holds(facts.number, number) ? [unassign(number), give] : [give]
  },

  isDone(facts, decision, before) {
    if (decision.choice === 'leave') return true
    if (decision.choice === 'forward') return isPerson(facts.forwardingTo, decision.successor)
    const released = !holds(facts.number, before.number)
    return decision.choice === 'release' ? released : released && isGiven(facts, before)
  },

  verified({ successorNumbers: [number] }, decision) {
    if (decision.choice === 'leave') return say('chosenLeave')
    if (decision.choice === 'release') return say('verifiedRelease')
    const successor = decision.successor.displayName
    return decision.choice === 'give'
      ? say('verifiedGive', { number: number ?? '', successor })
      : say('verifiedForward', { successor })
  },

  aftermath(_facts, { choice }) {
    const felt: Message[] = []
    if (choice === 'give' || choice === 'release') felt.push(say('feltNumber'))
    if (choice === 'forward') felt.push(say('feltForward'))
    return { felt, reminders: [] }
  },

  undo(employee, before, decision) {
    if (decision.choice === 'leave') return []
    if (decision.choice === 'forward') return forwardAsBefore(employee, before.forwardingTo, before.unanswered)
    const { number } = before
    if (number === undefined) return []
    const back = assignBack(number, employee)
    return decision.choice === 'release' ? [back] : [unassignBack(number, decision.successor), back]
  },
}

function holds(number: TelephoneNumber | undefined, other: TelephoneNumber | undefined): boolean {
  return number !== undefined && other !== undefined && isSameNumber(number.telephoneNumber, other.telephoneNumber)
}

/** Whether the successor holds the number that the leaver had. */
function isGiven({ successorNumbers }: CallsFacts, { number }: CallsFacts): boolean {
  return number !== undefined && successorNumbers.some((one) => isSameNumber(one, number.telephoneNumber))
}

/** Teams writes the target of forwarding as a directory id or as a SIP address, which is the user principal name. */
function isPerson(target: string | undefined, { id, userPrincipalName }: Person): boolean {
  const written = target?.toLowerCase().replace(/^sip:/, '')
  return written === id.toLowerCase() || written === userPrincipalName.toLowerCase()
}
