import { dialogTexts } from '../cards/dialogs'
import { messageCard } from '../cards/message'
import { withNotice } from '../cards/notice'
import type { Card } from '../cards/card'
import type { Message, Translator } from '../cards/texts'
import { readSuccessor } from '../services/directory/employee'
import type { OffboardingCase } from '../services/journal/case'
import type { Successor } from '../services/people'
import { planStep } from '../services/planner'
import type { CardInput, Parsed } from '../services/steps/step'
import { openCase } from './opening'
import { makePlan } from './planning'
import type { DialogTools } from './tools'
import * as transitions from './transitions'
import type { Transition } from './transitions'
import type { Press, Turn } from './turn'
import { caseView, stepView } from './views/channel'
import { personView, planView, questionView, taskView } from './views/requester'
import { contextOf, relevantSteps, stepViews, type StepView } from './views/view'

const say = dialogTexts.say

/** A press that names what it must: checked before anything else looks at it. */
interface CasePress {
  readonly theCase: OffboardingCase
  readonly step: StepView | undefined
  readonly stepId: string
  readonly revision: number
  readonly input: CardInput
}

/** What a verb needs: who may press it, what it does to the case, and the card that the presser sees instead. */
interface CaseVerb {
  readonly may: 'operator' | 'approver' | 'either'
  /** Whether the press must name a step of the case. */
  readonly needsStep: boolean
  readonly decide: (tools: DialogTools, turn: Turn, press: CasePress) => Promise<Transition | NotYet> | Transition
  readonly view: (tools: DialogTools, theCase: OffboardingCase, press: CasePress) => Card
}

/** The input does not make a decision yet: the same question again, with what is the matter. */
interface NotYet {
  readonly notYet: Message
}

const verbs: ReadonlyMap<string, CaseVerb> = new Map<string, CaseVerb>([
  ['contain', { may: 'operator', needsStep: false, decide: orderContainment, view: personCardOf }],
  ['decide', { may: 'operator', needsStep: true, decide: decideSteps, view: questionCardOf }],
  [
    'change',
    {
      may: 'operator',
      needsStep: true,
      decide: (_tools, turn, { theCase, stepId, revision }) =>
        transitions.change(theCase, turn.actor, stepId, revision),
      view: changedCardOf,
    },
  ],
  [
    'submit',
    {
      may: 'operator',
      needsStep: false,
      decide: (_tools, turn, { theCase, revision }) => transitions.submit(theCase, turn.actor, revision),
      view: planCardOf,
    },
  ],
  [
    'approve',
    {
      may: 'approver',
      needsStep: false,
      decide: ({ settings }, turn, { theCase, step, revision }) =>
        transitions.approve(theCase, turn.actor, { stepId: step?.state.stepId, revision }, settings.policy),
      view: channelCardOf,
    },
  ],
  [
    'reject',
    {
      may: 'approver',
      needsStep: true,
      decide: ({ settings }, turn, { theCase, stepId, revision, input }) =>
        transitions.reject(theCase, turn.actor, { stepId, revision, reason: input['reason'] ?? '' }, settings.policy),
      view: channelCardOf,
    },
  ],
  [
    'retry',
    {
      may: 'either',
      needsStep: true,
      decide: (_tools, _turn, { theCase, stepId, revision }) => transitions.retry(theCase, stepId, revision),
      view: channelCardOf,
    },
  ],
  [
    'confirm',
    {
      may: 'operator',
      needsStep: true,
      decide: (_tools, _turn, { theCase, stepId, revision }) => transitions.confirm(theCase, stepId, revision),
      view: ({ settings }, theCase, { step }) =>
        step === undefined ? personView(theCase, settings) : taskView(theCase, nowOf(theCase, step), settings),
    },
  ],
  [
    'cancel',
    {
      may: 'operator',
      needsStep: false,
      decide: (_tools, turn, { theCase }) => transitions.cancel(theCase, turn.actor),
      view: cancelledCard,
    },
  ],
])

/** The verbs that buttons carry; `start` opens a case, the others are about one. */
export const knownVerbs: readonly string[] = ['start', ...verbs.keys()]

/** What has to happen after the answer to a press; the caller does not wait for it with the answer. */
export interface Pressed {
  readonly card: Card
  readonly afterwards?: () => Promise<Card | undefined>
}

/**
 * A button was pressed. The answer is always a card: what came of it, or why nothing did. Nothing on the card is
 * trusted but as a pointer: rights come from the directory, everything else from the journal (promise 11).
 */
export async function press(tools: DialogTools, turn: Turn, pressed: Press): Promise<Pressed> {
  if (pressed.verb === 'start') return start(tools, turn, pressed)
  const verb = verbs.get(pressed.verb)
  if (verb === undefined) return { card: refusal(tools, turn, say('unknownVerb')) }
  const refused = await tools.access[verb.may](turn.actor)
  const about = await caseOf(tools, pressed)
  if (refused !== undefined) {
    const hint =
      about.ok && sees(turn, about.press.theCase) ? verb.view(tools, about.press.theCase, about.press) : undefined
    await note(tools, about, turn, pressed.verb, refused)
    return { card: hint === undefined ? refusal(tools, turn, refused) : withNotice(hint, sayIn(tools, turn), refused) }
  }
  if (!about.ok) return { card: refusal(tools, turn, about.why) }
  if (verb.needsStep && about.press.step === undefined) return { card: refusal(tools, turn, say('noStep')) }
  return act(tools, turn, pressed.verb, verb, about.press)
}

