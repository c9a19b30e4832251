import { dialogTexts } from '../../cards/conversation/dialogTexts'
import type { Message } from '../../cards/texts'
import { isClosed, type OffboardingCase } from '../../services/cases/journal/case'
import type { CaseEvent } from '../../services/cases/journal/entry'
import { identityOf, type Identity } from '../../services/directory/identity'
import type { Admission } from '../access'
import type { DialogTools } from '../dialogTools'
import { isAlreadyLeaving, whileNobodyLeaves } from '../leavingLock'
import { makePlan } from '../planning'
import type { CaseSettings } from '../settings'
import type { Turn } from '../turn'
import type { Answer } from './answer'
import { whyProtected } from './protection'
import { openedUnreachable } from './unreachable'

const say = dialogTexts.say

/** How it stands with the requester whose case it is. */
export interface RequesterRead {
  readonly leaving: boolean
  readonly admitted: Admission
}

export type TakeOverDecision =
  /** The requester still carries it, or nobody can say that they may not. */
  | { readonly kind: 'stays' }
  | { readonly kind: 'refused'; readonly answer: Answer }
  | { readonly kind: 'takenOver'; readonly event: TakenOver }

type TakenOver = CaseEvent & { readonly kind: 'takenOver' }

/**
 * Gives a case to another operator when its requester may not carry it any more. Undefined when it stays where it is. The
 * actor has been checked to be an operator. What is approved or under way goes on.
 * @param account the actor's, as the directory shows it
 */
export async function takeOver(
  tools: DialogTools,
  turn: Turn,
  account: Identity,
  theCase: OffboardingCase,
): Promise<Answer | undefined> {
  const read = await readRequester(tools, theCase)
  const decision = decideTakeOver(theCase, turn, account, read, tools.settings)
  if (decision.kind === 'stays') return undefined
  if (decision.kind === 'refused') return decision.answer
  const { event } = decision
  const { caseId } = theCase
  const after = await whileNobodyLeaves(tools, turn.actor, undefined, async (gone) =>
    gone === undefined
      ? tools.journal.record(caseId, event.requester, (now) => (stillTheirs(now, event) ? [event] : []))
      : gone,
  )
  if ('key' in after) return { tone: 'warning', title: say('problemTitle'), text: after }
  if (after.requester.id !== turn.actor.id) return undefined
  await makePlan(tools, after)
  return openedUnreachable(await tools.delivery.show(caseId)) ?? tookOver(theCase, event)
}

async function readRequester(tools: DialogTools, { requester }: OffboardingCase): Promise<RequesterRead> {
  const [leaving, admitted] = await Promise.all([
    isAlreadyLeaving(tools, requester.id),
    tools.access.operator(requester),
  ])
  return { leaving, admitted }
}

/** Whether the case goes to the one who asks. Promise 8 holds for the new requester as it did for the first. Pure. */
export function decideTakeOver(
  { employee, requester: before }: OffboardingCase,
  { actor, language }: Pick<Turn, 'actor' | 'language'>,
  account: Identity,
  read: RequesterRead,
  settings: Pick<CaseSettings, 'protection'>,
): TakeOverDecision {
  const why = whyLost(before.displayName, read)
  if (why === undefined) return { kind: 'stays' }
  const refused = whyProtected(employee, account, settings)
  if (refused !== undefined)
    return { kind: 'refused', answer: { tone: 'warning', title: say('refusedTitle'), text: refused } }
  const from = { id: before.id, displayName: before.displayName }
  const requester = { id: actor.id, displayName: actor.displayName }
  return {
    kind: 'takenOver',
    event: { kind: 'takenOver', from, requester, account: identityOf(account), language, why },
  }
}

/** Whether the case is still that of the requester who lost it, and open. Pure. */
export function stillTheirs(theCase: OffboardingCase, { from }: TakenOver): boolean {
  return theCase.requester.id === from.id && !isClosed(theCase)
}

function tookOver({ employee }: OffboardingCase, { from, why }: TakenOver): Answer {
  const text = say('tookOver', { name: employee.displayName, before: from.displayName, why })
  return { tone: 'info', title: say('tookOverTitle'), text }
}

/** Why a requester may not carry their case any more, in words about them; undefined when they may, or nobody can say. */
function whyLost(before: string, { leaving, admitted }: RequesterRead): Message | undefined {
  if (leaving) return say('lostLeaving', { before })
  if (admitted.ok) return undefined
  switch (admitted.barrier) {
    case 'busy':
      return undefined
    case 'unknown':
      return say('lostGone', { before })
    case 'guest':
      return say('lostGuest', { before })
    case 'blocked':
      return say('lostBlocked', { before })
    case 'notMember':
      return say('lostGroup', { before })
  }
}
