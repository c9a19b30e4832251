import type { Message } from '../cards/texts'
import { harmsLeft } from '../services/planning/mailHarms'
import { planCase, type Planned, type PlannerInput } from '../services/planning/planner'
import { rulesFor } from '../services/planning/ruleList'
import { leftOutBy, type LeftOut } from '../services/planning/unread'
import {
  decisionsOf,
  factsOf,
  isClosed,
  isLate,
  isSent,
  isSettled,
  unreadOf,
  type CaseStep,
  type OffboardingCase,
} from '../services/cases/journal/case'
import { isStepTouched } from '../services/cases/journal/standing'
import type { AnyStep, Context } from '../services/steps/step'
import { oncePerCase } from './oncePerCase'
import type { CaseSettings } from './settings'

/** A step of a case together with what its definition knows. */
export interface StepOfCase {
  readonly definition: AnyStep
  readonly state: CaseStep
}

/** The steps of a case in the registry's order. */
export const stepsOf = oncePerCase((theCase, { steps }: Pick<CaseSettings, 'steps'>): readonly StepOfCase[] =>
  steps.flatMap((definition) => {
    const state = theCase.steps.find(({ stepId }) => stepId === definition.id)
    return state === undefined ? [] : [{ definition, state }]
  }),
)

/** What the bot knows of the steps of a case, in the registry’s order. */
export function definitionsOf(theCase: OffboardingCase, settings: Pick<CaseSettings, 'steps'>): readonly AnyStep[] {
  return stepsOf(theCase, settings).map(({ definition }) => definition)
}

/** The steps of somebody’s leaving: those that take nothing back. */
export function stepsOfLeaving({ steps }: Pick<CaseSettings, 'steps'>): readonly AnyStep[] {
  return steps.filter(({ takesBack }) => takesBack === undefined)
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
  const { employee, page } = theCase
  const successor = page === undefined ? {} : { successor: page.successor }
  return { employee, facts: factsOf(theCase), decisions: decisionsOf(theCase), ...successor }
}

/**
 * What goes on doing harm as the case stands, in words: what was rejected or failed changes nothing, and what the end of the
 * case came before does not either. Of what was stopped part-way nobody knows.
 */
export function harmsOf(theCase: OffboardingCase): readonly Message[] {
  const { decisions, ...context } = contextOf(theCase)
  const isOver = (step: CaseStep) => theCase.ended !== undefined && !isSettled(step) && !isStepTouched(step)
  const undone = theCase.steps.filter((step) => step.status === 'rejected' || step.status === 'failed' || isOver(step))
  const standing = Object.entries(decisions).filter(([id]) => !undone.some(({ stepId }) => stepId === id))
  return harmsLeft({ ...context, decisions: Object.fromEntries(standing) })
}

/** The steps about which nothing can be decided or planned now, because of what could not be read. */
export const leftOutOf = oncePerCase((theCase, settings: Pick<CaseSettings, 'steps'>): readonly LeftOut[] => {
  const open = theCase.steps.filter(({ planned, ordered }) => planned === undefined && ordered === undefined)
  return leftOutBy(
    open.map(({ stepId }) => stepId),
    rulesFor(definitionsOf(theCase, settings)),
    unreadOf(theCase),
  )
})

/**
 * The steps that have something to decide, or had: facts read after a step was done no longer call for it. Of one that is
 * left out for what could not be read, nobody knows.
 */
export function relevantSteps(
  theCase: OffboardingCase,
  settings: Pick<CaseSettings, 'steps'>,
  context?: Context,
): readonly StepOfCase[] {
  return context === undefined ? relevantAsDecided(theCase, settings) : relevantIn(theCase, settings, context)
}

const relevantAsDecided = oncePerCase((theCase, settings: Pick<CaseSettings, 'steps'>) =>
  relevantIn(theCase, settings, contextOf(theCase)),
)

function relevantIn(
  theCase: OffboardingCase,
  settings: Pick<CaseSettings, 'steps'>,
  context: Context,
): readonly StepOfCase[] {
  const leftOut = leftOutOf(theCase, settings).map(({ stepId }) => stepId)
  return stepsOf(theCase, settings).filter(({ definition, state }) => {
    if (state.planned !== undefined) return true
    // Somebody who wants to answer anew is asked, whatever was found since.
    if (state.status === 'undecided' && state.decision !== undefined) return true
    return !leftOut.includes(state.stepId) && definition.applies(state.facts, context)
  })
}

/** The steps that were left out of the plan that was sent, and are still to be read or decided about. */
export function lateSteps(theCase: OffboardingCase, settings: Pick<CaseSettings, 'steps'>): readonly StepOfCase[] {
  return stepsOf(theCase, settings).filter(({ state }) => isLate(theCase, state))
}

/**
 * The question the requester is at: the first relevant step without an answer; once the plan was sent, the first that was put
 * back, or that the plan left out.
 * @param elsewhere ids of the steps that are asked together with others
 */
export function currentQuestion(
  theCase: OffboardingCase,
  settings: Pick<CaseSettings, 'steps'>,
  elsewhere: readonly string[] = [],
): StepOfCase | undefined {
  const undecided = relevantSteps(theCase, settings).find(
    ({ state }) => state.status === 'undecided' && !elsewhere.includes(state.stepId),
  )
  if (isSent(theCase) && !isClosed(theCase))
    return stepsOf(theCase, settings).find(({ state }) => isPutBack(state)) ?? undecided
  return theCase.phase === 'deciding' ? undecided : undefined
}

/** Whether a step waits for another answer than it had. */
export function isPutBack({ status, putBack }: CaseStep): boolean {
  return status === 'undecided' && putBack !== undefined
}

/** Whether every question has its answer and there is still no plan, though there is something to plan. */
export function needsPlan(theCase: OffboardingCase, settings: Pick<CaseSettings, 'steps'>): boolean {
  if (theCase.phase !== 'deciding' || theCase.plan !== undefined) return false
  if (currentQuestion(theCase, settings) !== undefined) return false
  const isToPlan = ({ state }: StepOfCase) => state.ordered === undefined
  return leftOutOf(theCase, settings).length === 0 || relevantSteps(theCase, settings).some(isToPlan)
}

/** What the planner makes of the case, from what was read just now or what it has. */
export function planFor(
  theCase: OffboardingCase,
  settings: Pick<CaseSettings, 'steps' | 'policy' | 'protection'>,
  read?: { readonly facts: Readonly<Record<string, unknown>>; readonly unread?: Readonly<Record<string, unknown>> },
): Planned {
  const known = plannerInputOf(theCase, settings)
  return planCase(read === undefined ? known : { ...known, facts: read.facts, unread: Object.keys(read.unread ?? {}) })
}

/** What the planner is told of a case. */
export function plannerInputOf(
  theCase: OffboardingCase,
  { steps, policy, protection }: Pick<CaseSettings, 'steps' | 'policy' | 'protection'>,
): PlannerInput & { readonly unread: readonly string[] } {
  return {
    ...contextOf(theCase),
    steps: definitionsOf(theCase, { steps }),
    policy,
    protection,
    requesterId: theCase.requester.id,
    started: theCase.steps.filter(({ ordered }) => ordered !== undefined).map(({ stepId }) => stepId),
    unread: unreadOf(theCase),
  }
}

/** The newest revision at which something was pressed; stays the same while cards are merely posted. */
export function newestPressRevision(theCase: OffboardingCase): number {
  return Math.max(...theCase.steps.map(({ revision }) => revision))
}
