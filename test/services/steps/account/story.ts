import { people } from '../../../../sandbox/seeds/people'
import { units } from '../../../../sandbox/seeds/units'
import { account } from '../../../../services/steps/account'
import { storiesOf } from '../story'

const story = storiesOf(account)
const { id } = people.janDeVries

export const stories = [
  story('deleting', () => ({ choice: 'delete' })),
  story(
    'having an account deleted that a restricted unit protects',
    () => ({ choice: 'delete' }),
    people.janDeVries,
    [['delete-person', { id }]],
    [['join-unit', { id, unit: units.board.id }]],
  ),
]
