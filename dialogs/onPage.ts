import type { Card, DecisionEnvelope } from '../cards/card'
import type { Message } from '../cards/texts'
import { pageKey } from '../services/cases/journal/cardKeys'
import type { CaseStep, OffboardingCase } from '../services/cases/journal/case'
import type { Person, Successor } from '../services/model/people'
import type { CardInput, Context } from '../services/steps/step'
import { suggestedSuccessor } from '../services/steps/successor'
import { oncePerCase } from './oncePerCase'
import type { CaseSettings } from './settings'
import { contextOf, relevantSteps, type StepOfCase } from './stepsOfCase'
import { requesterSays } from './says'

/** What is chosen on the page of decisions: who takes over the work, and choices by step id that are not as suggested. */
export interface ChosenOnPage {
  readonly successor: Successor | undefined
  readonly choices: Readonly<Record<string, string>>
}

/** What a step's own card offers to choose, as far as it needs nothing more than who takes over. */
export interface Offer {
  readonly value: string
  readonly title: string
}

/** No offers where the step's card asks for more than one choice, or for nothing that can be chosen without it. */
export interface ChoiceOnPage {
  readonly chosen: string
  readonly offers: readonly Offer[]
}

/** A step on the page, with what would be decided about it. */
export interface StepOnPage extends StepOfCase {
  readonly decision: unknown
  /** On its own card; the page decides about the others. */
  readonly isDecided: boolean
  readonly matters: boolean
  /** What can be chosen on the page itself, and what is; of a step that is decided, or does not matter, nothing. */
  choice(): ChoiceOnPage
  /** Why what is chosen is no answer; then the suggestion stands in its place. */
  readonly problem: Message | undefined
}

/** What is chosen by now, or suggested where the requester has not said. Pure. */
export function chosenOnPage(theCase: OffboardingCase): ChosenOnPage {
  const { page } = theCase
  if (page !== undefined) return { successor: stillFit(theCase, page.successor ?? undefined), choices: page.choices }
  const suggested = suggestedSuccessor(contextOf(theCase))
  return { successor: suggested === undefined ? undefined : asFit(suggested), choices: {} }
}

/** Nobody, where it was the manager, with whom it stands otherwise since. */
function stillFit({ employee: { manager } }: OffboardingCase, chosen: Successor | undefined): Successor | undefined {
  return chosen !== undefined && manager?.id === chosen.id && !manager.available ? undefined : chosen
}

/** A person who was judged fit when they were suggested; what else they have is read when the page is answered. */
function asFit({ id, displayName, userPrincipalName, mail }: Person): Successor {
  const person = { id, displayName, userPrincipalName, mail }
  return { ...person, accountEnabled: true, guest: false, leaving: false, phoneLicensed: true, hasNumber: false }
}

/**
 * The steps that the page asks about, in the registry's order, each knowing what would be decided about the ones before it;
 * one that does not arise from those decisions is not asked. What was put back or taken back is asked on a card of its own.
 * Pure.
 */
export function stepsOnPage(
  theCase: OffboardingCase,
  settings: CaseSettings,
  chosen?: ChosenOnPage,
): readonly StepOnPage[] {
  return chosen === undefined ? stepsAsChosen(theCase, settings) : stepsWith(theCase, settings, chosen)
}

const stepsAsChosen = oncePerCase((theCase, settings: CaseSettings) =>
  stepsWith(theCase, settings, chosenOnPage(theCase)),
)

function stepsWith(theCase: OffboardingCase, settings: CaseSettings, chosen: ChosenOnPage): readonly StepOnPage[] {
  if (theCase.phase !== 'deciding') return []
  const context = { ...contextOf(theCase), successor: chosen.successor ?? null }
  // What would be decided about a later step can be why an earlier one arises.
  const first = resolved(theCase, settings, chosen, context, relevantSteps(theCase, settings, context))
  const decisions = { ...context.decisions, ...decisionsOn(first) }
  const arising = relevantSteps(theCase, settings, { ...context, decisions })
  return resolved(theCase, settings, chosen, context, arising)
}

/** What a step may know of the others as the page has them: also what would be decided about those that are open. Pure. */
export function contextOnPage(theCase: OffboardingCase, settings: CaseSettings): Context {
  const context = contextOf(theCase)
  return { ...context, decisions: { ...context.decisions, ...decisionsOn(stepsOnPage(theCase, settings)) } }
}

/** Whether the page has something left to decide. */
export function isOpen(steps: readonly StepOnPage[]): boolean {
  return steps.some(({ isDecided }) => !isDecided)
}

/** Ids of the steps that are asked on the page and nowhere else, also those that may arise from it. */
export function askedOnPage(theCase: OffboardingCase, settings: CaseSettings): readonly string[] {
  if (!isOpen(stepsOnPage(theCase, settings))) return []
  return theCase.steps.filter(isNew).map(({ stepId }) => stepId)
}

