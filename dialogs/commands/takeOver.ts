import { dialogTexts } from '../../cards/conversation/dialogTexts'
import type { Message } from '../../cards/texts'
import { identityOf, isSamePerson, type Identity } from '../../services/directory/identity'
import type { OffboardingCase } from '../../services/cases/journal/case'
import type { Actor } from '../../services/cases/journal/entry'
import { protectedBecause } from '../../services/planning/planner'
import { makePlan } from '../planning'
import { isAlreadyLeaving } from '../leaving'
import type { DialogTools } from '../dialogTools'
import type { Turn } from '../turn'

const say = dialogTexts.say

/** What another operator is told who asks for the case. */
export interface TakeOver {
  readonly tone: 'info' | 'warning'
  readonly title: Message
  readonly text: Message
}

/**
 * Gives a case to another operator when its requester may not carry it any more. Undefined when the requester still may,
 * or the directory cannot say that they may not: then the case stays where it is. The actor has been checked to be an
 * operator. What is approved or under way goes on.
 * @param account the actor's, as the directory shows it
 */
export async function takeOver(
  tools: DialogTools,
  turn: Turn,
  account: Identity,
  theCase: OffboardingCase,
): Promise<TakeOver | undefined> {
  const { caseId, employee, requester: before } = theCase
  const { id, displayName } = turn.actor
  const why = await whyLost(tools, before)
  if (why === undefined) return undefined
  const refused = ownCase(tools, account, theCase)
  if (refused !== undefined) return { tone: 'warning', title: say('refusedTitle'), text: refused }
  const requester = { id, displayName }
  const after = await tools.journal.underPressLock(async () => {
    if (await isAlreadyLeaving(tools, id)) return undefined
    return tools.journal.record(caseId, requester, ({ requester: now, phase }) => {
      if (now.id !== before.id || phase === 'cancelled' || phase === 'completed') return []
      const from = { id: before.id, displayName: before.displayName }
      const { language } = turn
      return [{ kind: 'takenOver', from, requester, account: identityOf(account), language, why }]
    })
  })
  if (after === undefined) return { tone: 'warning', title: say('problemTitle'), text: say('selfLeaving') }
  if (after.requester.id !== id) return undefined
  await makePlan(tools, after)
  await tools.showing.show(caseId)
  const shown = (await tools.journal.load(caseId))?.shown['person'] !== undefined
  if (!shown) return { tone: 'warning', title: say('problemTitle'), text: say('openedUnreachable') }
  const text = say('tookOver', { name: employee.displayName, before: before.displayName, why })
  return { tone: 'info', title: say('tookOverTitle'), text }
}

/** Promise 8 holds for the new requester as it did for the first. */
function ownCase({ settings }: DialogTools, account: Identity, { employee }: OffboardingCase): Message | undefined {
  const [reason] = protectedBecause(employee, account.id, settings.protection)
  if (reason !== undefined) return reason
  return isSamePerson(account, employee) ? say('selfOther', { name: employee.displayName }) : undefined
}

/** Why a requester may not carry their case any more, in words about them; undefined when they may, or nobody can say. */
async function whyLost(tools: DialogTools, requester: Actor): Promise<Message | undefined> {
  const { displayName: before } = requester
  if (await isAlreadyLeaving(tools, requester.id)) return say('lostLeaving', { before })
  const admitted = await tools.access.operator(requester)
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
