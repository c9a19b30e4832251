import { cloudTaskTexts } from '../../../cards/steps/cloudTask'
import { callsCard, callsTexts } from '../../../cards/steps/calls/card'
import { sayOf } from '../../../cards/conversation/decision'
import type { Message } from '../../model/message'
import type { Operation } from '../../model/operation'
import type { Employee } from '../../model/people'
import { forwardTo, isForwardedTo } from './forwarding'
import { assign, holdsSame, isGiven, moveByHand, unassign } from './numbers'
import { readForwarding, readNumbers } from './reading'
import { isFreedWithLicence, type CallsDecision, type CallsFacts } from './afterDecision'
import { leaveQueue, readQueues, type CallQueue, type Queues } from './queues'
import { callsBack } from './wayBack'
import { readMemberships } from '../../facts/membership'
import { isLicensedFor } from '../../facts/servicePlans'
import type { Step } from '../step'
import type { Finding } from '../../model/finding'
import { suggestedSuccessor, chosenSuccessor, personIn } from '../successor'
import { readUser } from '../../facts/user'

export type { CallsDecision, CallsFacts } from './afterDecision'

const say = sayOf(callsTexts)

/**
 * The telephone number and its calls. Numbers move by Graph, in the
 * global cloud only; forwarding has no Graph API and goes by Set-CsUserCallingSettings, which needs the leaver's phone
 * licence (promise 5). Call queues have no Graph API either: Set-CsCallQueue takes the leaver out. Source: learn, Graph's
 * numberAssignment, Set-CsUserCallingSettings, Set-CsCallQueue.
 */
export const calls: Step<CallsFacts, CallsDecision> = {
  id: 'calls',
  texts: callsTexts,
  title: say('title'),
  after: [],
  destructive: true,
  permissions: ['Directory.Read.All', 'TeamsTelephoneNumber.ReadWrite.All'],
  clouds: ['global'],
  byHand: {
    instruction: (upn) => cloudTaskTexts.say('instructCalls', { upn }),
    where: 'teams',
    effect: cloudTaskTexts.say('effectCalls'),
  },
  settleSeconds: 30,
  onceDecided: ['successorNumbers'],
  people: ['successor'],

  async read(from, { id }, decision) {
    const [[number], { assignedPlans }, memberships, successorNumbers] = await Promise.all([
      readNumbers(from, id),
      readUser(from.graph, id),
      readMemberships(from.graph, id),
      decision?.choice === 'give' ? readNumbers(from, decision.successor.id) : [],
    ])
    const licensed = isLicensedFor('phone', assignedPlans ?? [])
    const isLeaving = decision?.leaveQueues === true
    // The MicrosoftTeams module takes seconds; without a number there is nothing to forward.
    const [forwarding, queues] = await Promise.all([
      licensed && number !== undefined ? readForwarding(from, id) : undefined,
      licensed || isLeaving ? readQueues(from, id, memberships, isLeaving) : undefined,
    ])
    return {
      number,
      licensed,
      forwardingTo: forwarding?.target,
      unanswered: forwarding?.unanswered ?? false,
      ...(forwarding?.settings === undefined ? {} : { settings: forwarding.settings }),
      successorNumbers: successorNumbers.map(({ telephoneNumber }) => telephoneNumber),
      ...(queues === undefined ? {} : { queues }),
    }
  },

  findings({ number, forwardingTo, queues }) {
    const findings: Finding[] = []
    if (number !== undefined)
      findings.push({ tone: 'fact', message: say('findingNumber', { number: number.telephoneNumber }) })
    if (number?.writtenBy !== undefined) findings.push({ tone: 'advice', message: say(writtenTexts[number.writtenBy]) })
    if (number !== undefined && forwardingTo !== undefined)
      findings.push({ tone: 'advice', message: say('findingForwarded') })
    const own = queues?.own ?? []
    if (own.length > 0) findings.push({ tone: 'advice', message: say('findingQueues', { queues: namesOf(own) }) })
    return findings
  },

  applies: ({ number, queues }) => number !== undefined || (queues?.own ?? []).length > 0,

  // Whether the manager has a phone licence is not known here, and forwarding costs a licence: what happens anyway
  // when the licence goes is the suggestion.
  suggest: ({ number, queues }) => ({
    choice: number === undefined ? 'leave' : 'release',
    ...queuesLeft((queues?.own ?? []).length > 0),
  }),

  matters: ({ number }) => number !== undefined,

  consequence: ({ choice }) => (choice === 'release' ? say('comesToFree') : undefined),

  ask(envelope, facts, decision, context) {
    const successor = 'successor' in decision ? decision.successor : suggestedSuccessor(context)
    const { queues = noQueues } = facts
    return callsCard(envelope, {
      ...facts,
      freedWithLicence: facts.number !== undefined && isFreedWithLicence(facts.number),
      choice: decision.choice,
      successor,
      queues: queues.own.map(({ name }) => name),
      groupQueues: queues.byGroup,
      leaveQueues: decision.leaveQueues === true,
    })
  },

  parse(input, facts, people, { employee }) {
    const { choice } = input
    const left = queuesLeft(input['leaveQueues'] === 'true' && (facts.queues?.own ?? []).length > 0)
    if (choice === 'leave') return { ok: true, value: { choice, ...left } }
    if (choice !== 'release' && choice !== 'give' && choice !== 'forward') {
      return { ok: false, problem: say('chooseMissing') }
    }
    if (facts.number === undefined) return { ok: false, problem: say('noNumber') }
    if (choice === 'release') return { ok: true, value: { choice, ...left } }
    if (choice === 'forward' && !facts.licensed) return { ok: false, problem: say('forwardUnlicensed') }
    const chosen = chosenSuccessor(input, people, employee, callsTexts)
    if (!chosen.ok) return chosen
    const { phoneLicensed, hasNumber, displayName: name } = chosen.value
    if (choice === 'give' && !phoneLicensed) return { ok: false, problem: say('successorUnlicensed', { name }) }
    if (choice === 'give' && hasNumber === true) return { ok: false, problem: say('successorHasNumber', { name }) }
    return { ok: true, value: { choice, successor: personIn(chosen.value), ...left } }
  },

  describe(decision) {
    const queues = decision.leaveQueues === true ? 'left' : 'none'
    if (decision.choice === 'leave') return say('chosenLeave', { queues })
    if (decision.choice === 'release') return say('chosenRelease', { queues })
    const successor = decision.successor.displayName
    return say(decision.choice === 'give' ? 'chosenGive' : 'chosenForward', { successor, queues })
  },

  changesNothing: ({ choice, leaveQueues }) => choice === 'leave' && leaveQueues !== true,

  cannotBeUndone: ({ choice }) => choice === 'release',

  handsOver(decision) {
    if (decision.choice !== 'forward' && decision.choice !== 'give') return undefined
    const [what, letter] =
      decision.choice === 'give'
        ? ([say('handedNumber'), 'number'] as const)
        : ([say('handedCalls'), 'callsForward'] as const)
    return { to: decision.successor, what, letter }
  },

  holds({ displayName: name }, { successorNumbers: [number = ''] }, { choice }) {
    if (choice === 'give')
      return { where: say('whereNumber', { number }), until: say('untilOwn'), look: say('lookNumber') }
    if (choice !== 'forward') return undefined
    return { where: say('whereCalls', { name }), until: say('untilLicence', { name }), look: say('lookCalls') }
  },

  plan: (employee, facts, decision, before) => [
    ...queuesToLeave(facts, decision).map((queue) => leaveQueue(queue, employee.id)),
    ...planNumber(employee, facts, decision, before),
  ],

  isDone: (facts, decision, before) =>
    queuesToLeave(facts, decision).length === 0 && isNumberDone(facts, decision, before),

  // A number that was given is the successor’s own.
  leadsTo: (decision, { id }) => decision.choice === 'forward' && decision.successor.id === id,

  verified({ successorNumbers: [number] }, decision) {
    const queues = decision.leaveQueues === true ? 'left' : 'none'
    if (decision.choice === 'leave') return say(queues === 'left' ? 'verifiedQueues' : 'chosenLeave', { queues })
    if (decision.choice === 'release') return say('verifiedRelease', { queues })
    const successor = decision.successor.displayName
    return decision.choice === 'give'
      ? say('verifiedGive', { number: number ?? '', successor, queues })
      : say('verifiedForward', { successor, queues })
  },

  aftermath(_facts, { choice }) {
    const felt: Message[] = []
    if (choice === 'give' || choice === 'release') felt.push(say('feltNumber'))
    if (choice === 'forward') felt.push(say('feltForward'))
    return { felt, reminders: [] }
  },

  leftToPeople(_employee, _facts, decision, { queues = noQueues }) {
    if (queues.own.length === 0 || decision === undefined) return []
    return [say(decision.leaveQueues === true ? 'leftQueues' : 'leftInQueues', { queues: namesOf(queues.own) })]
  },

  whyRefused: ({ text }) => (/already assigned/i.test(text) ? say('refusedAssigned', { text }) : undefined),

  restore: callsBack,
}

