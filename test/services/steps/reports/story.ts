import { people } from '../../../../sandbox/seeds/people'
import { reports } from '../../../../services/steps/reports'
import { storiesOf, successor } from '../story'

const story = storiesOf(reports)

export const stories = [
  story('giving people another manager', () => ({ choice: 'task', successor }), people.petraDeBoer, [
    ['replace-manager', { id: people.petraDeBoer.id, manager: successor.id }],
  ]),
]