async function act(tools: DialogTools, turn: Turn, name: string, verb: CaseVerb, about: CasePress): Promise<Pressed> {
  const first = await verb.decide(tools, turn, about)
  if ('notYet' in first) return { card: notYetCard(tools, about, first.notYet) }
  let result: Transition = first
  const { caseId } = about.theCase
  const after = await tools.journal.record(caseId, turn.actor, (now) => {
    // Somebody may have been first: what counts is the case as it is at the moment of writing.
    result =
      now.revision === about.theCase.revision ? first : again(tools, turn, verb, { ...about, theCase: now }, first)
    return result.ok ? result.events : []
  })
  const shown = { ...about, theCase: after }
  if (!result.ok) {
    await note(tools, { ok: true, press: shown }, turn, name, result.why)
    return { card: withNotice(verb.view(tools, after, shown), sayIn(tools, turn), result.why) }
  }
  await tools.engine.lookAt(caseId)
  return { card: verb.view(tools, after, shown), afterwards: () => goOn(tools, after) }
}

/** Decides anew on a newer state of the case; the slow part (looking people up) has its result already. */
function again(tools: DialogTools, turn: Turn, verb: CaseVerb, about: CasePress, first: Transition): Transition {
  if (verb.decide === decideSteps && first.ok) {
    const answers = first.events.flatMap((event) => (event.kind === 'decided' ? [event] : []))
    return transitions.decide(about.theCase, turn.actor, about, answers)
  }
  const anew = verb.decide(tools, turn, about)
  if (anew instanceof Promise) return { ok: false, why: say('stale') }
  return anew
}

async function goOn(tools: DialogTools, theCase: OffboardingCase): Promise<Card | undefined> {
  await makePlan(tools, theCase)
  return undefined
}

function start(tools: DialogTools, turn: Turn, { input }: Press): Pressed | Promise<Pressed> {
  const id = personId(input['employeeId'] ?? input['employee'])
  if (id === undefined) return { card: refusal(tools, turn, say('badCard')) }
  return startWith(tools, turn, id)
}

async function startWith(tools: DialogTools, turn: Turn, employeeId: string): Promise<Pressed> {
  const refused = await tools.access.operator(turn.actor)
  if (refused !== undefined) return { card: refusal(tools, turn, refused) }
  return {
    card: messageCard({ say: sayIn(tools, turn), tone: 'info', title: say('lookingTitle'), text: say('looking') }),
    afterwards: () => openCase(tools, turn, employeeId),
  }
}

function orderContainment(tools: DialogTools, turn: Turn, { theCase }: CasePress): Transition {
  const view = stepViews(theCase, tools.settings).find(({ definition }) => definition.id === 'contain')
  if (view === undefined) return { ok: false, why: say('noStep') }
  // The same button, after a failure.
  if (view.state.status === 'failed') return transitions.retry(theCase, 'contain', view.state.revision)
  const { employee } = theCase
  const facts = contextOf(theCase).facts
  const policy = tools.signOutNow === 'with-approval' ? tools.settings.policy : 'none'
  const decisions = { contain: { choice: 'block' } }
  return transitions.order(theCase, turn.actor, planStep(view.definition, { employee, facts, decisions, policy }))
}

async function decideSteps(tools: DialogTools, turn: Turn, about: CasePress): Promise<Transition | NotYet> {
  const { theCase, step, stepId, revision, input } = about
  if (step === undefined) return { ok: false, why: say('noStep') }
  const press = { stepId, revision }
  const first = transitions.decide(theCase, turn.actor, press, [])
  if (!first.ok) return first
  if (input['suggested'] === 'true') {
    return transitions.decide(theCase, turn.actor, press, suggestions(tools, theCase, stepId))
  }
  const parsed = await parse(tools, theCase, step, input)
  if (!parsed.ok) return { notYet: parsed.problem }
  return transitions.decide(theCase, turn.actor, press, [{ stepId, decision: parsed.value }])
}

async function parse(
  tools: DialogTools,
  theCase: OffboardingCase,
  { definition, state }: StepView,
  input: CardInput,
): Promise<Parsed<unknown>> {
  const ids = definition.people.flatMap((name) => personId(input[name]) ?? [])
  const found = await Promise.all(ids.map((id) => readSuccessor(tools.gateways.graph, id)))
  const people = new Map(
    found.flatMap((person): [string, Successor][] => (person === undefined ? [] : [[person.id, person]])),
  )
  return definition.parse(input, state.facts, people, contextOf(theCase))
}

