import { contain } from '../../../../services/steps/contain'
import { storiesOf } from '../story'

const story = storiesOf(contain)

export const stories = [story('signing out', () => ({ choice: 'block' }))]
