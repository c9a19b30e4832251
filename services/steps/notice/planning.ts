import { isDeepStrictEqual } from 'node:util'
import { plannerTexts } from '../../../cards/conversation/planner'
import type { Message } from '../../../cards/texts'
import type { PlannerInput } from '../../planning/planner'
import { known } from '../context'
import { notice } from '.'
import { lettersFor } from './letters'

/** Nobody is told something that is not so: the mail was composed from answers that may have changed since. */
export function noticeConflicts(input: PlannerInput): readonly Message[] {
  const { decision } = known(notice, input)
  if (decision?.choice !== 'send') return []
  // As they stand in the journal: JSON knows no undefined.
  const now: unknown = JSON.parse(JSON.stringify(lettersFor(input)))
  const then: unknown = JSON.parse(JSON.stringify(decision.letters))
  return isDeepStrictEqual(now, then) ? [] : [plannerTexts.say('noticeOutdated')]
}
