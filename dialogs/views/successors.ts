import { successorCard, type SuccessorCard } from '../../cards/conversation/successorCard'
import { successorTexts } from '../../cards/conversation/successorTexts'
import type { Language } from '../../cards/texts'
import { handOnKey, successorKey } from '../../services/cases/journal/cardKeys'
import type { OffboardingCase } from '../../services/cases/journal/case'
import { isAtRest } from '../../services/cases/journal/standing'
import type { Person } from '../../services/model/people'
import { known } from '../../services/steps/context'
import { notice } from '../../services/steps/notice'
import { isToldByLetter } from '../../services/steps/notice/letters'
import type { CaseSettings } from '../settings'
import { contextOf, stepsOf, type StepOfCase } from '../stepsOfCase'
import { requesterSays, saysOf } from '../says'
import type { DesiredCard } from './desiredCard'
import { handedBy } from './handedOver'
import { inNamesOfNow } from './namesOfNow'

/** Who has something of the leaver’s now and was never named as one who is to be told; nobody until the case is at rest. Pure. */
export function newSuccessors(theCase: OffboardingCase, settings: Pick<CaseSettings, 'steps'>): readonly Person[] {
  if (!isAtRest(theCase)) return []
  const named = theCase.successors.map(({ person }) => person.id)
  const all = doneSteps(theCase, settings).flatMap((view) => handedBy(view)?.to ?? [])
  const once = all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index)
  return once.filter((person) => !named.includes(person.id) && !hasLetter(theCase, person))
}

/**
 * What each successor is told in their own chat of what is theirs, or is no more; of those whom Teams does not let the bot
 * write to, the requester reads it instead. While something goes on, what stands there stays. Pure.
 * @param languages by person, as far as it is known
 */
export function successorCards(
  found: OffboardingCase,
  settings: CaseSettings,
  languages: ReadonlyMap<string, Language>,
): readonly DesiredCard[] {
  if (!isAtRest(found)) return []
  const theCase = inNamesOfNow(found)
  const { employee, requester, shown } = theCase
  return theCase.successors.flatMap(({ person, unreached }, number): readonly DesiredCard[] => {
    const [own, handOn] = [successorKey(number), handOnKey(number)]
    const told = toldOf(theCase, settings, person)
    // Who was never told of anything need not hear that it is gone.
    if (told.held.length === 0 && shown[own] === undefined && shown[handOn] === undefined) return []
    const summary = employee.displayName
    if (unreached) {
      const card = successorCard({ ...told, say: requesterSays(theCase, settings), sendTo: person.displayName })
      return [{ key: handOn, place: { kind: 'person', personId: requester.id }, card, summary }]
    }
    const say = saysOf(theCase, settings, languages.get(person.id) ?? settings.channelLanguage)
    return [
      { key: own, place: { kind: 'person', personId: person.id }, card: successorCard({ ...told, say }), summary },
    ]
  })
}

/** That the requester is to tell those whom Teams does not let the bot write to. Pure. */
export function leftToTell(theCase: OffboardingCase, settings: Pick<CaseSettings, 'steps'>) {
  return theCase.successors
    .filter(({ person, unreached }) => unreached && toldOf(theCase, settings, person).held.length > 0)
    .map(({ person }) => ({
      who: theCase.requester.displayName,
      line: successorTexts.say('left', { successor: person.displayName }),
    }))
}

function toldOf(
  theCase: OffboardingCase,
  settings: Pick<CaseSettings, 'steps'>,
  { id }: Person,
): Omit<SuccessorCard, 'say'> {
  const { employee, requester } = theCase
  const theirs = doneSteps(theCase, settings).filter((view) => handedBy(view)?.to.id === id)
  const held = theirs.flatMap((view) => {
    const { definition, state } = view
    const what = handedBy(view)?.what
    const holding = definition.holds?.(employee, state.facts, state.decision, state.before ?? state.facts)
    return what === undefined || holding === undefined ? [] : [{ what, ...holding }]
  })
  return {
    name: employee.displayName,
    requester: requester.displayName,
    held,
    privateMail: theirs.some((view) => handedBy(view)?.privateMail === true),
  }
}

/** The steps of which a read has shown that they are done. */
function doneSteps(theCase: OffboardingCase, settings: Pick<CaseSettings, 'steps'>): readonly StepOfCase[] {
  return stepsOf(theCase, settings).filter(({ state }) => state.status === 'done')
}

/** Whether a letter of this case told them already, and still says what is so. */
function hasLetter(theCase: OffboardingCase, person: Person): boolean {
  const context = contextOf(theCase)
  const { decision } = known(notice, context)
  const isSent = theCase.steps.some(({ stepId, status }) => stepId === notice.id && status === 'done')
  return isSent && decision?.choice === 'send' && isToldByLetter(decision.letters, person, context)
}
