import { dialogTexts } from '../cards/conversation/dialogTexts'
import { messageCard } from '../cards/conversation/message'
import { problemTexts } from '../cards/conversation/problems'
import { withNotice } from '../cards/conversation/withNotice'
import type { Card } from '../cards/card'
import type { Message, Translator } from '../cards/texts'
import { wasPressed, type OffboardingCase } from '../services/cases/journal/case'
import type { PressKey } from '../services/cases/journal/entry'
import { accountsOfCase, whyAboutThemselves } from '../services/planning/approval/approver'
import { RemoteError } from '../services/remote/reader'
import type { OthersInGroup } from './access'
import { decideSteps, personId } from './verbs/decide'
import { namesAnother, note, refusal } from './refusedPress'
import { openCase } from './commands/open'
import { makePlan } from './planning'
import { lastMember, isAlreadyLeaving } from './leaving'
import type { DialogTools } from './dialogTools'
import { decide, type Transition } from './transitions'
import type { Press, Turn } from './turn'
import { nowOf, verbs, type CasePress, type CaseVerb } from './verbs'
import { personView, questionView } from './views/question'
import { stepViews } from './views/desiredCard'

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
  const theCase = pressed.caseId === undefined ? undefined : await tools.journal.load(pressed.caseId)
  if (theCase === undefined) return { card: refusal(tools, turn, await whyNoCase(tools, turn, pressed, verb)) }
  if (verb === undefined) return refuse(tools, turn, pressed, { theCase, why: say('unknownVerb') })
  const [admitted, alsoIs] = await Promise.all([
    tools.access[verb.may](turn.actor),
    tools.access.sameAs(turn.actor, accountsOfCase(theCase)),
  ])
  const known = { ...turn, actor: { ...turn.actor, alsoIs } }
  const why = (admitted.ok ? undefined : admitted.why) ?? unsure(alsoIs) ?? whyAboutThemselves(theCase, known.actor)
  if (why !== undefined) return refuse(tools, turn, pressed, { theCase, verb, why })
  const about = aboutCase(tools, theCase, pressed)
  const wrong = about.ok ? misplaced(turn, verb, about.press) : about.why
  if (wrong !== undefined || !about.ok) {
    // No card of the case: the press did not come from one, or not from where it stands.
    await note(tools, turn, { theCase, verb: pressed.verb, stepId: pressed.stepId, why: wrong ?? say('badCard') })
    return { card: refusal(tools, turn, { theCase, verb: pressed.verb, why: wrong ?? say('badCard') }) }
  }
  return act(tools, known, pressed, verb, about.press)
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
function misplaced(turn: Turn, verb: CaseVerb, { step }: CasePress): Message | undefined {
  if (verb.may === 'approver' && turn.where !== 'approvals') return say('onlyInChannel')
  return verb.needsStep && step === undefined ? say('noStep') : undefined
}

type About = { readonly ok: true; readonly press: CasePress } | { readonly ok: false; readonly why: Message }

/** What the press points at, held against the journal. */
function aboutCase(tools: DialogTools, theCase: OffboardingCase, pressed: Press): About {
  const { stepId, revision, input } = pressed
  if (revision === undefined) return { ok: false, why: say('badCard') }
  if (namesAnother(theCase, pressed)) return { ok: false, why: say('anotherPerson') }
  const step = stepViews(theCase, tools.settings).find(({ definition }) => definition.id === stepId)
  if (stepId !== undefined && step === undefined) return { ok: false, why: say('noStep') }
  if (revision < 1 || revision > theCase.revision) return { ok: false, why: say('neverShown') }
  return { ok: true, press: { theCase, step, stepId: stepId ?? '', revision, input } }
}

async function act(tools: DialogTools, turn: Turn, pressed: Press, verb: CaseVerb, about: CasePress): Promise<Pressed> {
  const { theCase, stepId, revision } = about
  const key: PressKey = { verb: pressed.verb, stepId, revision }
  // Teams delivers a press again under another id: it is answered as the first one was, and does nothing more.
  if (wasPressed(theCase, turn.actor, key)) return { card: verb.view(tools, theCase, about) }
  const others = verb.beginsLeaving === true ? await othersBeside(tools, theCase) : []
  if (others === undefined) return refuse(tools, turn, pressed, { theCase, verb, about, why: problemTexts.say('busy') })
  const first = await verb.decide(tools, turn, about)
  if ('notYet' in first) return { card: notYetCard(tools, about, first.notYet) }
  const { after, result } = await tools.journal.underPressLock(async () => {
    // Looked at where nobody can begin to leave in between: of two who offboard each other, one succeeds.
    const gone = await whyGone(tools, turn, theCase, others)
    return write(tools, turn, key, theCase, (now) => {
      if (gone !== undefined) return { ok: false, why: gone }
      // Somebody may have been first: what counts is the case as it is at the moment of writing.
      return now.revision === theCase.revision
        ? first
        : decideOnNewer(tools, turn, verb, { ...about, theCase: now }, first)
    })
  })
  if (result === 'repeated') return { card: verb.view(tools, after, about) }
  if (!result.ok) return refuse(tools, turn, pressed, { theCase: after, verb, about, why: result.why })
  await tools.engine.lookAt(theCase.caseId)
  return { card: verb.view(tools, after, about), afterwards: () => planIfReady(tools, after) }
}

