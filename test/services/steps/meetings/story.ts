import { meetings } from '../../../../services/steps/meetings'
import { storiesOf } from '../story'

const story = storiesOf(meetings)

export const stories = [story('cancelling meetings', () => ({ choice: 'cancel' }))]
