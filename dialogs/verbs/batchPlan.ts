import type { Card } from '../../cards/card'
import { batchPlanTexts } from '../../cards/conversation/batchPlanTexts'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { carrying } from '../../cards/conversation/carrying'
import { batchWhenTexts } from '../../cards/conversation/batchWhenTexts'
import { whenTexts } from '../../cards/conversation/whenTexts'
import { withNotice } from '../../cards/conversation/withNotice'
import type { Message } from '../../cards/texts'
import type { BatchEvent } from '../../services/batches/batchEntry'
import { isWhenOpen, momentOver } from '../../services/batches/batchMoment'
import type { Batch, BatchMember } from '../../services/batches/batchState'
import { readSuccessor } from '../../services/directory/employee'
import type { Successor } from '../../services/model/people'
import { momentWritten } from '../../services/moments/written'
import { exceptionRules } from '../batches/decideMember'
import type { MemberPlan } from '../batches/memberPlan'
import { draftMoment } from '../batches/memberMoment'
import { takenOut } from '../batches/openMember'
import { reportOf } from '../batches/report'
import { scheduleForAllIn } from '../batches/scheduleChosen'
import { isWhyNot } from '../chosenWhen'
import type { DialogTools } from '../dialogTools'
import { pageInput } from '../onPage'
import { refusalCard } from '../refusedPress'
import { sayIn } from '../says'
import type { Press, Turn } from '../turn'
import {
  asSuggested,
  batchPlanCardOf,
  eachManager,
  mattersByStep,
  nobody,
  offersOf,
  planCounts,
  ruleInput,
  timedOf,
  whyNoPlan,
} from '../views/batchPlan'
import { batchMomentCardAt, isMomentKey } from '../views/batchMoment'
import { askedOf, whenOfferForAll } from '../views/batchWhen'
import { personId } from './personId'

const say = batchPlanTexts.say

/** What a press on the card of a batch comes to. */
interface Outcome {
  readonly events?: readonly BatchEvent[]
  /** What whoever pressed is told; a warning where nothing was done. */
  readonly notice?: Message
  /** What the same button carries when it is pressed once more. */
  readonly sure?: Readonly<Record<string, string>>
}

interface Pressed {
  readonly batch: Batch
  readonly plans: ReadonlyMap<string, MemberPlan>
  readonly input: Press['input']
}

type BatchVerb = (tools: DialogTools, turn: Turn, pressed: Pressed) => Promise<Outcome>

/** What can be pressed on the requester’s card of a batch, by the names that its buttons carry. */
export const batchPlanVerbs: ReadonlyMap<string, BatchVerb> = new Map<string, BatchVerb>([
  ['batchPlan', decideAndPlan],
  ['batchChange', change],
  ['batchLeaveOut', leaveOut],
  ['batchDetails', details],
  ['batchSend', send],
  ['batchReport', report],
  ['batchPause', order('batchPaused')],
  ['batchResume', order('batchResumed')],
  ['batchStop', stop],
  ['batchWhen', whenForAll],
])

/**
 * Something was pressed on the card of a batch. Only who asked for it may, while they are an operator, on the card as it
 * stands; who is meant follows from the journal. Throws RemoteError and JournalFault.
 */
export async function pressOnBatch(tools: DialogTools, turn: Turn, { verb, input, revision }: Press): Promise<Card> {
  const act = batchPlanVerbs.get(verb)
  const batchId = input['batchId']
  const [batch, admitted] = await Promise.all([
    batchId === undefined ? undefined : tools.batchJournal.load(batchId),
    tools.access.operator(turn.actor),
  ])
  if (!admitted.ok) return refusalCard(tools, turn, { verb, why: admitted.why })
  if (act === undefined || batch === undefined) return refusalCard(tools, turn, { verb, why: say('noBatch') })
  const { requester } = batch
  if (turn.actor.id !== requester.id || turn.where !== 'personal')
    return refusalCard(tools, turn, {
      verb,
      why: dialogTexts.say('notRequester', { requester: requester.displayName }),
    })
  const plans = await tools.batchWork.plansOf(batch)
  const isCurrent = revision === batch.decisionRevision
  const {
    events = [],
    notice,
    sure,
  } = isCurrent ? await act(tools, turn, { batch, plans, input }) : { notice: say('stale') }
  const { id, displayName } = turn.actor
  const after =
    events.length === 0
      ? batch
      : await tools.batchJournal.record(batch.batchId, { id, displayName }, (now) =>
          // Of two presses at the same moment one counts.
          now.decisionRevision === batch.decisionRevision && now.phase === batch.phase ? events : [],
        )
  const stands = await cardAfter(tools, after, input['card'])
  const card = sure === undefined ? stands : carrying(stands, verb, sure)
  if (notice === undefined) return card
  return withNotice(card, sayIn(batch.language, tools.settings), notice, events.length > 0 ? 'emphasis' : 'warning')
}

