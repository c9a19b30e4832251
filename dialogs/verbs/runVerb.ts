import type { Card } from '../../cards/card'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { problemTexts } from '../../cards/conversation/problems'
import { filledIn } from '../../cards/conversation/filledIn'
import { carrying } from '../../cards/conversation/carrying'
import { withNotice } from '../../cards/conversation/withNotice'
import type { Message } from '../../cards/texts'
import { wasPressed, type OffboardingCase } from '../../services/cases/journal/case'
import { openedFrom } from '../../services/cases/journal/cardKeys'
import type { PressKey } from '../../services/cases/journal/entry'
import { RemoteError } from '../../services/remote/reader'
import type { DialogTools } from '../dialogTools'
import { askInFinishedCases } from '../finishedCases'
import { whileNobodyLeaves } from '../leavingLock'
import { noteRefusal, refusalCard } from '../refusedPress'
import { stepOf } from '../stepsOfCase'
import type { Turn } from '../turn'
import { cardAt } from '../views'
import { pageCardOf } from '../views/page'
import { stepCardOf } from '../views/question'
import { carryOut, type CarriedOut } from './effects'
import { chosenWith, isOnPage } from './page'
import { refuse, type CasePress, type CaseVerb, type Decision } from './verb'
import { saysOf } from '../says'

const say = dialogTexts.say

/** A verb and the name that its buttons carry. */
export interface NamedVerb {
  readonly name: string
  readonly verb: CaseVerb
}

/** What a press is answered with. */
export interface Answer {
  readonly card: Card
  /** A question to be pressed on where it was pressed, as it may stand there for everybody. None for any other answer. */
  readonly toAll?: Card
}

/**
 * Runs any verb for somebody who may press it: reads, decides on the case as it is at the moment of writing, records, carries
 * out the effects, and answers with the card as it stands then. A press that Teams delivers again does nothing more.
 */
export async function runVerb(
  tools: DialogTools,
  turn: Turn,
  named: NamedVerb,
  theCase: OffboardingCase,
  press: CasePress,
): Promise<Answer> {
  const { name, verb } = named
  const key: PressKey = { verb: name, stepId: press.stepId ?? '', revision: press.revision }
  // Teams delivers a press again under another id: it is answered as the first one was.
  if (wasPressed(theCase, turn.actor, key)) return { card: answer(tools, turn, verb, theCase, press) }
  const beginsLeaving = verb.beginsLeaving === true && theCase.takesBack === undefined
  const others = beginsLeaving ? await othersBeside(tools, theCase) : []
  if (others === undefined)
    return { card: await refuseOnCard(tools, turn, named, theCase, press, problemTexts.say('busy')) }
  const read = await verb.read(tools, turn, theCase, press)
  const leaver = { employee: theCase.employee, others }
  const { after, result } = await whileNobodyLeaves(
    tools,
    turn.actor,
    leaver,
    (gone) =>
      record(tools, turn, key, theCase, (now) =>
        gone === undefined ? verb.decide(now, turn, press, read, tools.settings) : refuse(gone),
      ),
    verb.givenTo?.(press),
  )
  if (result === 'repeated') return { card: answer(tools, turn, verb, after, press) }
  switch (result.kind) {
    case 'refused':
      return { card: await refuseOnCard(tools, turn, named, after, press, result.why) }
    case 'toConfirm':
      return toConfirm(tools, turn, named, after, press, result)
    case 'needsMore':
      return { card: needsMore(tools, after, press, result) ?? answer(tools, turn, verb, after, press) }
    case 'askedAgain':
      return { card: askedAgain(tools, turn, verb, after, press, result) }
    case 'accepted':
      if (beginsLeaving) tools.background.run(() => askInFinishedCases(tools, theCase.employee.id), turn.actor.id)
      if (verb.shows !== undefined) return { card: await verb.shows(tools, turn, after, key.stepId) }
      return { card: carried(tools, turn, verb, await carryOut(tools, turn, after, key, result.effects), press) }
  }
}

/** What is to be confirmed before anything else is asked; undefined where that is nothing. Says nothing about rights. */
export function confirmedFirst(
  tools: DialogTools,
  turn: Turn,
  named: NamedVerb,
  theCase: OffboardingCase,
  press: CasePress,
): Answer | undefined {
  const { name, verb } = named
  if (verb.confirmsFirst !== true) return undefined
  if (wasPressed(theCase, turn.actor, { verb: name, stepId: press.stepId ?? '', revision: press.revision }))
    return undefined
  const decision = verb.decide(theCase, turn, press, undefined, tools.settings)
  return decision.kind === 'toConfirm' ? toConfirm(tools, turn, named, theCase, press, decision) : undefined
}

