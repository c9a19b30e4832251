import { isDeepStrictEqual } from 'node:util'
import { inputsOf } from '../../cards/conversation/filledIn'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import type { Message } from '../../cards/texts'
import { openedFrom } from '../../services/cases/journal/cardKeys'
import {
  isBeingDecided,
  isClosed,
  isLate,
  isSent,
  type CaseStep,
  type OffboardingCase,
} from '../../services/cases/journal/case'
import type { CaseEvent } from '../../services/cases/journal/entry'
import { readSuccessor } from '../../services/directory/employee'
import type { CardInput } from '../../services/steps/step'
import { chosenOnPage, contextOnPage, isOpen, stepsOnPage } from '../onPage'
import type { CaseSettings } from '../settings'
import { planOfLate, whyNotLate } from '../lateSteps'
import { contextOf, isPutBack, leftOutOf, relevantSteps, stepOf, stepsOf, type StepOfCase } from '../stepsOfCase'
import type { Turn } from '../turn'
import { stepCardOf } from '../views/question'
import { questionAnswered } from './change'
import { chosenWith, eventsOfPage, isOnPage, readOnPage, whyNotOnPage, type PeopleNamed } from './page'
import { personId } from './personId'
import {
  accept,
  refuse,
  stepNamed,
  whyNotDeciding,
  whyNotRequester,
  type CasePress,
  type CaseVerb,
  type Decision,
} from './verb'

const say = dialogTexts.say

interface Answer {
  readonly stepId: string
  readonly decision: unknown
}

/**
 * An answer to a question: one decision, from the page or the plan also one that was made before; or with `suggested` the
 * suggestions for this question and all that are open, on the page as they were chosen there.
 */
export const decide: CaseVerb<PeopleNamed> = {
  may: 'operator',
  needsStep: true,
  async read(tools, { actor }, theCase, press) {
    const step = stepOf(theCase, tools.settings, press.stepId)
    if (isOnPage(press)) return readOnPage(tools, actor, theCase, press)
    // Nobody is looked up for an answer that comes too late, or from somebody else.
    if (step === undefined || takesSuggestions(press) || whyNotAnswered(theCase, actor, press) !== undefined)
      return new Map()
    const ids = step.definition.people.flatMap((name) => personId(press.input[name]) ?? [])
    const found = await Promise.all(ids.map((id) => readSuccessor(tools.gateways, id)))
    return new Map(found.flatMap((person) => (person === undefined ? [] : [[person.id, person] as const])))
  },
  decide(theCase, { actor }, press, people, settings) {
    const step = stepOf(theCase, settings, press.stepId)
    if (isOnPage(press)) return decideOnPage(theCase, actor, press, people, settings)
    const refused = step === undefined ? say('noStep') : whyNotAnswered(theCase, actor, press)
    if (step === undefined || refused !== undefined) return refuse(refused ?? say('noStep'))
    if (leftOutOf(theCase, settings).some(({ stepId }) => stepId === press.stepId)) return refuse(say('notReadable'))
    if (takesSuggestions(press)) return answered(theCase, suggestions(theCase, settings), settings)
    const more = asksMore(theCase, step, press, settings)
    if (more !== undefined) return { kind: 'needsMore', choice: more, names: namesOf(people) }
    const isOpened = openedFrom(press.input['from']) !== undefined
    const context = isOpened ? contextOnPage(theCase, settings) : contextOf(theCase)
    const parsed = step.definition.parse(press.input, step.state.facts, people, context)
    if (!parsed.ok) return { kind: 'askedAgain', problem: parsed.problem, names: namesOf(people) }
    if (isOpened) return savedAnew(theCase, step, parsed.value, settings)
    return answered(theCase, [{ stepId: step.definition.id, decision: parsed.value }], settings)
  },
  answer: (theCase, press) => openedFrom(press.input['from']) ?? questionAnswered(theCase, press),
}

/**
 * The choice, where it asks for more than the pressed card did: a card has the inputs of one choice only, since Adaptive Cards
 * cannot show some by a value. Cards of before have them all, and say nothing of it.
 */
