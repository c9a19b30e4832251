import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { handOverTexts } from '../../cards/conversation/handOverTexts'
import { messageCard } from '../../cards/conversation/message'
import type { Card } from '../../cards/card'
import { earlierRequesterOf, personKey } from '../../services/cases/journal/cardKeys'
import { isClosed, type OffboardingCase } from '../../services/cases/journal/case'
import type { CaseSettings } from '../settings'
import type { DesiredCard } from './desiredCard'
import { saysOf } from '../says'

/** What stands in the chats of earlier requesters: that somebody else goes on, without a button and without a fact. Pure. */
export function earlierRequestersCards(theCase: OffboardingCase, settings: CaseSettings): readonly DesiredCard[] {
  const { employee, earlierRequesters, shown } = theCase
  return Object.keys(shown).flatMap((key) => {
    const number = earlierRequesterOf(key)
    const earlier = number === undefined ? undefined : earlierRequesters[number]
    const card = earlierRequesterCardAt(theCase, settings, key)
    if (earlier === undefined || card === undefined) return []
    return [{ key, place: { kind: 'person', personId: earlier.id }, card, summary: employee.displayName }]
  })
}

/** The card at such a key; undefined for any other. Pure. */
export function earlierRequesterCardAt(
  theCase: OffboardingCase,
  settings: CaseSettings,
  key: string,
): Card | undefined {
  const { employee, requester, earlierRequesters } = theCase
  const number = earlierRequesterOf(key)
  const earlier = number === undefined ? undefined : earlierRequesters[number]
  if (earlier === undefined) return undefined
  const say = saysOf(theCase, settings, earlier.language)
  const values = { requester: requester.displayName, name: employee.displayName }
  // Who goes on after the one who took it from them, they need not know.
  const isLast = number === earlierRequesters.length - 1
  if (earlier.gave !== true || !isLast)
    return messageCard({
      say,
      tone: 'info',
      title: dialogTexts.say('takenOverTitle'),
      text: dialogTexts.say('takenOver', values),
    })
  const isReached = theCase.shown[personKey] !== undefined || isClosed(theCase)
  return messageCard({
    say,
    tone: isReached ? 'info' : 'warning',
    title: handOverTexts.say('gaveTitle'),
    text: handOverTexts.say('gave', values),
    ...(isReached ? {} : { next: handOverTexts.say('notReached', values) }),
  })
}
