import { people } from '../../../../sandbox/seeds/people'
import { onedrive } from '../../../../services/steps/onedrive'
import { storiesOf, successor } from '../story'

const story = storiesOf(onedrive)

export const stories = [
  story('giving access', () => ({ choice: 'access', successor })),
  story('copying', () => ({ choice: 'copy', successor })),
  story('copying what is too large for one copy', () => ({ choice: 'copy', successor }), people.bramHendriks),
]