const noQueues: Queues = { own: [], byGroup: [] }

const writtenTexts = { activeDirectory: 'findingInDirectory', operator: 'findingByOperator' } as const

function queuesLeft(left: boolean): { readonly leaveQueues?: true } {
  return left ? { leaveQueues: true } : {}
}

function queuesToLeave({ queues }: CallsFacts, { leaveQueues }: CallsDecision): readonly CallQueue[] {
  return leaveQueues === true ? (queues?.own ?? []) : []
}

function namesOf(queues: readonly CallQueue[]): readonly Message[] {
  return queues.map(({ name }) => say('name', { name }))
}

function planNumber(
  employee: Employee,
  facts: CallsFacts,
  decision: CallsDecision,
  before: CallsFacts,
): readonly Operation[] {
  if (decision.choice === 'leave' || isNumberDone(facts, decision, before)) return []
  if (decision.choice === 'forward') return forwardTo(employee, decision.successor, facts.unanswered)
  const { number } = before
  if (number === undefined) return []
  if (number.writtenBy !== undefined)
    return [moveByHand(employee, number, decision.choice === 'give' ? decision.successor : undefined)]
  if (decision.choice === 'release') return [unassign(number)]
  // What the leaver no longer holds was taken already: only the second half is left.
  const give = assign(number, decision.successor)
  return holdsSame(facts.number, number) ? [unassign(number), give] : [give]
}

function isNumberDone(facts: CallsFacts, decision: CallsDecision, before: CallsFacts): boolean {
  if (decision.choice === 'leave') return true
  if (decision.choice === 'forward') return isForwardedTo(facts.forwardingTo, decision.successor)
  const released = !holdsSame(facts.number, before.number)
  return decision.choice === 'release' ? released : released && isGiven(facts, before.number)
}
