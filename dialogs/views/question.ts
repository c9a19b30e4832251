import type { Card } from '../../cards/card'
import { decidedCard } from '../../cards/conversation/decided'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import type { Message } from '../../cards/texts'
import { questionKey, questionKeys } from '../../services/cases/journal/cardKeys'
import { isBeingDecided, isClosed, type CaseStep, type OffboardingCase } from '../../services/cases/journal/case'
import { askedOnPage, contextOnPage, stepsOnPage } from '../onPage'
import type { CaseSettings } from '../settings'
import { orderedLine } from './progress'
import { contextOf, currentQuestion, stepsOf, type StepOfCase } from '../stepsOfCase'
import { requesterSays } from '../says'

/**
 * Which questions stand in the requester's chat as cards of their own: the one that is asked again and not on the page, and
 * those that had a card. Pure.
 */
export function questionsShown(theCase: OffboardingCase, settings: CaseSettings): readonly string[] {
  const open = currentQuestion(theCase, settings, askedOnPage(theCase, settings))?.state.stepId
  return stepsOf(theCase, settings).flatMap(({ state }) => {
    const key = questionKey(state.stepId, state.askedRevision)
    const had = Object.keys(theCase.shown).filter((shown) => shown.startsWith(questionKeys(state.stepId)))
    const isCurrent = open === state.stepId
    // Answers that were taken over as suggested never had a card of their own; the plan shows them.
    const shows = isCurrent || (had.includes(key) && (state.status !== 'undecided' || !isBeingDecided(theCase)))
    return [...had.filter((shown) => shown !== key), ...(shows ? [key] : [])]
  })
}

/** The card at a question's key: the question while it is open, the answer afterwards, or that it was asked again. Pure. */
export function questionCardAt(theCase: OffboardingCase, step: StepOfCase, settings: CaseSettings, key: string): Card {
  const { stepId, askedRevision } = step.state
  return key === questionKey(stepId, askedRevision)
    ? questionCardOf(theCase, step, settings)
    : answered(theCase, step, settings, dialogTexts.say('answeredBelow'), false)
}

/** A question as it stands now. @param problem why an answer was none @param looksAt the choice whose inputs it is to have */
export function questionCardOf(
  theCase: OffboardingCase,
  step: StepOfCase,
  settings: CaseSettings,
  problem?: Message,
  looksAt?: string,
): Card {
  const { definition, state } = step
  if (state.status !== 'undecided' || theCase.phase === 'cancelled') {
    const isChangeable = state.status === 'decided' && isBeingDecided(theCase)
    return answered(theCase, step, settings, answerOf(step), isChangeable || isDecidedAgain(theCase, state))
  }
  const context = contextOf(theCase)
  return definition.ask(
    {
      say: requesterSays(theCase, settings),
      caseId: theCase.caseId,
      revision: state.revision,
      stepId: state.stepId,
      employeeName: theCase.employee.displayName,
      readAt: state.readAt,
      problem: problem ?? state.putBack?.why,
      looksAt,
    },
    state.facts,
    state.decision ?? definition.suggest(state.facts, context),
    context,
  )
}

/**
 * A step's own card in the place of the page or the plan, whatever was decided about it.
 * @param problem why an answer was none
 * @param looksAt the choice whose inputs it is to have
 */
export function openedCardOf(
  theCase: OffboardingCase,
  { definition, state }: StepOfCase,
  settings: CaseSettings,
  from: string,
  problem?: Message,
  looksAt?: string,
): Card {
  const steps = stepsOnPage(theCase, settings)
  const onPage = steps.find((one) => one.definition.id === definition.id)
  return definition.ask(
    {
      say: requesterSays(theCase, settings),
      caseId: theCase.caseId,
      revision: state.revision,
      stepId: state.stepId,
      employeeName: theCase.employee.displayName,
      readAt: state.readAt,
      problem,
      from,
      looksAt,
    },
    state.facts,
    onPage?.decision ?? state.decision ?? definition.suggest(state.facts, contextOf(theCase)),
    contextOnPage(theCase, settings),
  )
}

/** A step's own card, opened from another one or by itself. */
export function stepCardOf(
  theCase: OffboardingCase,
  step: StepOfCase,
  settings: CaseSettings,
  from: string | undefined,
  problem?: Message,
  looksAt?: string,
): Card {
  return from === undefined
    ? questionCardOf(theCase, step, settings, problem, looksAt)
    : openedCardOf(theCase, step, settings, from, problem, looksAt)
}

/** Whether a rule stops it, so that it can be decided again; not what was started at once, which has no question. */
export function isDecidedAgain(theCase: OffboardingCase, { held, ordered }: CaseStep): boolean {
  return held !== undefined && ordered === undefined && !isClosed(theCase)
}

function answerOf({ definition, state }: StepOfCase): Message {
  const ordered = orderedLine(state)
  if (ordered !== undefined) return ordered
  return state.decision === undefined ? dialogTexts.say('notAnswered') : definition.describe(state.decision)
}

function answered(
  theCase: OffboardingCase,
  { definition, state }: StepOfCase,
  settings: CaseSettings,
  line: Message,
  changeable: boolean,
): Card {
  return decidedCard({
    say: requesterSays(theCase, settings),
    caseId: theCase.caseId,
    revision: state.revision,
    stepId: state.stepId,
    title: definition.title,
    line,
    changeable,
  })
}
