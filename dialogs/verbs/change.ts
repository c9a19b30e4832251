import { changeTexts } from '../../cards/conversation/changeTexts'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import type { Message } from '../../cards/texts'
import { openedFrom, openedKey, personKey, questionKey, rejectionKey } from '../../services/cases/journal/cardKeys'
import {
  isBeingDecided,
  isClosed,
  isSent,
  type CaseStep,
  type OffboardingCase,
} from '../../services/cases/journal/case'
import { hasBegun } from '../../services/cases/journal/standing'
import { puttingBack } from '../../services/cases/engine/putBack'
import { readForRules } from '../../services/cases/engine/lastMoment'
import { rulesFor } from '../../services/planning/ruleList'
import type { CaseSettings } from '../settings'
import type { Turn } from '../turn'
import { heldFor } from '../views/progress'
import { channelCard } from './approve'
import { notedWith } from './note'
import { chosenWith, eventsOfPage, isOnPage, readOnPage, whyNotOnPage, type PeopleNamed } from './page'
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

/** Facts by step id, of a step that a rule stops. */
type Facts = Readonly<Record<string, unknown>>

/** What had to be known: those facts, or who was chosen on the page. */
interface Read {
  readonly facts?: Facts
  readonly people?: PeopleNamed
}

/**
 * *Change*: the requester wants to answer a question anew; from the page or the plan, its card takes their place and nothing
 * changes before it is saved. Once the plan was sent, that step is asked again at once: nothing of it starts meanwhile.
 * *Decide again*: the same of a step that a rule stops. *Change and ask again*: of one that an approver rejected. All are asked
 * with what is known by now, and the new answer needs an approval of its own.
 */
export const change: CaseVerb<Read | undefined> = {
  may: 'operator',
  needsStep: true,
  async read(tools, { actor }, theCase, press) {
    const step = stepNamed(theCase, press.stepId)
    if (isOnPage(press)) return { people: await readOnPage(tools, actor, theCase, press) }
    if (step === undefined || !isAskedAgain(theCase, step)) return undefined
    const { gateways, settings } = tools
    const { steps } = settings
    return { facts: await readForRules({ gateways, steps, rules: rulesFor(steps) }, theCase, step.stepId) }
  },
  decide(theCase, { actor }, press, { facts = {}, people = new Map() } = {}, settings) {
    const { stepId, revision, input } = press
    const step = stepNamed(theCase, stepId)
    if (step === undefined) return refuse(say('noStep'))
    const isAgain = isAskedAgain(theCase, step)
    const closed = (isAgain ? undefined : whyNotDeciding(theCase)) ?? whyNotRequester(theCase, actor)
    if (closed !== undefined) return refuse(closed)
    if (isAgain) return decideAgain(step, actor, revision, facts)
    if (step.ordered !== undefined) return refuse(say('alreadyOrdered'))
    if (isOnPage(press)) return openFromPage(theCase, press, people, settings)
    if (openedFrom(input['from']) !== undefined)
      return revision < step.revision ? refuse(say('stale')) : accept(notedWith(theCase, input))
    // The plan card of before offers it too, and carries a later revision than the answer's.
    if (step.status !== 'decided' || revision < step.revision) return refuse(say('stale'))
    return accept([{ kind: 'reopened', stepId: step.stepId }])
  },
  answer(theCase, press, where) {
    if (where === 'approvals') return channelCard(theCase, press)
    const from = openedFrom(press.input['from'])
    if (from === undefined) return rejectionPressed(theCase, press) ?? questionAnswered(theCase, press)
    const step = stepNamed(theCase, press.stepId)
    const opens = step !== undefined && step.ordered === undefined && isBeingDecided(theCase)
    return opens ? openedKey(step.stepId, from) : from
  },
}

/** What was chosen on the page so far is kept, and the steps follow whoever takes over. */
function openFromPage(
  theCase: OffboardingCase,
  press: CasePress,
  people: PeopleNamed,
  settings: CaseSettings,
): Decision {
  const stale = whyNotOnPage(theCase, settings, press)
  if (stale !== undefined) return refuse(stale)
  const { chosen, problem } = chosenWith(theCase, settings, press.input, people)
  return problem === undefined ? accept(eventsOfPage(theCase, chosen, press.stepId)) : { kind: 'askedAgain', problem }
}

/**
 * A step that a rule stops; or of a plan that was sent, whatever came of its approval: one that has not begun. Whether it has
 * is decided again with the case as it is when the press is written.
 */
function isAskedAgain(theCase: OffboardingCase, step: CaseStep): boolean {
  if (isClosed(theCase)) return false
  return step.held !== undefined || (isSent(theCase) && wasAnswered(step))
}

function wasAnswered({ status, planned, decision, ordered }: CaseStep): boolean {
  if (status === 'rejected' || ordered !== undefined) return true
  return status !== 'undecided' && status !== 'decided' && (planned !== undefined || decision !== undefined)
}

/** The card of a rejection on which something was pressed; undefined where it was another one. */
export function rejectionPressed(theCase: OffboardingCase, { stepId, revision, input }: CasePress): string | undefined {
  const told = stepNamed(theCase, stepId)?.rejections.some((one) => one.revision === revision)
  return stepId !== undefined && told === true && input['card'] === 'rejection'
    ? rejectionKey(stepId, revision)
    : undefined
}

function decideAgain(step: CaseStep, { displayName: name }: Turn['actor'], revision: number, facts: Facts): Decision {
  if (step.ordered !== undefined) return refuse(say('alreadyOrdered'))
  if (step.held === undefined && step.status !== 'rejected' && hasBegun(step))
    return refuse(changeTexts.say(step.status === 'done' ? 'isDone' : 'hasBegun'))
  if (revision < step.revision) return refuse(say('changedSince'))
  const why = whyAgain(step, name)
  const read = Object.keys(facts ?? {}).length === 0 ? [] : [{ kind: 'factsRead' as const, facts }]
  return accept([...read, ...puttingBack(step.stepId, [why])])
}

function whyAgain(step: CaseStep, name: string): Message {
  const { rejection, held, status } = step
  if (status === 'rejected' && rejection !== undefined)
    return say('rejectedBy', { name: rejection.by.displayName, reason: rejection.reason })
  return held === undefined ? changeTexts.say('changed', { name }) : say('decidedAgain', { name, why: heldFor(step) })
}

/**
 * The question on whose card something was pressed. One that was asked again since then stands at the bottom of the chat,
 * and the card of the press says so.
 */
export function questionAnswered(theCase: OffboardingCase, { stepId, revision }: CasePress): string {
  const step = stepNamed(theCase, stepId)
  return step === undefined ? personKey : questionKey(step.stepId, Math.min(step.askedRevision, revision))
}
