import type { Card } from '../../cards/card'
import { caseKey, partsOfKey, personKey, standsInChannel } from '../../services/cases/journal/cardKeys'
import type { OffboardingCase } from '../../services/cases/journal/case'
import type { CaseSettings } from '../settings'
import { stepOf } from '../stepsOfCase'
import { callCardOf, callsShown, escalationCards } from './approverCall'
import { caseCardOf, threadShown } from './case'
import { dateCardAt, dateCards } from './date'
import { desiredCard, type DesiredCard } from './desiredCard'
import { earlierRequesterCardAt, earlierRequestersCards } from './earlierRequesters'
import { inNamesOfNow } from './namesOfNow'
import { momentCardAt, momentsShown } from './moment'
import { passCardOf } from './pass'
import { personCardOf } from './person'
import { pageCardAt, pagesShown } from './page'
import { planCardAt, plansShown } from './plan'
import { openedCardOf, questionCardAt, questionsShown } from './question'
import { rejectionCardAt, rejectionsShown } from './rejection'
import { requestsPageAt } from './requests'
import { stepCardOf } from './step'
import { summariesShown, summaryCardAt } from './summary'
import { taskCardOf, tasksShown } from './task'

/** Every card of a case as it should stand now, in the order in which new ones are posted. Pure. */
export function cardsOf(theCase: OffboardingCase, settings: CaseSettings): readonly DesiredCard[] {
  const keys = [
    personKey,
    ...pagesShown(theCase, settings),
    ...questionsShown(theCase, settings),
    ...plansShown(theCase, settings),
    ...rejectionsShown(theCase),
    ...tasksShown(theCase, settings),
    ...momentsShown(theCase, settings).filter((key) => !standsInChannel(key)),
    ...threadShown(theCase, settings),
    ...callsShown(theCase, settings),
    ...momentsShown(theCase, settings).filter(standsInChannel),
    ...summariesShown(theCase),
  ]
  return [
    ...keys.map((key) => desiredCard(theCase, key, cardAt(theCase, settings, key))),
    ...escalationCards(theCase, settings),
    ...dateCards(theCase, settings),
    // Last, since who has left may not be reached any more.
    ...earlierRequestersCards(theCase, settings),
  ]
}

/**
 * The card that stands at a key now: what is posted there, and what whoever pressed on it is answered. Pure; throws for a
 * key that is no card of this case.
 */
export function cardAt(found: OffboardingCase, settings: CaseSettings, key: string): Card {
  const theCase = inNamesOfNow(found)
  const handed = earlierRequesterCardAt(theCase, settings, key)
  if (handed !== undefined) return handed
  const { kind, of, rest } = partsOfKey(key)
  if (kind === personKey) return personCardOf(theCase, settings)
  if (kind === caseKey) return caseCardOf(theCase, settings)
  if (kind === 'call') return callCardOf(theCase, settings, key)
  if (kind === 'date' || kind === 'successorDate') return dateCardAt(theCase, settings, key)
  if (kind === 'moment' || kind === 'channelMoment') return momentCardAt(theCase, settings, key)
  if (kind === 'plan') return planCardAt(theCase, settings, key)
  if (kind === 'page') return pageCardAt(theCase, settings, key)
  if (kind === 'summary') return summaryCardAt(theCase, settings, key)
  if (kind === 'requests') return requestsPageAt(theCase, settings, key)
  const step = stepOf(theCase, settings, of)
  if (step === undefined) throw new Error(`Case ${theCase.caseId} has no card ${key}`)
  if (kind === 'rejection') return rejectionCardAt(theCase, step, settings, key)
  if (kind === 'opened') return openedCardOf(theCase, step, settings, rest)
  if (kind === 'step') return stepCardOf(theCase, step, settings)
  if (kind === 'pass') return passCardOf(theCase, step, settings)
  if (kind === 'task') return taskCardOf(theCase, step, settings)
  return questionCardAt(theCase, step, settings, key)
}
