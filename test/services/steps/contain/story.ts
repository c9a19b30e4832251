import { people } from '../../../../sandbox/seeds/people'
import { units } from '../../../../sandbox/seeds/units'
import { contain } from '../../../../services/steps/contain'
import { storiesOf } from '../story'

const story = storiesOf(contain)
const { id } = people.janDeVries

export const stories = [
  story('signing out', () => ({ choice: 'block' })),
  story(
    'having somebody signed out whom a restricted unit protects',
    () => ({ choice: 'block' }),
    people.janDeVries,
    [
      ['block-account', { id }],
      ['end-sessions', { id }],
    ],
    [['join-unit', { id, unit: units.board.id }]],
  ),
]
