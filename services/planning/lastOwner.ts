import { plannerTexts } from '../../cards/planning/plannerTexts'
import { shortList } from '../../cards/conversation/shortList'
import type { Message } from '../model/message'
import { account, isToGo } from '../steps/account'
import { known } from '../steps/context'
import { isLast, ownership } from '../steps/ownership'
import type { Rule, RuleInput } from '../steps/rule'

/**
 * Promise 7: no group loses its last owner. The step itself brings the successor first; what would take the owner away
 * all the same is deleting the account while nobody was chosen to come.
 */
export const lastOwner: Rule = {
  id: 'lastOwner',
  promise: 7,
  uses: [ownership.id],
  guards: [account.id],
  refuse: (input) => (isToGo(input) ? ownerless(input) : []),
}

function ownerless(input: RuleInput): readonly Message[] {
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
