import type { CallsDecision, CallsFacts } from '../../../../services/steps/calls'
import { eva, evaAsPerson, jan } from '../builders'
import type { Sample } from '../sample'

const successor = evaAsPerson()
const chosen = { successor: eva().id }

const phone: CallsFacts = {
  number: { telephoneNumber: '+31205550112', numberType: 'callingPlan', locationId: undefined },
  licensed: true,
  forwardingTo: undefined,
  unanswered: true,
  settings: {
    IsForwardingEnabled: false,
    IsUnansweredEnabled: true,
    UnansweredTargetType: 'Voicemail',
    UnansweredDelay: '00:00:30',
  },
  successorNumbers: [],
}
const give: Sample<CallsFacts, CallsDecision> = {
  before: phone,
  input: { choice: 'give', ...chosen },
  decision: { choice: 'give', successor },
  after: { ...phone, number: undefined, successorNumbers: ['+31205550112'] },
}
const giveWithAddress: Sample<CallsFacts, CallsDecision> = {
  ...give,
  before: {
    ...phone,
    number: {
      telephoneNumber: '+31205550112',
      numberType: 'callingPlan',
      locationId: '0d5f5c1e-3a6b-4c8e-9d2f-7b1a4e6c8f05',
    },
  },
}
const forwardCalls: Sample<CallsFacts, CallsDecision> = {
  before: phone,
  input: { choice: 'forward', ...chosen },
  decision: { choice: 'forward', successor },
  after: {
    ...phone,
    forwardingTo: successor.id,
    unanswered: false,
    settings: {
      IsForwardingEnabled: true,
      ForwardingType: 'Immediate',
      ForwardingTargetType: 'SingleTarget',
      ForwardingTarget: successor.id,
      IsUnansweredEnabled: false,
    },
  },
}
const release: Sample<CallsFacts, CallsDecision> = {
  before: { ...phone, licensed: false },
  input: { choice: 'release' },
  decision: { choice: 'release' },
  after: { ...phone, licensed: false, number: undefined },
}

const queues = {
  own: [{ id: 'b3f7a1c0-9d52-4e68-8a17-5c0e4d2f6b01', name: 'Klantenservice', users: [jan().id, eva().id] }],
  byGroup: [{ name: 'Verkoop', groups: ['Afdeling Sales'] }],
}
const before: CallsFacts = { ...phone, queues }
const left = { ...queues, own: [], others: queues.own.map((queue) => ({ ...queue, users: [eva().id] })) }

const releaseAndLeave: Sample<CallsFacts, CallsDecision> = {
  before,
  input: { choice: 'release', leaveQueues: 'true' },
  decision: { choice: 'release', leaveQueues: true },
  after: { ...before, number: undefined, queues: left },
}
const leaveQueuesOnly: Sample<CallsFacts, CallsDecision> = {
  before: { ...before, number: undefined },
  input: { choice: 'leave', leaveQueues: 'true' },
  decision: { choice: 'leave', leaveQueues: true },
  after: { ...before, number: undefined, queues: left },
}

export const samples = [give, giveWithAddress, forwardCalls, release, releaseAndLeave, leaveQueuesOnly]