function asksMore(
  theCase: OffboardingCase,
  step: StepOfCase,
  { input }: CasePress,
  settings: CaseSettings,
): string | undefined {
  const { asked = '', choice = '', from } = input
  if (asked === '' || choice === '' || asked === choice) return undefined
  const inputsFor = (looksAt: string) =>
    inputsOf(stepCardOf(theCase, step, settings, openedFrom(from), undefined, looksAt))
  const before = new Set(inputsFor(asked))
  return inputsFor(choice).some((id) => !before.has(id) && input[id] === undefined) ? choice : undefined
}

function namesOf(people: PeopleNamed): ReadonlyMap<string, string> {
  return new Map([...people].map(([id, { displayName }]) => [id, displayName]))
}

/** *Make the plan*: what was chosen on the page, and for the rest what follows from it. */
function decideOnPage(
  theCase: OffboardingCase,
  actor: Turn['actor'],
  press: CasePress,
  people: PeopleNamed,
  settings: CaseSettings,
): Decision {
  const refused = whyNotDeciding(theCase) ?? whyNotRequester(theCase, actor) ?? whyNotOnPage(theCase, settings, press)
  if (refused !== undefined) return refuse(refused)
  const { chosen, problem } = chosenWith(theCase, settings, press.input, people)
  if (problem !== undefined) return { kind: 'askedAgain', problem }
  const steps = stepsOnPage(theCase, settings, chosen)
  const [unanswered] = steps.flatMap((step) => step.problem ?? [])
  if (unanswered !== undefined) return { kind: 'askedAgain', problem: unanswered }
  const answers = steps
    .filter(({ isDecided }) => !isDecided)
    .map(({ definition, decision }) => ({ stepId: definition.id, decision }))
  const events = [...eventsOf(theCase, answers), ...renewed(theCase, settings, answers)]
  return accept([...eventsOfPage(theCase, chosen), ...events], 'makePlan')
}

/** *Save* on a card that was opened from the page or the plan: also where there was an answer, which it replaces. */
function savedAnew(
  theCase: OffboardingCase,
  { definition, state }: StepOfCase,
  decision: unknown,
  settings: CaseSettings,
): Decision {
  const stepId = definition.id
  if (state.status === 'decided' && isDeepStrictEqual(asRead(state.decision), asRead(decision))) return accept([])
  const follow = following(theCase, stepId, decision, settings)
  const events: readonly CaseEvent[] = [
    // Whom the page suggests was seen there: what is saved about one step does not choose for the others.
    ...eventsOfPage(theCase, chosenOnPage(theCase)),
    ...(state.status === 'decided' ? [{ kind: 'reopened' as const, stepId }] : []),
    { kind: 'decided', stepId, decision },
    ...follow,
  ]
  return accept(events, 'makePlan')
}

/** What comes of a decision besides: what only arises from it, and what is made of it. */
function following(
  theCase: OffboardingCase,
  stepId: string,
  decision: unknown,
  settings: CaseSettings,
): readonly CaseEvent[] {
  const arisen = arising(theCase, stepId, decision, settings)
  const answers = [{ stepId, decision }, ...arisen]
  return [...arisen.map((one) => ({ kind: 'decided' as const, ...one })), ...renewed(theCase, settings, answers)]
}

/** Decisions of before that are made of others, made anew where these answers change them. */
function renewed(theCase: OffboardingCase, settings: CaseSettings, answers: readonly Answer[]): readonly CaseEvent[] {
  if (!isBeingDecided(theCase)) return []
  const answered = Object.fromEntries(answers.map(({ stepId, decision }) => [stepId, decision]))
  const context = contextOnPage(theCase, settings)
  const known = { ...context, decisions: { ...context.decisions, ...answered } }
  return stepsOf(theCase, settings).flatMap(({ definition, state }): readonly CaseEvent[] => {
    if (state.status !== 'decided' || state.ordered !== undefined || state.stepId in answered) return []
    const decision = definition.madeAnew?.(state.decision, known) ?? state.decision
    if (isDeepStrictEqual(asRead(decision), asRead(state.decision))) return []
    return [
      { kind: 'reopened', stepId: state.stepId },
      { kind: 'decided', stepId: state.stepId, decision },
    ]
  })
}

/**
 * Where the page was answered, one thing is changed: what only arises from that is taken as suggested, as it would have been
 * there, and can be changed on the plan, too.
 */
