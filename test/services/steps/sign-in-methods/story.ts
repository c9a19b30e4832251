import { people } from '../../../../sandbox/seeds/people'
import { signInMethods } from '../../../../services/steps/sign-in-methods'
import { storiesOf } from '../story'

const story = storiesOf(signInMethods)

export const stories = [story('taking a method of every kind away', () => ({ choice: 'remove' }), people.tomVisser)]
