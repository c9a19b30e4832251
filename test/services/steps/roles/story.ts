import { groups } from '../../../../sandbox/seeds/groups'
import { people } from '../../../../sandbox/seeds/people'
import { roles } from '../../../../services/steps/roles'
import { storiesOf } from '../story'

const story = storiesOf(roles)
const { danielMeijer: daniel } = people

export const stories = [
  story('taking active and eligible roles away', () => ({ choice: 'remove' }), daniel),
  story(
    'taking away that a group can be joined',
    () => ({ choice: 'remove' }),
    daniel,
    [],
    [['make-eligible', { id: daniel.id, group: groups.helpdesk.id, access: 'owner' }]],
  ),
]
