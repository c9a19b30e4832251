import { calls } from '../../../../services/steps/calls'
import { storiesOf, successor } from '../story'

const story = storiesOf(calls)

export const stories = [
  story('giving the number away', () => ({ choice: 'give', successor })),
  story('forwarding calls', () => ({ choice: 'forward', successor })),
  story('releasing the number', () => ({ choice: 'release' })),
  story('leaving call queues', () => ({ choice: 'leave', leaveQueues: true })),
]
