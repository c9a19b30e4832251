import { meetings } from '../../../../services/steps/meetings'
import { storiesOf } from '../story'

const story = storiesOf(meetings)

export const meetingsStories = [story('cancelling meetings', () => ({ choice: 'cancel' }))]
