import { plannerTexts } from '../../cards/planning/plannerTexts'
import { shortList } from '../../cards/conversation/shortList'
import type { Message } from '../model/message'
import { ownerless, ownership, type OwnershipFacts } from '../steps/ownership'

/**
 * Which groups are left with nobody as owner who can sign in and stays: a case that ends so is not completed, whichever case
 * made it so, and whatever was decided (promise 7). Empty when there is none, or nobody looked. Pure.
 * @param facts by step id, as they were last read
 */
export function leftOwnerless(facts: Readonly<Record<string, unknown>>): readonly Message[] {
  // Facts under a step's id are only ever what that step read.
  const found = facts[ownership.id] as OwnershipFacts | undefined
  const names = found?.owned === undefined ? [] : ownerless(found).map(({ name }) => name)
  if (names.length === 0) return []
  const groups = shortList(names, {
    name: (text) => plannerTexts.say('group', { text }),
    more: (count) => plannerTexts.say('moreGroups', { count }),
  })
  return [plannerTexts.say('leftOwnerless', { groups, count: names.length })]
}