type Result = Transition | 'repeated'

/** Appends what the press does, once. */
async function write(
  tools: DialogTools,
  { actor: { id, displayName } }: Turn,
  key: PressKey,
  before: OffboardingCase,
  decideOn: (now: OffboardingCase) => Transition,
): Promise<{ readonly after: OffboardingCase; readonly result: Result }> {
  const results: Result[] = []
  const after = await tools.journal.record(
    before.caseId,
    { id, displayName },
    (now) => {
      // Whoever took the case over meanwhile was not held against the presser.
      const sameHands = now.requester.id === before.requester.id
      const decided = sameHands ? decideOn(now) : ({ ok: false, why: say('stale') } as const)
      const result = wasPressed(now, { id }, key) ? 'repeated' : decided
      results.push(result)
      return result !== 'repeated' && result.ok ? result.events : []
    },
    key,
  )
  return { after, result: results.at(-1) ?? 'repeated' }
}

async function whyGone(
  tools: DialogTools,
  { actor }: Turn,
  { employee }: OffboardingCase,
  others: readonly OthersInGroup[],
): Promise<Message | undefined> {
  return (await isAlreadyLeaving(tools, actor.id)) ? say('selfLeaving') : lastMember(tools, employee, others)
}

/** Who else is in the leaver's groups; undefined when the directory cannot be asked. */
async function othersBeside({ access }: DialogTools, { employee }: OffboardingCase) {
  try {
    return await access.othersWith(employee)
  } catch (error) {
    if (error instanceof RemoteError) return undefined
    throw error
  }
}

/** Decides anew on a newer state of the case; the slow part (looking people up) has its result already. */
function decideOnNewer(
  tools: DialogTools,
  turn: Turn,
  verb: CaseVerb,
  about: CasePress,
  first: Transition,
): Transition {
  if (verb.decide === decideSteps && first.ok) {
    const answers = first.events.flatMap((event) => (event.kind === 'decided' ? [event] : []))
    return decide(about.theCase, turn.actor, about, answers)
  }
  if (verb.standsAnyway === true) return first
  const anew = verb.decide(tools, turn, about)
  return anew instanceof Promise ? { ok: false, why: say('stale') } : anew
}

async function planIfReady(tools: DialogTools, theCase: OffboardingCase): Promise<undefined> {
  await makePlan(tools, theCase)
  return undefined
}

async function start(tools: DialogTools, turn: Turn, { input }: Press): Promise<Pressed> {
  const employeeId = personId(input['employeeId'] ?? input['employee'])
  if (employeeId === undefined) return { card: refusal(tools, turn, { verb: 'start', why: say('badCard') }) }
  const admitted = await tools.access.operator(turn.actor)
  if (!admitted.ok) return { card: refusal(tools, turn, { verb: 'start', why: admitted.why }) }
  return {
    card: messageCard({ say: sayIn(tools, turn), tone: 'info', title: say('lookingTitle'), text: say('looking') }),
    afterwards: () => openCase(tools, turn, employeeId, 'press'),
  }
}

interface RefusedPress {
  readonly theCase: OffboardingCase
  readonly verb?: CaseVerb
  readonly about?: CasePress
  readonly why: Message
}

/** Says why nothing happened, on the card as it stands now, and notes it in the journal, so that nothing is denied later. */
async function refuse(
  tools: DialogTools,
  turn: Turn,
  pressed: Press,
  { theCase, verb, about, why }: RefusedPress,
): Promise<Pressed> {
  const refused = { theCase, verb: verb === undefined ? undefined : pressed.verb, stepId: pressed.stepId, why }
  await note(tools, turn, refused)
  const known = about ?? pointedAt(tools, theCase, pressed)
  const shows = verb !== undefined && known !== undefined && sees(turn, theCase)
  return {
    card: shows ? withNotice(verb.view(tools, theCase, known), sayIn(tools, turn), why) : refusal(tools, turn, refused),
  }
}

function pointedAt(tools: DialogTools, theCase: OffboardingCase, pressed: Press): CasePress | undefined {
  const about = aboutCase(tools, theCase, pressed)
  return about.ok ? about.press : undefined
}

/** Only the requester and the channel see a case's cards; a stranger's forged press learns nothing about it. */
function sees(turn: Turn, theCase: OffboardingCase): boolean {
  return turn.where === 'approvals' || turn.actor.id === theCase.requester.id
}

function sayIn(tools: DialogTools, { language }: Turn): Translator {
  return tools.settings.catalogue[language]
}

function notYetCard({ settings }: DialogTools, { theCase, step }: CasePress, problem: Message): Card {
  return step === undefined
    ? personView(theCase, settings)
    : questionView(theCase, nowOf(theCase, step), settings, problem)
}
