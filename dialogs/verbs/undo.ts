import { dateTexts } from '../../cards/conversation/dateTexts'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { stepOf } from '../stepsOfCase'
import { isOvertaken } from '../newerCase'
import { whyNotByItself } from '../takingBack'
import { channelCard } from './approve'
import { accept, refuse, type CaseVerb } from './verb'

/** What had to be known: whether there is a newer offboarding of the same person. */
interface ToUndo {
  readonly isOvertaken: boolean
}

/**
 * *Take back…* on a step’s own card: whoever may ask for a return is asked in their own chat, as from the summary, and nothing is
 * changed by the press.
 */
export const undo: CaseVerb<ToUndo> = {
  may: 'operator',
  needsStep: true,
  read: async (tools, _turn, theCase) => ({ isOvertaken: await isOvertaken(tools, theCase) }),
  decide(theCase, { where }, { stepId }, read, settings) {
    const step = stepOf(theCase, settings, stepId)
    // The card stands in the channel only.
    if (step === undefined || where !== 'approvals') return refuse(dialogTexts.say('badCard'))
    if (read.isOvertaken) return refuse(dateTexts.say('newer', { name: theCase.employee.displayName }))
    const why = whyNotByItself(theCase, step)
    return why === undefined ? accept([], 'offerBack') : refuse(why)
  },
  answer: channelCard,
}