/** The card that was pressed as it stands now: the one of all, or one that asks about a moment. */
async function cardAfter(tools: DialogTools, batch: Batch, key = ''): Promise<Card> {
  if (isMomentKey(key) && batch.shown[key] !== undefined)
    return batchMomentCardAt(await tools.batchThreads.viewOf(batch), tools.settings, key)
  return batchPlanCardOf(batch, await tools.batchWork.plansOf(batch), tools.settings)
}

async function decideAndPlan(tools: DialogTools, _turn: Turn, { batch, plans, input }: Pressed): Promise<Outcome> {
  if (batch.phase !== 'deciding') return { notice: say('stale') }
  const successor = await successorIn(tools, batch, input['successor'])
  if ('problem' in successor) return { notice: successor.problem }
  return { events: [...successor.events, ...choicesIn(batch, [...plans.values()], input), { kind: 'plansAsked' }] }
}

/** Who was chosen to take over, held against everybody who leaves. */
async function successorIn(
  tools: DialogTools,
  { decisions, members }: Batch,
  chosen: string | undefined,
): Promise<{ readonly events: readonly BatchEvent[] } | { readonly problem: Message }> {
  const known = decisions.successor
  if (chosen === undefined || chosen === '' || chosen === eachManager)
    return { events: known === undefined ? [] : [{ kind: 'successorForAll' }] }
  if (chosen === nobody) return { events: known === null ? [] : [{ kind: 'successorForAll', successor: null }] }
  const id = personId(chosen)
  const person = id === undefined ? undefined : await readSuccessor(tools.gateways, id)
  if (person === undefined) return { problem: say('unknownPerson') }
  const why = whyNotSuccessor(members, person)
  return why === undefined ? { events: [{ kind: 'successorForAll', successor: person }] } : { problem: why }
}

/** Why somebody can take over nobody’s work; undefined when they can. Pure. */
export function whyNotSuccessor(members: Batch['members'], person: Successor): Message | undefined {
  const { id, displayName: name, accountEnabled, guest, leaving } = person
  if (members.some(({ employeeId, leftOut }) => employeeId === id && leftOut === undefined))
    return say('isLeaver', { name })
  return !accountEnabled || guest || leaving ? say('unfit', { name }) : undefined
}

/** What is chosen otherwise than before; what no card offers is no choice. */
function choicesIn({ decisions }: Batch, plans: readonly MemberPlan[], input: Press['input']): readonly BatchEvent[] {
  const steps = mattersByStep(plans)
  const picked = (value: string | undefined, stepId: string): { readonly choice?: string } | undefined => {
    if (value === asSuggested) return {}
    const isOffered = offersOf(steps.get(stepId) ?? []).some((offer) => offer.value === value)
    return isOffered && value !== undefined ? { choice: value } : undefined
  }
  return [
    ...[...steps.keys()].flatMap((stepId): readonly BatchEvent[] => {
      const choice = picked(input[pageInput(stepId)], stepId)
      if (choice === undefined || choice.choice === decisions.choices[stepId]) return []
      return [{ kind: 'decidedForAll', stepId, ...choice }]
    }),
    ...exceptionRules.flatMap(({ name, stepId }): readonly BatchEvent[] => {
      const choice = picked(input[ruleInput(name)], stepId)
      if (choice === undefined || choice.choice === decisions.exceptions[name]) return []
      return [{ kind: 'exceptionMade', rule: name, ...choice }]
    }),
  ]
}

async function change(_tools: DialogTools, _turn: Turn, { batch }: Pressed): Promise<Outcome> {
  if (batch.phase !== 'deciding' || batch.plansAsked === undefined) return { notice: say('stale') }
  return { events: [{ kind: 'plansPutBack' }] }
}

async function leaveOut(_tools: DialogTools, { actor }: Turn, { batch, input }: Pressed): Promise<Outcome> {
  const member = memberIn(batch, input)
  if (member === undefined || batch.phase !== 'deciding') return { notice: say('notOne') }
  return { events: [{ kind: 'memberLeftOut', employeeId: member.employeeId, why: takenOut(actor.displayName) }] }
}

