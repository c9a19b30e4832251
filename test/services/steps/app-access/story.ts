import { people } from '../../../../sandbox/seeds/people'
import { appAccess } from '../../../../services/steps/app-access'
import { storiesOf } from '../story'

const story = storiesOf(appAccess)
const { maartenKok } = people

export const stories = [
  story('withdrawing consents and places, and changing owners', () => ({ choice: 'remove' }), maartenKok, [
    ['take-applications', { id: maartenKok.id }],
  ]),
]
