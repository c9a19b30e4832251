import { dialogTexts } from '../cards/dialogs'
import { messageCard } from '../cards/message'
import { withNotice } from '../cards/withNotice'
import type { Card } from '../cards/card'
import type { Message, Translator } from '../cards/texts'
import type { OffboardingCase } from '../services/journal/case'
import { decideSteps, personId } from './deciding'
import { openCase } from './opening'
import { makePlan } from './planning'
import type { DialogTools } from './tools'
import { decide, type Transition } from './transitions'
import type { Press, Turn } from './turn'
import { nowOf, verbs, type CasePress, type CaseVerb } from './verbs'
import { personView, questionView } from './views/requester'
import { stepViews } from './views/view'

const say = dialogTexts.say

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
  if (!about.ok) return { card: refusal(tools, turn, refused ?? about.why) }
  if (refused !== undefined) return refuse(tools, turn, verb, pressed.verb, about.press, refused)
  // Promise 11: approvals are given where the approvers read along, and nowhere else.
  if (verb.may === 'approver' && turn.where !== 'approvals') return { card: refusal(tools, turn, say('onlyInChannel')) }
  if (verb.needsStep && about.press.step === undefined) return { card: refusal(tools, turn, say('noStep')) }
  return act(tools, turn, pressed.verb, verb, about.press)
}

async function act(tools: DialogTools, turn: Turn, name: string, verb: CaseVerb, about: CasePress): Promise<Pressed> {
  const first = await verb.decide(tools, turn, about)
  if ('notYet' in first) return { card: notYetCard(tools, about, first.notYet) }
  let result: Transition = first
  const { caseId, revision } = about.theCase
  const after = await tools.journal.record(caseId, turn.actor, (now) => {
    // Somebody may have been first: what counts is the case as it is at the moment of writing.
    result = now.revision === revision ? first : again(tools, turn, verb, { ...about, theCase: now }, first)
    return result.ok ? result.events : []
  })
  if (!result.ok) return refuse(tools, turn, verb, name, { ...about, theCase: after }, result.why)
  await tools.engine.lookAt(caseId)
  return { card: verb.view(tools, after, about), afterwards: () => goOn(tools, after) }
}

/** Decides anew on a newer state of the case; the slow part (looking people up) has its result already. */
function again(tools: DialogTools, turn: Turn, verb: CaseVerb, about: CasePress, first: Transition): Transition {
  if (verb.decide === decideSteps && first.ok) {
    const answers = first.events.flatMap((event) => (event.kind === 'decided' ? [event] : []))
    return decide(about.theCase, turn.actor, about, answers)
  }
  if (verb.standsAnyway === true) return first
  const anew = verb.decide(tools, turn, about)
  return anew instanceof Promise ? { ok: false, why: say('stale') } : anew
}

async function goOn(tools: DialogTools, theCase: OffboardingCase): Promise<undefined> {
  await makePlan(tools, theCase)
  return undefined
}

async function start(tools: DialogTools, turn: Turn, { input }: Press): Promise<Pressed> {
  const employeeId = personId(input['employeeId'] ?? input['employee'])
  if (employeeId === undefined) return { card: refusal(tools, turn, say('badCard')) }
  const refused = await tools.access.operator(turn.actor)
  if (refused !== undefined) return { card: refusal(tools, turn, refused) }
  return {
    card: messageCard({ say: sayIn(tools, turn), tone: 'info', title: say('lookingTitle'), text: say('looking') }),
    afterwards: () => openCase(tools, turn, employeeId),
  }
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

/** Says why nothing happened, on the card as it stands now, and notes it in the journal, so that nothing is denied later. */
async function refuse(
  tools: DialogTools,
  turn: Turn,
  verb: CaseVerb,
  name: string,
  about: CasePress,
  why: Message,
): Promise<Pressed> {
  const { theCase, stepId } = about
  await tools.journal.record(theCase.caseId, turn.actor, () => [
    { kind: 'refused', verb: name, why, ...(stepId === '' ? {} : { stepId }) },
  ])
  if (!sees(turn, theCase)) return { card: refusal(tools, turn, why) }
  return { card: withNotice(verb.view(tools, theCase, about), sayIn(tools, turn), why) }
}

/** Only the requester and the channel see a case's cards; a stranger's forged press learns nothing about it. */
function sees(turn: Turn, theCase: OffboardingCase): boolean {
  return turn.where === 'approvals' || turn.actor.id === theCase.requester.id
}

function refusal(tools: DialogTools, turn: Turn, why: Message): Card {
  tools.log.warn({ actor: turn.actor.id, why: why.key }, 'A press was refused')
  return messageCard({ say: sayIn(tools, turn), tone: 'warning', title: say('problemTitle'), text: why })
}

function sayIn(tools: DialogTools, { language }: Turn): Translator {
  return tools.settings.catalogue[language]
}

function notYetCard({ settings }: DialogTools, { theCase, step }: CasePress, problem: Message): Card {
  return step === undefined
    ? personView(theCase, settings)
    : questionView(theCase, nowOf(theCase, step), settings, problem)
}