/** The card as it stands, with what is to be known first, and buttons that say that it is known. */
function toConfirm(
  tools: DialogTools,
  turn: Turn,
  { name, verb }: NamedVerb,
  theCase: OffboardingCase,
  press: CasePress,
  { why, whyToAll, carries }: Decision & { readonly kind: 'toConfirm' },
): Answer {
  const card = carrying(answer(tools, turn, verb, theCase, press), name, carries)
  const { language, channelLanguage } = { ...turn, ...tools.settings }
  return {
    card: withNotice(card, saysOf(theCase, tools.settings, language), why),
    toAll: withNotice(card, saysOf(theCase, tools.settings, channelLanguage), whyToAll),
  }
}

type Result = Decision | 'repeated'

/** Appends what the press does, once. */
async function record(
  tools: DialogTools,
  { actor: { id, displayName } }: Turn,
  key: PressKey,
  before: OffboardingCase,
  decideOn: (now: OffboardingCase) => Decision,
): Promise<{ readonly after: OffboardingCase; readonly result: Result }> {
  const results: Result[] = []
  const after = await tools.journal.record(
    before.caseId,
    { id, displayName },
    (now) => {
      // Somebody may have been first: what counts is the case as it is now. Whoever took it over meanwhile was not held
      // against the presser.
      const decided = now.requester.id === before.requester.id ? decideOn(now) : refuse(say('stale'))
      const result = wasPressed(now, { id }, key) ? 'repeated' : decided
      results.push(result)
      return result !== 'repeated' && result.kind === 'accepted' ? result.events : []
    },
    key,
  )
  return { after, result: results.at(-1) ?? 'repeated' }
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

/** The card of the press as it stands now: the very one that is shown there. */
function answer(
  { settings }: DialogTools,
  { where }: Turn,
  verb: CaseVerb,
  theCase: OffboardingCase,
  press: CasePress,
): Card {
  return cardAt(theCase, settings, verb.answer(theCase, press, where))
}

/** The card as it stands after all that came of the press, with what only whoever pressed is told. */
function carried(
  tools: DialogTools,
  turn: Turn,
  verb: CaseVerb,
  { after, notice }: CarriedOut,
  press: CasePress,
): Card {
  const card = answer(tools, turn, verb, after, press)
  if (notice === undefined) return card
  return withNotice(card, saysOf(after, tools.settings, turn.language), notice, 'emphasis')
}

/** The question with what is the matter with the answer, which is not to be lost. */
function askedAgain(
  tools: DialogTools,
  turn: Turn,
  verb: CaseVerb,
  theCase: OffboardingCase,
  press: CasePress,
  { problem, names = new Map() }: Decision & { readonly kind: 'askedAgain' },
): Card {
  const { settings } = tools
  if (isOnPage(press))
    return pageCardOf(theCase, settings, problem, chosenWith(theCase, settings, press.input, new Map()).chosen)
  const step = stepOf(theCase, settings, press.stepId)
  if (step === undefined) return answer(tools, turn, verb, theCase, press)
  const { from, choice = '' } = press.input
  const looksAt = choice === '' ? undefined : choice
  return filledIn(stepCardOf(theCase, step, settings, openedFrom(from), problem, looksAt), press.input, names)
}

/** The question with what this choice asks for, and what was given on the card before. */
function needsMore(
  { settings }: DialogTools,
  theCase: OffboardingCase,
  { stepId, input }: CasePress,
  { choice, names }: Decision & { readonly kind: 'needsMore' },
): Card | undefined {
  const step = stepOf(theCase, settings, stepId)
  if (step === undefined) return undefined
  const card = stepCardOf(theCase, step, settings, openedFrom(input['from']), undefined, choice)
  return filledIn(card, input, names)
}

/** Says why nothing happened, on the card as it stands now, and notes it in the journal, so that nothing is denied later. */
export async function refuseOnCard(
  tools: DialogTools,
  turn: Turn,
  { name, verb }: NamedVerb,
  theCase: OffboardingCase,
  press: CasePress,
  why: Message,
): Promise<Card> {
  const refused = { theCase, verb: name, stepId: press.stepId, why }
  await noteRefusal(tools, turn, refused)
  if (!sees(turn, theCase)) return refusalCard(tools, turn, refused)
  return withNotice(answer(tools, turn, verb, theCase, press), saysOf(theCase, tools.settings, turn.language), why)
}

/** Only the requester and the channel see a case's cards; a stranger's forged press learns nothing about it. */
function sees(turn: Turn, theCase: OffboardingCase): boolean {
  return turn.where === 'approvals' || turn.actor.id === theCase.requester.id
}
