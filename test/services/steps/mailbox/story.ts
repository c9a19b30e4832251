import { mailbox } from '../../../../services/steps/mailbox'
import { storiesOf, successor } from '../story'

const story = storiesOf(mailbox)

export const stories = [
  story('sharing', () => ({ choice: 'share', successor })),
  story('forwarding mail', () => ({ choice: 'forward', successor, keepCopy: true })),
]
