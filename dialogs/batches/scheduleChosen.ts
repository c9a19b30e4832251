import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { whenTexts } from '../../cards/conversation/whenTexts'
import type { Message } from '../../cards/texts'
import type { ScheduleForAll, WhenForAll } from '../../services/batches/batchEntry'
import { haveOwnDays, isInOrderForAll, momentOver } from '../../services/batches/batchMoment'
import type { Batch } from '../../services/batches/batchState'
import { momentWritten } from '../../services/moments/written'
import type { CardInput } from '../../services/steps/step'
import { isWhyNot, whenIn } from '../chosenWhen'
import type { CaseSettings } from '../settings'
import { ownDaysValue } from '../views/batchWhen'

/** What the inputs choose for all of a batch, or why that is nothing. Pure. */
export function scheduleForAllIn(
  batch: Batch,
  input: CardInput,
  now: Date,
  { timeZone }: Pick<CaseSettings, 'timeZone'>,
): ScheduleForAll | Message {
  const rest: WhenForAll | Message =
    input['moment'] === ownDaysValue
      ? ownDays(batch, now)
      : whenIn(input, { choice: 'moment', day: 'momentDay', hour: 'momentHour' }, timeZone)
  if (isWhyNot(rest)) return rest
  const own = { choice: 'signOut', day: 'signOutDay', hour: 'signOutHour' } as const
  const isTogether = input['signOut'] === undefined || input['signOut'] === 'together'
  const containment: WhenForAll | Message = isTogether ? rest : whenIn(input, own, timeZone)
  if (isWhyNot(containment)) return containment
  const chosen = { containment, rest }
  const over = momentOver({ ...batch, timed: chosen }, now)
  if (over !== undefined) return whenTexts.say('over', { moment: momentWritten(over) })
  return isInOrderForAll(chosen, batch) ? chosen : whenTexts.say('restFirst')
}

/** Offered only where each has a day that is to come. */
function ownDays(batch: Batch, now: Date): 'ownDays' | Message {
  return haveOwnDays(batch, now) ? 'ownDays' : dialogTexts.say('badCard')
}