/** The suggestions for this question and all that are still open, each knowing the ones before it. */
function suggestions(tools: DialogTools, theCase: OffboardingCase, from: string) {
  const open = relevantSteps(theCase, tools.settings).filter(({ state }) => state.status === 'undecided')
  const answers: { readonly stepId: string; readonly decision: unknown }[] = []
  const context = contextOf(theCase)
  for (const { definition, state } of open) {
    const decisions = { ...context.decisions, ...Object.fromEntries(answers.map((one) => [one.stepId, one.decision])) }
    const decision = definition.suggest(state.facts, { ...context, decisions })
    answers.push({ stepId: definition.id, decision })
  }
  return answers.some(({ stepId }) => stepId === from) ? answers : []
}

type About = { readonly ok: true; readonly press: CasePress } | { readonly ok: false; readonly why: Message }

async function caseOf(tools: DialogTools, { caseId, stepId, revision, input }: Press): Promise<About> {
  if (caseId === undefined || revision === undefined) return { ok: false, why: say('badCard') }
  const theCase = await tools.journal.load(caseId)
  if (theCase === undefined) return { ok: false, why: say('noCase') }
  const step = stepViews(theCase, tools.settings).find(({ definition }) => definition.id === stepId)
  if (stepId !== undefined && step === undefined) return { ok: false, why: say('noStep') }
  return { ok: true, press: { theCase, step, stepId: stepId ?? '', revision, input } }
}

/** A refused press is noted in the case's journal, so that nothing is denied afterwards. */
async function note(tools: DialogTools, about: About, turn: Turn, verb: string, why: Message): Promise<void> {
  if (!about.ok) return
  const { theCase, stepId } = about.press
  await tools.journal.record(theCase.caseId, turn.actor, () => [
    { kind: 'refused', verb, why, ...(stepId === '' ? {} : { stepId }) },
  ])
}

/** Only the requester and the channel see a case's cards; a stranger's forged press learns nothing about it. */
function sees(turn: Turn, theCase: OffboardingCase): boolean {
  return turn.where === 'shared' || turn.actor.id === theCase.requester.id
}

function refusal(tools: DialogTools, turn: Turn, why: Message): Card {
  return messageCard({ say: sayIn(tools, turn), tone: 'warning', title: say('problemTitle'), text: why })
}

function sayIn(tools: DialogTools, { language }: Turn): Translator {
  return tools.settings.catalogue[language]
}

/** The step's view on the case as it is now. */
function nowOf(theCase: OffboardingCase, { definition }: StepView): StepView {
  const state = theCase.steps.find(({ stepId }) => stepId === definition.id)
  if (state === undefined) throw new Error(`Case ${theCase.caseId} lost its step ${definition.id}`)
  return { definition, state }
}

function personCardOf({ settings }: DialogTools, theCase: OffboardingCase): Card {
  return personView(theCase, settings)
}

function questionCardOf({ settings }: DialogTools, theCase: OffboardingCase, { step }: CasePress): Card {
  return step === undefined ? personView(theCase, settings) : questionView(theCase, nowOf(theCase, step), settings)
}

function notYetCard({ settings }: DialogTools, { theCase, step }: CasePress, problem: Message): Card {
  return step === undefined
    ? personView(theCase, settings)
    : questionView(theCase, nowOf(theCase, step), settings, problem)
}

/** The card on which Change was pressed is a thing of the past: the question stands again at the bottom of the chat. */
function changedCardOf(tools: DialogTools, theCase: OffboardingCase, about: CasePress): Card {
  const reopened = theCase.steps.find(({ stepId }) => stepId === about.stepId)?.status === 'undecided'
  if (!reopened) return questionCardOf(tools, theCase, about)
  const text = say('answeredBelow')
  const title = about.step?.definition.title ?? say('lookingTitle')
  return messageCard({ say: tools.settings.catalogue[theCase.language], tone: 'info', title, text })
}

function planCardOf({ settings }: DialogTools, theCase: OffboardingCase): Card {
  const states = { proposed: 'proposed', deciding: 'outdated', cancelled: 'cancelled' } as const
  const state = theCase.phase in states ? states[theCase.phase as keyof typeof states] : 'submitted'
  return planView(theCase, settings, state)
}

function channelCardOf({ settings }: DialogTools, theCase: OffboardingCase, { step }: CasePress): Card {
  return step === undefined ? caseView(theCase, settings) : stepView(theCase, nowOf(theCase, step), settings)
}

function cancelledCard({ settings }: DialogTools, theCase: OffboardingCase): Card {
  return messageCard({
    say: settings.catalogue[theCase.language],
    tone: 'info',
    title: say('cancelledTitle'),
    text: say('cancelled', { name: theCase.employee.displayName }),
  })
}

const idPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** A directory id from a people picker; the first when several were picked, undefined when it is no id at all. */
function personId(value: string | undefined): string | undefined {
  const id = value?.split(',')[0]?.trim()
  return id !== undefined && idPattern.test(id) ? id.toLowerCase() : undefined
}
