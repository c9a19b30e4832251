import { dialogTexts } from '../../cards/conversation/dialogTexts'
import type { WhenOffer } from '../../cards/conversation/when'
import { whenTexts } from '../../cards/conversation/whenTexts'
import type { Message } from '../../cards/texts'
import type { ScheduleForAll, WhenForAll } from '../../services/batches/batchEntry'
import { haveOwnDays, isInOrderForAll, momentOver } from '../../services/batches/batchMoment'
import type { Batch } from '../../services/batches/batchState'
import { momentWritten } from '../../services/moments/written'
import type { CardInput } from '../../services/steps/step'
import { isWhyNot, nothingShown, restInputs, signOutIn, whenIn, whyNotClear } from '../chosenWhen'
import type { CaseSettings } from '../settings'
import { ownDaysValue } from '../views/batchWhen'

/** What the inputs choose for all of a batch, or why that is nothing. Pure. */
export function scheduleForAllIn(
  batch: Batch,
  input: CardInput,
  offer: Pick<WhenOffer, 'another' | 'signOut'>,
  now: Date,
  { timeZone }: Pick<CaseSettings, 'timeZone'>,
): ScheduleForAll | Message {
  const rest: WhenForAll | Message =
    input['moment'] === ownDaysValue
      ? (whyNotClear(input, restInputs, offer.another) ?? ownDays(batch, now))
      : whenIn(input, restInputs, timeZone, offer.another)
  if (isWhyNot(rest)) return rest
  const containment: WhenForAll | Message = signOutIn(input, rest, timeZone, offer.signOut?.another ?? nothingShown)
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
