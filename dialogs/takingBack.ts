import { restoreTexts } from '../cards/conversation/restoreTexts'
import { undoTexts } from '../cards/channel/undoTexts'
import type { Message } from '../cards/texts'
import { hasEndedAccount } from '../services/cases/engine/accountEnded'
import { isClosed, type OffboardingCase } from '../services/cases/journal/case'
import { isStepTouched } from '../services/cases/journal/standing'
import type { PartBack } from '../services/model/partBack'
import type { StepOfCase } from './stepsOfCase'

/** Whether a case may be taken back, all of it or a part: somebody left by it, nothing of it is to come, and nobody did. Pure. */
export function isOpenToReturn(theCase: OffboardingCase): boolean {
  return isClosed(theCase) && theCase.takesBack === undefined && theCase.ended?.how !== 'takenBack'
}

/** Whether a step is taken back already, by itself or with all the rest: who does, and since when. Pure. */
export function takenBackSince({ ended }: OffboardingCase, { state }: StepOfCase): Message | undefined {
  if (ended?.how === 'takenBack') return undoTexts.say('allSince', { name: ended.by.displayName, at: ended.at })
  return state.passedOn?.why
}

/** Why one step of a case cannot be taken back by itself; undefined where something of it can be, by the bot. Pure. */
export function whyNotByItself(theCase: OffboardingCase, step: StepOfCase): Message | undefined {
  const taken = takenBackSince(theCase, step)
  if (taken !== undefined) return taken
  if (theCase.takesBack !== undefined) return undoTexts.say('nothing')
  if (!isClosed(theCase)) return restoreTexts.say('partRuns')
  if (hasEndedAccount(theCase)) return restoreTexts.say('partDeleted')
  return partsLeft(theCase, step).some(comesByItself) ? undefined : undoTexts.say('nothing')
}

/** What of a step is not as it was before the case, by what was read of it last. */
function partsLeft({ employee }: OffboardingCase, { definition, state }: StepOfCase): readonly PartBack[] {
  const { beforeCase, facts, decision, status } = state
  if (status !== 'done' || beforeCase === undefined || !isStepTouched(state)) return []
  return definition.restore(employee, facts, beforeCase, decision)
}

function comesByItself({ stands, operations }: PartBack): boolean {
  return stands !== 'lost' && stands !== 'byHand' && operations.some(({ via }) => via !== 'person')
}
