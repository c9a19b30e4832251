import { groups } from '../../../../sandbox/seeds/groups'
import { people } from '../../../../sandbox/seeds/people'
import { pointers } from '../../../../services/steps/pointers'
import { storiesOf } from '../story'

const story = storiesOf(pointers)
const { janDeVries: jan, evaWillems: eva } = people
const moderated = { group: groups.newsletter.id }

export const stories = [
  story(
    'having others lead to somebody else',
    () => ({ choice: 'task', count: 2 }),
    jan,
    [
      ['change-forwarding', { id: eva.id, to: null }],
      ['set-moderators', { ...moderated, moderators: [eva.id] }],
    ],
    [
      ['change-forwarding', { id: eva.id, to: jan.id }],
      ['set-moderators', { ...moderated, moderators: [jan.id] }],
    ],
  ),
]