function arising(
  theCase: OffboardingCase,
  stepId: string,
  decision: unknown,
  settings: CaseSettings,
): readonly Answer[] {
  if (!isBeingDecided(theCase) || isOpen(stepsOnPage(theCase, settings))) return []
  const steps = theCase.steps.map((one) =>
    one.stepId === stepId ? { ...one, status: 'decided' as const, decision } : one,
  )
  return stepsOnPage({ ...theCase, phase: 'deciding', steps }, settings)
    .filter(({ isDecided }) => !isDecided)
    .map((one) => ({ stepId: one.definition.id, decision: one.decision }))
}

/** As it stands in the journal: JSON knows no undefined. */
function asRead(decision: unknown): unknown {
  return JSON.parse(JSON.stringify(decision))
}

/** Answers before the plan, or about a step that the plan that was sent left out: that has a plan of its own. */
function answered(theCase: OffboardingCase, answers: readonly Answer[], settings: CaseSettings): Decision {
  const isOfLate = answers.every(({ stepId }) =>
    theCase.steps.some((one) => one.stepId === stepId && isLate(theCase, one)),
  )
  if (answers.length === 0 || !isOfLate) {
    const [only, ...others] = answers
    const follow =
      only === undefined || others.length > 0 ? [] : following(theCase, only.stepId, only.decision, settings)
    return accept([...eventsOf(theCase, answers), ...follow], 'makePlan')
  }
  const [problem] = answers.flatMap(({ stepId, decision }) => whyNotLate(theCase, settings, stepId, decision))
  if (problem !== undefined) return { kind: 'askedAgain', problem }
  const events = answers.flatMap((one) => [
    ...eventsOf(theCase, [one]),
    ...planOfLate(theCase, settings, one.stepId, one.decision),
  ])
  return accept(events, 'lookAtCase')
}

function takesSuggestions({ input }: { readonly input: CardInput }): boolean {
  return input['suggested'] === 'true'
}

/** Why the question of a press cannot be answered by this actor now; undefined when it can. */
export function whyNotAnswered(
  theCase: OffboardingCase,
  actor: Turn['actor'],
  { stepId, revision, input = {} }: Pick<CasePress, 'stepId' | 'revision'> & Partial<Pick<CasePress, 'input'>>,
): Message | undefined {
  const step = stepNamed(theCase, stepId)
  if (step === undefined) return say('noStep')
  // What was put back, or was left out, is asked though the plan was sent.
  const closed = (isOpenAgain(theCase, step) ? undefined : whyNotDeciding(theCase)) ?? whyNotRequester(theCase, actor)
  if (closed !== undefined) return closed
  const isOpened = openedFrom(input['from']) !== undefined && step.status === 'decided'
  if (step.status !== 'undecided' && !isOpened) return say('alreadyDecided')
  return step.revision === revision ? undefined : say('stale')
}

function isOpenAgain(theCase: OffboardingCase, step: CaseStep): boolean {
  return (isPutBack(step) || isLate(theCase, step)) && !isClosed(theCase)
}

/** Several answers at once are suggestions: what was answered or started meanwhile stays as it is. */
export function eventsOf(theCase: OffboardingCase, answers: readonly Answer[]): readonly CaseEvent[] {
  return answers
    .filter(({ stepId }) => stepNamed(theCase, stepId)?.status === 'undecided')
    .map(({ stepId, decision }) => ({ kind: 'decided', stepId, decision }))
}

/** The suggestions for all questions that are open, each knowing the ones before it. */
function suggestions(theCase: OffboardingCase, settings: CaseSettings): readonly Answer[] {
  const context = contextOf(theCase)
  const decisions: Record<string, unknown> = { ...context.decisions }
  // In a plan that was sent, only what was put back is open, and after that what was left out.
  const isAnew = isSent(theCase) && stepsOf(theCase, settings).some(({ state }) => isPutBack(state))
  const open = isAnew ? stepsOf(theCase, settings) : relevantSteps(theCase, settings)
  return open
    .filter(({ state }) => (isAnew ? isPutBack(state) : state.status === 'undecided'))
    .map(({ definition, state }) => {
      const decision = definition.suggest(state.facts, { ...context, decisions: { ...decisions } })
      decisions[definition.id] = decision
      return { stepId: definition.id, decision }
    })
}
