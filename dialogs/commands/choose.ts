import type { Card } from '../../cards/card'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import type { Message } from '../../cards/texts'
import type { Account } from '../../services/directory/groupMembers'
import type { Admission } from '../access'
import type { DialogTools } from '../dialogTools'
import { refusalCard } from '../refusedPress'
import type { Press, Turn } from '../turn'
import type { NewMember } from '../../services/batches/batchEntry'
import { readAccount } from '../../services/directory/employee'
import { leaveMoment } from '../../services/leavers/leaveMoment'
import { batchPlanTexts } from '../../cards/conversation/batchPlanTexts'
import { openBatch } from '../batches/openBatch'
import type { LeaverList } from '../leaverLists'
import { takenIn } from '../views/leaverList'
import { mostTyped } from '../typed/typed'
import { personId } from '../verbs/personId'
import { answerCard } from './answer'
import { listPressedOn } from './leaverList'
import { openCase } from './open'
import { wantedCarried } from './typedMoment'

const say = dialogTexts.say

export type ChooseDecision =
  | { readonly ok: true; readonly account: Account; readonly employeeId: string }
  | { readonly ok: false; readonly why: Message }

/**
 * Somebody was chosen, of several or by name: opens their case. The answer takes the place of the choice, so that none goes on
 * asking: whom was chosen and when, or what there is instead of a new case. Throws RemoteError.
 */
export async function choose(tools: DialogTools, turn: Turn, { input }: Press): Promise<Card> {
  if (input['together'] !== undefined) return chooseTogether(tools, turn, { input })
  const employeeId = personId(input['employeeId'] ?? input['employee'])
  // Whose card names nobody learns nothing of rights either.
  const admitted = employeeId === undefined ? undefined : await tools.access.operator(turn.actor)
  const decision = decideChoice(employeeId, admitted)
  if (!decision.ok) return refusalCard(tools, turn, { verb: 'start', why: decision.why })
  const answer = await openCase(
    tools,
    turn,
    { ...decision, again: input['again'] === 'true', wanted: wantedCarried(input) },
    'press',
  )
  const list = await listPressedOn(tools, turn, { input })
  if (list !== undefined) {
    // An answer takes the place of the card that was pressed: a list goes on standing, and the answer stands below it.
    const place = { kind: 'person', personId: turn.actor.id } as const
    if (answer !== undefined)
      await tools.messenger.post(place, answer, { summary: 'Offboarding', under: undefined, urgency: 'answer' })
    return list
  }
  return answer ?? (await chosenCard(tools, turn, decision.employeeId))
}

/**
 * Several were chosen: of a list all who were understood, or those whom a card names. Their cases are opened after this, and
 * the card of all of them stands below.
 */
async function chooseTogether(tools: DialogTools, turn: Turn, { input }: Pick<Press, 'input'>): Promise<Card> {
  const admitted = await tools.access.operator(turn.actor)
  if (!admitted.ok) return refusalCard(tools, turn, { verb: 'start', why: admitted.why })
  const { account } = admitted
  const list = await tools.leaverLists.find(turn.actor.id, input['listId'])
  const members = list === undefined ? await membersNamed(tools, input['together']) : membersOf(tools, list)
  if (turn.where !== 'personal' || members.length < 2)
    return refusalCard(tools, turn, { verb: 'start', why: say('badCard') })
  const name = list === undefined || list.file === '' ? undefined : list.file
  await openBatch(tools, turn, { account, name, members, wanted: wantedCarried(input) })
  return (
    (await listPressedOn(tools, turn, { input })) ??
    answerCard(tools, turn, {
      tone: 'info',
      title: batchPlanTexts.say('typed'),
      text: batchPlanTexts.say('chosen', { count: members.length }),
    })
  )
}

/** Only of a file there are lines. */
function membersOf({ settings: { timeZone } }: DialogTools, list: LeaverList): readonly NewMember[] {
  return takenIn(list).map(({ id: employeeId, displayName, line, days }) => {
    const leaves = leaveMoment(days, timeZone)
    const at = list.crowd === undefined ? { line } : {}
    return { employeeId, displayName, ...at, ...(leaves === undefined ? {} : { leaves }) }
  })
}

/** Whom the ids on a card mean, as the directory has them now. Throws RemoteError. */
async function membersNamed({ gateways }: DialogTools, ids = ''): Promise<readonly NewMember[]> {
  const wanted = new Set(ids.split(',').flatMap((id) => personId(id) ?? []))
  const found = await Promise.all([...wanted].slice(0, mostTyped).map((id) => readAccount(gateways.graph, id)))
  return found.flatMap((one) => (one === undefined ? [] : [{ employeeId: one.id, displayName: one.displayName }]))
}

/** Pure. */
export function decideChoice(employeeId: string | undefined, admitted: Admission | undefined): ChooseDecision {
  if (employeeId === undefined || admitted === undefined) return { ok: false, why: say('badCard') }
  return admitted.ok ? { ok: true, account: admitted.account, employeeId } : { ok: false, why: admitted.why }
}

/** Whose cards stand below, since when. */
async function chosenCard(tools: DialogTools, turn: Turn, employeeId: string): Promise<Card> {
  const caseId = await tools.store.unfinishedOf(employeeId)
  const theCase = caseId === undefined ? undefined : await tools.journal.load(caseId)
  if (theCase === undefined)
    return answerCard(tools, turn, { tone: 'info', title: say('reopenedTitle'), text: say('stale') })
  const { employee, openedAt: at } = theCase
  return answerCard(tools, turn, {
    tone: 'info',
    title: say('chosenTitle', { name: employee.displayName }),
    text: say('chosen', { at }),
  })
}
