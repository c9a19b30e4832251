import { openedFrom, personKey } from '../../services/cases/journal/cardKeys'
import { chosenOnPage } from '../onPage'
import { eventsOfPage } from './page'
import { accept, nothing, refuse, whyNotRequester, type CaseVerb } from './verb'

/** *Back*: leaves a step's own card as it was, for the page or the plan that it was opened from. Decides nothing. */
export const back: CaseVerb = {
  may: 'operator',
  needsStep: false,
  read: nothing,
  decide(theCase, { actor }) {
    const refused = whyNotRequester(theCase, actor)
    if (refused !== undefined) return refuse(refused)
    const isOpened = theCase.phase === 'deciding' && theCase.page?.opened !== undefined
    return accept(isOpened ? eventsOfPage(theCase, chosenOnPage(theCase)) : [])
  },
  answer: (_theCase, { input }) => openedFrom(input['from']) ?? personKey,
}
