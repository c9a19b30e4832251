import { openedFrom, personKey } from '../../services/cases/journal/cardKeys'
import { accept, nothing, refuse, whyNotRequester, type CaseVerb } from './verb'

/** *Back*: leaves a step's own card as it was, for the page or the plan that it was opened from. Changes nothing. */
export const back: CaseVerb = {
  may: 'operator',
  needsStep: false,
  read: nothing,
  decide(theCase, { actor }) {
    const refused = whyNotRequester(theCase, actor)
    return refused === undefined ? accept([]) : refuse(refused)
  },
  answer: (_theCase, { input }) => openedFrom(input['from']) ?? personKey,
}
