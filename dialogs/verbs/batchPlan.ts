import type { Card } from '../../cards/card'
import { batchPlanTexts } from '../../cards/conversation/batchPlanTexts'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { withNotice } from '../../cards/conversation/withNotice'
import type { Message } from '../../cards/texts'
import type { BatchEvent } from '../../services/batches/batchEntry'
import type { Batch } from '../../services/batches/batchState'
import { readSuccessor } from '../../services/directory/employee'
import type { Successor } from '../../services/model/people'
import { exceptionRules } from '../batches/decideMember'
import type { MemberPlan } from '../batches/memberPlan'
import { takenOut } from '../batches/openMember'
import { reportOf } from '../batches/report'
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
  whyNoPlan,
} from '../views/batchPlan'
import { personId } from './personId'

const say = batchPlanTexts.say

/** What a press on the card of a batch comes to. */
interface Outcome {
  readonly events?: readonly BatchEvent[]
  /** What whoever pressed is told; a warning where nothing was done. */
  readonly notice?: Message
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
  ['batchStop', order('batchStopped')],
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
  const { events = [], notice } = isCurrent ? await act(tools, turn, { batch, plans, input }) : { notice: say('stale') }
  const { id, displayName } = turn.actor
  const after =
    events.length === 0
      ? batch
      : await tools.batchJournal.record(batch.batchId, { id, displayName }, (now) =>
          // Of two presses at the same moment one counts.
          now.decisionRevision === batch.decisionRevision && now.phase === batch.phase ? events : [],
        )
  const card = batchPlanCardOf(after, await tools.batchWork.plansOf(after), tools.settings)
  if (notice === undefined) return card
  return withNotice(card, sayIn(batch.language, tools.settings), notice, events.length > 0 ? 'emphasis' : 'warning')
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
  await tools.delivery.show(member.caseId, 'everything')
  return { notice: say('below', { name: member.displayName }) }
}

function memberIn({ members }: Batch, input: Press['input']) {
  const id = personId(input['somebody'])
  return members.find(({ employeeId, leftOut }) => employeeId === id && leftOut === undefined)
}

/** What was shown is sent, for all who have a plan; who has none is left out, with the reason. */
async function send(_tools: DialogTools, _turn: Turn, { batch, plans }: Pressed): Promise<Outcome> {
  if (batch.phase !== 'deciding' || batch.plansAsked === undefined) return { notice: say('stale') }
  if (planCounts(batch, plans).planning > 0) return { notice: say('stillPlanning') }
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

function order(kind: 'batchPaused' | 'batchResumed' | 'batchStopped'): BatchVerb {
  return async (_tools, _turn, { batch }) => {
    const { phase, paused, stopped } = batch
    const isOver = phase === 'ended' || stopped !== undefined
    const isIdle =
      kind === 'batchStopped' ? false : phase !== 'submitted' || (paused === undefined) !== (kind === 'batchPaused')
    return isOver || isIdle ? { notice: say('stale') } : { events: [{ kind }] }
  }
}
