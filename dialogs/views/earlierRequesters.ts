import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { messageCard } from '../../cards/conversation/message'
import type { OffboardingCase } from '../../services/cases/journal/case'
import { formerOf } from '../../services/cases/journal/takenOver'
import type { DesiredCard, ViewSettings } from './desiredCard'

/** What stands in the chats of earlier requesters: that somebody else goes on, without a button and without a fact. Pure. */
export function formerCards(theCase: OffboardingCase, { catalogue }: ViewSettings): readonly DesiredCard[] {
  const { employee, requester, earlierRequesters, shown } = theCase
  return Object.keys(shown).flatMap((key) => {
    const number = formerOf(key)
    const former = number === undefined ? undefined : earlierRequesters[number]
    if (former === undefined) return []
    const values = { requester: requester.displayName, name: employee.displayName }
    const card = messageCard({
      say: catalogue[former.language],
      tone: 'info',
      title: dialogTexts.say('takenOverTitle'),
      text: dialogTexts.say('takenOver', values),
    })
    return [{ key, place: { kind: 'person', personId: former.id }, card, summary: employee.displayName }]
  })
}
