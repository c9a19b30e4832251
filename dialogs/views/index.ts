import type { OffboardingCase } from '../../services/cases/journal/case'
import { channelCards } from './case'
import { formerCards } from './earlierRequesters'
import { requesterCards } from './question'
import { summaryCards } from './summary'
import type { DesiredCard, ViewSettings } from './desiredCard'

/** Every card of a case as it should stand now, in the order in which new ones are posted. Pure. */
export function cardsOf(theCase: OffboardingCase, settings: ViewSettings): readonly DesiredCard[] {
  return [
    ...requesterCards(theCase, settings),
    ...channelCards(theCase, settings),
    ...summaryCards(theCase, settings),
    // Last, since who has left may not be reached any more.
    ...formerCards(theCase, settings),
  ]
}
