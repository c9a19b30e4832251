import { plannerTexts } from '../../../cards/conversation/planner'
import type { Message } from '../../../cards/texts'
import type { PlannerInput } from '../../planning/planner'
import { known } from '../context'
import { licences } from '../licences'
import { seats } from '.'

/** No seat is given back that the employee goes on using: its licence must go in the same case. */
export function seatConflicts(input: PlannerInput): readonly Message[] {
  const { decision } = known(seats, input)
  if (decision?.choice !== 'giveBack') return []
  const going = known(licences, input).decision?.remove ?? []
  return decision.seats
    .filter(({ skuId }) => !going.includes(skuId))
    .map(({ name: licence }) => plannerTexts.say('seatInUse', { licence }))
}
