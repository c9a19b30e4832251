import { people } from '../../../../sandbox/seeds/people'
import { groups, staysBecause } from '../../../../services/steps/groups'
import { storiesOf } from '../story'

const story = storiesOf(groups)
const all = ({ memberships }: { readonly memberships: readonly Parameters<typeof staysBecause>[0][] }) => {
  const { length: count } = memberships.filter((group) => staysBecause(group) === undefined)
  return { choice: 'remove', keep: [], count } as const
}

export const stories = [
  story('leaving a group, a team and a mailing list', all),
  story('leaving a group that gives administrator rights', all, people.danielMeijer),
]