/** What the page would decide, by step id. */
export function decisionsOn(steps: readonly StepOnPage[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(steps.map(({ definition, decision }) => [definition.id, decision]))
}

/** The key of the page on which these are asked. */
export function keyOfPage(steps: readonly StepOnPage[]): string {
  const open = steps.filter(({ isDecided }) => !isDecided)
  return pageKey(Math.min(...open.map(({ state }) => state.askedRevision)))
}

/** The revision that the page's buttons refer to: another one when anything on it was chosen or decided meanwhile. */
export function revisionOfPage(theCase: OffboardingCase, steps: readonly StepOnPage[]): number {
  return Math.max(theCase.page?.revision ?? 0, ...steps.map(({ state }) => state.revision))
}

/** The id of the page's own input for a step. */
export function pageInput(stepId: string): string {
  return `choose-${stepId}`
}

function resolved(
  theCase: OffboardingCase,
  settings: CaseSettings,
  chosen: ChosenOnPage,
  context: Context,
  steps: readonly StepOfCase[],
): readonly StepOnPage[] {
  const envelope = { say: requesterSays(theCase, settings), employeeName: theCase.employee.displayName }
  const decisions: Record<string, unknown> = { ...context.decisions }
  return steps.filter(isAskedOnPage).map((step) => {
    const known = { ...context, decisions: { ...decisions } }
    const found = resolve(step, chosen, known, { ...envelope, caseId: theCase.caseId })
    decisions[step.definition.id] = found.decision
    return found
  })
}

/** Not what was started at once, nor what waits for another answer than it had. */
function isAskedOnPage({ state }: StepOfCase): boolean {
  return isNew(state) || (state.status === 'decided' && state.ordered === undefined)
}

/** Whether nothing was ever decided about it. */
function isNew({ status, decision, ordered, putBack }: CaseStep): boolean {
  return status === 'undecided' && decision === undefined && ordered === undefined && putBack === undefined
}

function resolve(
  step: StepOfCase,
  { successor, choices }: ChosenOnPage,
  context: Context,
  envelope: Pick<DecisionEnvelope, 'say' | 'employeeName' | 'caseId'>,
): StepOnPage {
  const { definition, state } = step
  const suggestion = definition.suggest(state.facts, context)
  const matters =
    definition.matters?.(state.facts, context) === true || definition.cannotBeUndone?.(suggestion) === true
  const bare = { ...step, matters, problem: undefined, choice: () => ({ chosen: '', offers: [] }) }
  if (state.status === 'decided') return { ...bare, decision: state.decision, isDecided: true }
  if (!matters) return { ...bare, decision: suggestion, isDecided: false }
  const about = { ...envelope, stepId: definition.id, revision: state.revision, problem: undefined }
  const offered = () => offersOf(definition.ask(about, state.facts, suggestion, context))
  const people = new Map(successor === undefined ? [] : [[successor.id, successor] as const])
  const answer = ({ inputs }: Offered, choice: string) =>
    definition.parse({ ...inputs, choice, successor: successor?.id ?? '' }, state.facts, people, context)
  const own = choices[definition.id]
  const parsed = own === undefined ? undefined : answer(offered(), own)
  return {
    ...bare,
    isDecided: false,
    decision: parsed?.ok === true ? parsed.value : suggestion,
    problem: parsed?.ok === false ? parsed.problem : undefined,
    choice() {
      const known = offered()
      const chosen = own ?? known.choice
      const isOffered = ({ value }: Offer) => [known.choice, chosen].includes(value) || answer(known, value).ok
      return { chosen, offers: known.offers.filter(isOffered) }
    },
  }
}

interface Offered {
  readonly choice: string
  readonly offers: readonly Offer[]
  /** What all inputs hold before anybody touches them. */
  readonly inputs: CardInput
}

/** What a step's card asks to choose from. */
function offersOf(card: Card): Offered {
  const inputs = Object.fromEntries(
    inputsIn(card).map(({ id, value }) => [String(id), typeof value === 'string' ? value : '']),
  )
  const own = inputsIn(card).find(({ id }) => id === 'choice')
  const offers = Array.isArray(own?.['choices']) ? (own['choices'] as readonly Offer[]) : []
  return { choice: inputs['choice'] ?? '', offers, inputs }
}

function inputsIn(node: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(node)) return node.flatMap(inputsIn)
  if (typeof node !== 'object' || node === null) return []
  const element: Readonly<Record<string, unknown>> = { ...node }
  if (typeof element['type'] === 'string' && element['type'].startsWith('Input.')) return [element]
  return Object.values(element).flatMap(inputsIn)
}
