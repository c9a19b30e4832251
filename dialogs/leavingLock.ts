import { dialogTexts } from '../cards/conversation/dialogTexts'
import { handOverTexts } from '../cards/conversation/handOverTexts'
import type { Message } from '../cards/texts'
import { isLeaving } from '../services/cases/journal/case'
import type { Actor } from '../services/cases/journal/entry'
import type { Employee } from '../services/model/people'
import type { OthersInGroup } from './access'
import type { DialogTools } from './dialogTools'

type Journals = Pick<DialogTools, 'store' | 'journal'>

/** Whose leaving begins, and who else is in each of their groups. */
export interface Beginning {
  readonly employee: Employee
  readonly others: readonly OthersInGroup[]
}

/**
 * Lets somebody write in a case, where nobody can begin to leave in between: of two who offboard each other, one succeeds.
 * @param beginning undefined where nobody's leaving begins with it
 * @param write is told why they may not, because they are leaving themselves, or nobody would be left to go on
 * @param givenTo who is to go on with the case, by directory id: they must not be leaving either
 */
export function whileNobodyLeaves<Result>(
  tools: Journals,
  actor: Pick<Actor, 'id'>,
  beginning: Beginning | undefined,
  write: (gone: Message | undefined) => Promise<Result>,
  givenTo?: string,
): Promise<Result> {
  return tools.journal.underPressLock(async () => write(await whyGone(tools, actor, beginning, givenTo)))
}

async function whyGone(
  tools: Journals,
  { id }: Pick<Actor, 'id'>,
  beginning: Beginning | undefined,
  givenTo: string | undefined,
): Promise<Message | undefined> {
  if (await isAlreadyLeaving(tools, id)) return dialogTexts.say('selfLeaving')
  if (givenTo !== undefined && (await isAlreadyLeaving(tools, givenTo))) return handOverTexts.say('leaving')
  return beginning === undefined ? undefined : lastMember(tools, beginning)
}

/** Whether somebody's own leaving has begun, as far as it is known at this moment. */
export async function isAlreadyLeaving({ store, journal }: Journals, personId: string): Promise<boolean> {
  const caseId = await store.unfinishedOf(personId)
  const own = caseId === undefined ? undefined : await journal.load(caseId)
  return own !== undefined && isLeaving(own)
}

/** Those of them about whom a case is open that does not bring them back: one question to the store for each. */
export async function leavingAmong({ store, journal }: Journals, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const leaving = await Promise.all(
    ids.map(async (id) => {
      const caseId = await store.unfinishedOf(id)
      const theCase = caseId === undefined ? undefined : await journal.load(caseId)
      return theCase !== undefined && theCase.takesBack === undefined
    }),
  )
  return new Set(ids.filter((_id, index) => leaving[index]))
}

/**
 * Promise 8: the last operator or approver stays. Why the employee may not go, or undefined when somebody else in each of
 * their groups can go on. Two who offboard each other are both counted until one of them has begun to leave; who comes
 * second is refused here.
 */
export async function lastMember(
  tools: Journals,
  { employee, others: groups }: Beginning,
): Promise<Message | undefined> {
  const { displayName: name } = employee
  for (const { group, others } of groups) {
    const stay = await Promise.all(others.map(async ({ id }) => !(await isAlreadyLeaving(tools, id))))
    if (!stay.includes(true)) return dialogTexts.say(group === 'operators' ? 'lastOperator' : 'lastApprover', { name })
  }
  return undefined
}
