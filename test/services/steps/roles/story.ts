import { people } from '../../../../sandbox/seeds/people'
import { roles } from '../../../../services/steps/roles'
import { storiesOf } from '../story'

const story = storiesOf(roles)

export const stories = [
  story('taking active and eligible roles away', () => ({ choice: 'remove' }), people.danielMeijer),
]
