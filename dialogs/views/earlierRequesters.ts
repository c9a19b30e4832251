import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { messageCard } from '../../cards/conversation/message'
import { earlierRequesterOf } from '../../services/cases/journal/cardKeys'
import type { OffboardingCase } from '../../services/cases/journal/case'
import type { CaseSettings } from '../settings'
import type { DesiredCard } from './desiredCard'
import { saysOf } from '../says'

/** What stands in the chats of earlier requesters: that somebody else goes on, without a button and without a fact. Pure. */
export function earlierRequestersCards(theCase: OffboardingCase, settings: CaseSettings): readonly DesiredCard[] {
  const { employee, requester, earlierRequesters, shown } = theCase
  return Object.keys(shown).flatMap((key) => {
    const number = earlierRequesterOf(key)
    const earlier = number === undefined ? undefined : earlierRequesters[number]
    if (earlier === undefined) return []
    const values = { requester: requester.displayName, name: employee.displayName }
    const card = messageCard({
      say: saysOf(theCase, settings, earlier.language),
      tone: 'info',
      title: dialogTexts.say('takenOverTitle'),
      text: dialogTexts.say('takenOver', values),
    })
    return [{ key, place: { kind: 'person', personId: earlier.id }, card, summary: employee.displayName }]
  })
}
