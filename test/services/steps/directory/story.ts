import { people } from '../../../../sandbox/seeds/people'
import { directory } from '../../../../services/steps/directory'
import { storiesOf } from '../story'

const story = storiesOf(directory)
const { lisaVanDijk: lisa } = people

export const stories = [
  story(
    'finishing it in Active Directory',
    ({ lastSynchronised: since = '' }) => ({ choice: 'task', hide: true, unit: '', since }),
    lisa,
    [
      ['change-active-directory', { id: lisa.id, change: 'disable' }],
      ['change-active-directory', { id: lisa.id, change: 'leaveGroups' }],
    ],
  ),
]