/** One’s own page or plan, in one’s own chat: what is decided there counts for that one. */
async function details(tools: DialogTools, _turn: Turn, { batch, input }: Pressed): Promise<Outcome> {
  const member = memberIn(batch, input)
  if (member?.caseId === undefined) return { notice: say('notOne') }
  await recordDraftMoment(tools, batch, member, member.caseId)
  await tools.delivery.show(member.caseId, 'everything')
  return { notice: say('below', { name: member.displayName }) }
}

/** Its own plan is never shown for another moment than that of all. */
async function recordDraftMoment({ journal }: DialogTools, batch: Batch, member: BatchMember, caseId: string) {
  const { id, displayName } = batch.requester
  await journal.record(caseId, { id, displayName }, (now) => draftMoment(now, batch, member))
}

function memberIn({ members }: Batch, input: Press['input']) {
  const id = personId(input['somebody'])
  return members.find(({ employeeId, leftOut }) => employeeId === id && leftOut === undefined)
}

/** What was shown is sent, for all who have a plan; who has none is left out, with the reason. */
async function send({ now }: DialogTools, _turn: Turn, { batch, plans }: Pressed): Promise<Outcome> {
  if (batch.phase !== 'deciding' || batch.plansAsked === undefined) return { notice: say('stale') }
  if (planCounts(batch, plans).planning > 0) return { notice: say('stillPlanning') }
  if (isWhenOpen(batch)) return { notice: whenTexts.say('notSigned') }
  const over = momentOver(batch, now())
  if (over !== undefined) return { notice: whenTexts.say('overAtSending', { moment: momentWritten(over) }) }
  const members = [...plans.values()].flatMap(({ caseId, standing, planHash }) =>
    standing === 'planned' && planHash !== undefined ? [{ caseId, planHash }] : [],
  )
  if (members.length === 0) return { notice: say('nobodyReady') }
  const without = batch.members.flatMap((member): readonly BatchEvent[] => {
    const why = whyNoPlan(member, plans)
    return why === undefined ? [] : [{ kind: 'memberLeftOut', employeeId: member.employeeId, why }]
  })
  return { events: [...without, { kind: 'batchSubmitted', members }] }
}

async function report(tools: DialogTools, { language }: Turn, { batch, plans }: Pressed): Promise<Outcome> {
  const file = await tools.writeList(batch.batchId, reportOf(batch, plans, sayIn(language, tools.settings)))
  tools.log.info({ batchId: batch.batchId, file }, 'The list of a batch was written')
  return { notice: say('written', { file }) }
}

/** What was sent is stopped by a second press, on the card that says what that means. */
async function stop(tools: DialogTools, turn: Turn, pressed: Pressed): Promise<Outcome> {
  const outcome = await order('batchStopped')(tools, turn, pressed)
  const { batch, plans, input } = pressed
  if (outcome.events === undefined || batch.phase !== 'submitted' || input['sure'] === 'true') return outcome
  const { completed, ended, leftOut } = planCounts(batch, plans)
  return {
    notice: say('stopSure', { count: batch.members.length - completed - ended - leftOut }),
    sure: { sure: 'true' },
  }
}

/** Another moment for all, or the answer to what is asked at one. */
async function whenForAll(
  { now, settings }: DialogTools,
  _turn: Turn,
  { batch, plans, input }: Pressed,
): Promise<Outcome> {
  const { answer } = input
  const timed = timedOf(batch, plans)
  if (answer !== undefined) {
    const why = answer === 'missed' || answer === 'enabledAgain' ? answer : undefined
    if (why === undefined || askedOf(timed, why).length === 0) return { notice: say('stale') }
    return { events: [{ kind: 'momentAnsweredForAll', why }] }
  }
  const offer = whenOfferForAll(batch, timed, settings)
  if (offer === undefined) return { notice: batch.phase === 'submitted' ? batchWhenTexts.say('begun') : say('stale') }
  const chosen = scheduleForAllIn(batch, input, offer, now(), settings)
  if (isWhyNot(chosen)) return { notice: chosen }
  return { events: [{ kind: 'timedForAll', ...chosen }] }
}

function order(kind: 'batchPaused' | 'batchResumed' | 'batchStopped'): BatchVerb {
  return async (_tools, _turn, { batch }) => {
    const { phase, paused, stopped } = batch
    const isOver = phase === 'ended' || stopped !== undefined
    const isIdle =
      kind === 'batchStopped' ? false : phase !== 'submitted' || (paused === undefined) !== (kind === 'batchPaused')
    return isOver || isIdle ? { notice: say('stale') } : { events: [{ kind }] }
  }
}
