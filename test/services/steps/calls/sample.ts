import type { CallsDecision, CallsFacts } from '../../../../services/steps/calls'
import { eva, jan } from '../builders'
import type { Sample } from '../sample'

const queues = {
  own: [{ id: 'b3f7a1c0-9d52-4e68-8a17-5c0e4d2f6b01', name: 'Klantenservice', users: [jan().id, eva().id] }],
  byGroup: [{ name: 'Verkoop', groups: ['Afdeling Sales'] }],
}
const before: CallsFacts = {
  number: { telephoneNumber: '+31205550112', numberType: 'callingPlan', locationId: undefined },
  licensed: true,
  forwardingTo: undefined,
  unanswered: true,
  successorNumbers: [],
  queues,
}

const releaseAndLeave: Sample<CallsFacts, CallsDecision> = {
  before,
  input: { choice: 'release', leaveQueues: 'true' },
  decision: { choice: 'release', leaveQueues: true },
  after: { ...before, number: undefined, queues: { ...queues, own: [] } },
}
const leaveQueuesOnly: Sample<CallsFacts, CallsDecision> = {
  before: { ...before, number: undefined },
  input: { choice: 'leave', leaveQueues: 'true' },
  decision: { choice: 'leave', leaveQueues: true },
  after: { ...before, number: undefined, queues: { ...queues, own: [] } },
}

/** Stories with call queues. */
export const queueSamples = [releaseAndLeave, leaveQueuesOnly]
