import { dialogTexts } from '../cards/conversation/dialogTexts'
import { problemTexts } from '../cards/conversation/problems'
import type { Card } from '../cards/card'
import type { Message } from '../cards/texts'
import { decisionsOf, type OffboardingCase } from '../services/cases/journal/case'
import { receiversIn } from '../services/facts/people'
import type { Person } from '../services/model/people'
import { urgently } from '../services/model/urgency'
import { accountsOfCase, whyAboutThemselves } from '../services/planning/approval/approver'
import { isBatchPress, pressBatch } from './batches/pressBatch'
import { ask } from './commands/ask'
import { choose } from './commands/choose'
import { pressProposed } from './commands/proposed'
import type { DialogTools } from './dialogTools'
import { namesAnother, noteRefusal, refusalCard } from './refusedPress'
import { stepOf } from './stepsOfCase'
import type { Press, Turn } from './turn'
import { verbs } from './verbs'
import { batchPlanVerbs, pressOnBatch } from './verbs/batchPlan'
import { confirmedFirst, refuseOnCard, runVerb, type Answer } from './verbs/runVerb'
import type { CasePress, CaseVerb } from './verbs/verb'

const say = dialogTexts.say

/**
 * A button was pressed. The answer is always a card: what came of it, or why nothing did. Nothing on the card is
 * trusted but as a pointer: rights come from the directory, everything else from the journal (promise 11).
 */
export async function press(tools: DialogTools, turn: Turn, pressed: Press): Promise<Answer> {
  if (pressed.verb === 'start') return { card: await choose(tools, turn, pressed) }
  if (pressed.verb === 'begin' || pressed.verb === 'notNow') return pressProposed(tools, turn, pressed, pressed.verb)
  if (pressed.verb === 'ask') return { card: await ask(tools, turn, pressed) }
  if (isBatchPress(pressed)) return pressBatch(tools, turn, pressed)
  if (batchPlanVerbs.has(pressed.verb)) return { card: await pressOnBatch(tools, turn, pressed) }
  const verb = verbs.get(pressed.verb)
  const act = () => pressOnCase(tools, turn, pressed, verb)
  return verb?.cannotWait === true ? urgently(act) : act()
}

async function pressOnCase(
  tools: DialogTools,
  turn: Turn,
  pressed: Press,
  verb: CaseVerb | undefined,
): Promise<Answer> {
  const theCase = pressed.caseId === undefined ? undefined : await tools.journal.load(pressed.caseId)
  if (theCase === undefined) return { card: refusalCard(tools, turn, await whyNoCase(tools, turn, pressed, verb)) }
  const about = pressOn(tools, theCase, pressed)
  if (verb === undefined) return { card: await refuseUnseen(tools, turn, theCase, pressed, say('unknownVerb')) }
  const named = { name: pressed.verb, verb }
  const isThere = about.ok && misplaced(turn, verb, about.press) === undefined
  const first = isThere ? confirmedFirst(tools, turn, named, theCase, about.press) : undefined
  if (first !== undefined) return first
  const [admitted, alsoIs] = await Promise.all([
    tools.access[verb.may](turn.actor),
    tools.access.sameAs(turn.actor, [...accountsOfCase(theCase), ...receiversOf(theCase, verb)]),
  ])
  const known = { ...turn, actor: { ...turn.actor, alsoIs } }
  const why = (admitted.ok ? undefined : admitted.why) ?? unsure(alsoIs) ?? whyAboutThemselves(theCase, known.actor)
  if (why !== undefined)
    return {
      card: await (about.ok
        ? refuseOnCard(tools, turn, named, theCase, about.press, why)
        : refuseUnseen(tools, turn, theCase, pressed, why, pressed.verb)),
    }
  const wrong = about.ok ? misplaced(turn, verb, about.press) : about.why
  // No card of the case: the press did not come from one, or not from where it stands.
  if (wrong !== undefined || !about.ok)
    return { card: await refuseUnseen(tools, turn, theCase, pressed, wrong ?? say('badCard'), pressed.verb) }
  return runVerb(tools, known, named, theCase, about.press)
}

/** Those who get something by the case, of whom an approver may be one by another account. */
function receiversOf(theCase: OffboardingCase, { may }: CaseVerb): readonly Person[] {
  return may === 'approver' ? receiversIn(decisionsOf(theCase)) : []
}

/** Without a case there is nothing to look at; a stranger is told so in the words for strangers. */
async function whyNoCase(tools: DialogTools, { actor }: Turn, pressed: Press, verb: CaseVerb | undefined) {
  if (verb === undefined) return { why: say('unknownVerb') }
  const admitted = await tools.access[verb.may](actor)
  const why = pressed.caseId === undefined || pressed.revision === undefined ? say('badCard') : say('noCase')
  return { verb: pressed.verb, why: admitted.ok ? why : admitted.why }
}

function unsure(alsoIs: readonly string[] | undefined): Message | undefined {
  return alsoIs === undefined ? problemTexts.say('busy') : undefined
}

/** Promise 11: approvals are given where the approvers read along, and nowhere else. */
function misplaced(turn: Turn, verb: CaseVerb, { stepId }: CasePress): Message | undefined {
  if ((verb.shows === undefined) !== (turn.stillWaits === undefined)) return say('badCard')
  if (verb.may === 'approver' && turn.where !== 'approvals') return say('onlyInChannel')
  return verb.needsStep && stepId === undefined ? say('noStep') : undefined
}

type About = { readonly ok: true; readonly press: CasePress } | { readonly ok: false; readonly why: Message }

/** What the press points at, held against the journal. */
function pressOn(tools: DialogTools, theCase: OffboardingCase, pressed: Press): About {
  const { stepId, revision, input } = pressed
  if (revision === undefined) return { ok: false, why: say('badCard') }
  if (namesAnother(theCase, pressed)) return { ok: false, why: say('anotherPerson') }
  if (stepId !== undefined && stepOf(theCase, tools.settings, stepId) === undefined)
    return { ok: false, why: say('noStep') }
  if (revision < 1 || revision > theCase.revision) return { ok: false, why: say('neverShown') }
  return { ok: true, press: { stepId, revision, input } }
}

/** Notes a press that did nothing, and says why without showing the case. */
async function refuseUnseen(
  tools: DialogTools,
  turn: Turn,
  theCase: OffboardingCase,
  { stepId }: Press,
  why: Message,
  verb?: string,
): Promise<Card> {
  const refused = { theCase, verb, stepId, why }
  await noteRefusal(tools, turn, refused)
  return refusalCard(tools, turn, refused)
}
