import { people } from '../../../../sandbox/seeds/people'
import { inboxRules } from '../../../../services/steps/inbox-rules'
import { storiesOf } from '../story'

const story = storiesOf(inboxRules)

export const stories = [
  story('switching off the rules that send mail outside', () => ({ choice: 'outside', count: 2 }), people.danielMeijer),
]
