import type { Translator } from '../cards/texts'
import { planCase, type Planned } from '../services/planning/planner'
import {
  decisionsOf,
  factsOf,
  isClosed,
  isSent,
  type CaseStep,
  type OffboardingCase,
} from '../services/cases/journal/case'
import type { AnyStep, Context } from '../services/steps/step'
import type { CaseSettings } from './settings'

/** A step of a case together with what its definition knows. */
export interface StepOfCase {
  readonly definition: AnyStep
  readonly state: CaseStep
}

/** The steps of a case in the registry's order. */
export function stepsOf(theCase: OffboardingCase, { steps }: Pick<CaseSettings, 'steps'>): readonly StepOfCase[] {
  return steps.flatMap((definition) => {
    const state = theCase.steps.find(({ stepId }) => stepId === definition.id)
    return state === undefined ? [] : [{ definition, state }]
  })
}

/** The step with this id; undefined when the case has none, or the bot knows it no more. */
export function stepOf(
  theCase: OffboardingCase,
  settings: Pick<CaseSettings, 'steps'>,
  stepId: string | undefined,
): StepOfCase | undefined {
  return stepsOf(theCase, settings).find(({ definition }) => definition.id === stepId)
}

/** What a step may know of the others. */
export function contextOf(theCase: OffboardingCase): Context {
  return { employee: theCase.employee, facts: factsOf(theCase), decisions: decisionsOf(theCase) }
}

/** The steps that have something to decide, or had: facts read after a step was done no longer call for it. */
export function relevantSteps(theCase: OffboardingCase, settings: Pick<CaseSettings, 'steps'>): readonly StepOfCase[] {
  const context = contextOf(theCase)
  return stepsOf(theCase, settings).filter(
    ({ definition, state }) => state.planned !== undefined || definition.applies(state.facts, context),
  )
}

/** The question the requester is at: the first relevant step without an answer, or the first that was put back. */
export function currentQuestion(
  theCase: OffboardingCase,
  settings: Pick<CaseSettings, 'steps'>,
): StepOfCase | undefined {
  if (isSent(theCase) && !isClosed(theCase)) return stepsOf(theCase, settings).find(({ state }) => isPutBack(state))
  if (theCase.phase !== 'deciding') return undefined
  return relevantSteps(theCase, settings).find(({ state }) => state.status === 'undecided')
}

/** Whether a step waits for another answer than it had. */
export function isPutBack({ status, putBack }: CaseStep): boolean {
  return status === 'undecided' && putBack !== undefined
}

/** Whether every question has its answer and there is still no plan. */
export function needsPlan(theCase: OffboardingCase, settings: Pick<CaseSettings, 'steps'>): boolean {
  return theCase.phase === 'deciding' && theCase.plan === undefined && currentQuestion(theCase, settings) === undefined
}

/** What the planner makes of the case, from these facts or those it has. */
export function planFor(
  theCase: OffboardingCase,
  { steps, policy, protection }: Pick<CaseSettings, 'steps' | 'policy' | 'protection'>,
  facts: Readonly<Record<string, unknown>> = factsOf(theCase),
): Planned {
  return planCase({
    employee: theCase.employee,
    facts,
    decisions: decisionsOf(theCase),
    steps,
    policy,
    protection,
    requesterId: theCase.requester.id,
    started: theCase.steps.filter(({ ordered }) => ordered !== undefined).map(({ stepId }) => stepId),
  })
}

/** The newest revision at which something was pressed; stays the same while cards are merely posted. */
export function newestPressRevision(theCase: OffboardingCase): number {
  return Math.max(...theCase.steps.map(({ revision }) => revision))
}

export function requesterSays(theCase: OffboardingCase, { catalogue }: Pick<CaseSettings, 'catalogue'>): Translator {
  return catalogue[theCase.language]
}
