import { dialogTexts } from '../cards/conversation/dialogTexts'
import type { Message } from '../cards/texts'
import { isLeaving } from '../services/cases/journal/case'
import type { Employee } from '../services/model/people'
import type { OthersInGroup } from './access'
import type { DialogTools } from './dialogTools'

type Journals = Pick<DialogTools, 'store' | 'journal'>

/** Whether somebody's own leaving has begun. For use within `journal.underPressLock`, so that it still holds when something is written. */
export async function isAlreadyLeaving({ store, journal }: Journals, personId: string): Promise<boolean> {
  const caseId = await store.unfinishedOf(personId)
  const own = caseId === undefined ? undefined : await journal.load(caseId)
  return own !== undefined && isLeaving(own)
}

/**
 * Promise 8: the last operator or approver stays. Why the employee may not go, or undefined when somebody else in each of
 * their groups can go on. Two who offboard each other are both counted until one of them has begun to leave; who comes
 * second is refused here, so for use within `journal.underPressLock`.
 */
export async function lastMember(
  tools: Journals,
  { displayName: name }: Employee,
  groups: readonly OthersInGroup[],
): Promise<Message | undefined> {
  for (const { group, others } of groups) {
    const stay = await Promise.all(others.map(async ({ id }) => !(await isAlreadyLeaving(tools, id))))
    if (!stay.includes(true)) return dialogTexts.say(group === 'operators' ? 'lastOperator' : 'lastApprover', { name })
  }
  return undefined
}
