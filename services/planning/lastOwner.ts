import { plannerTexts } from '../../cards/conversation/planner'
import { shortList } from '../../cards/conversation/shortList'
import type { Message } from '../../cards/texts'
import type { PlannerInput } from './planner'
import { account } from '../steps/account'
import { known } from '../steps/context'
import { isLast, ownership } from '../steps/ownership'

/**
 * Promise 7: no group loses its last owner. The step itself brings the successor first; what would take the owner away
 * all the same is deleting the account while nobody was chosen to come.
 */
export function lastOwnerConflicts(input: PlannerInput): readonly Message[] {
  if ((known(account, input).decision?.choice ?? 'keep') === 'keep') return []
  const { facts, decision } = known(ownership, input)
  if (decision?.choice === 'handOver') return []
  const names = (facts?.owned ?? []).filter(isLast).map(({ name }) => name)
  if (names.length === 0) return []
  const groups = shortList(names, {
    name: (text) => plannerTexts.say('group', { text }),
    more: (count) => plannerTexts.say('moreGroups', { count }),
  })
  return [plannerTexts.say('groupsWithoutOwner', { groups, count: names.length })]
}
