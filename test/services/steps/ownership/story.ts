import { people } from '../../../../sandbox/seeds/people'
import { ownership } from '../../../../services/steps/ownership'
import { storiesOf, successor } from '../story'

const story = storiesOf(ownership)

export const stories = [
  story('handing a team and a mailing list over', () => ({ choice: 'handOver', successor, count: 2 })),
  story(
    'handing over what only a blocked colleague owns too',
    () => ({ choice: 'handOver', successor, count: 1 }),
    people.bramHendriks,
  ),
  story(
    'giving up a group that gives administrator rights',
    () => ({ choice: 'release', count: 1 }),
    people.danielMeijer,
  ),
]
