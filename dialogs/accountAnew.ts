import { accountNews } from '../services/cases/journal/accountAnew'
import { isBeingDecided, isClosed, type OffboardingCase } from '../services/cases/journal/case'
import { botActor } from '../services/cases/journal/journal'
import { calledAsNow, renaming } from '../services/cases/engine/renaming'
import { readAccount } from '../services/directory/employee'
import { leavingAmong } from '../services/facts/people'
import { findUser } from '../services/facts/user'
import type { Employee } from '../services/model/people'
import type { DialogTools } from './dialogTools'

/**
 * Looks at the account of an open case as the directory has it now: what it is called, and while it is being decided also who
 * the manager is and whether they can take over, and what could not be read at the opening. Notes what differs, and says
 * whether something did. Throws RemoteError.
 */
export async function lookAtAccount(tools: DialogTools, theCase: OffboardingCase): Promise<boolean> {
  const { gateways, journal } = tools
  const { id } = theCase.employee
  if (isClosed(theCase)) return false
  if (!isBeingDecided(theCase)) {
    const account = await findUser(gateways.graph, id)
    return account !== undefined && (await calledAsNow(journal, theCase, account)) !== theCase
  }
  const account = await readAccount(gateways.graph, id)
  if (account === undefined) return false
  const read = await withManagerWhoStays(tools, account)
  const { displayName, userPrincipalName, mail } = read
  const now = await journal.record(theCase.caseId, botActor, (latest) =>
    isBeingDecided(latest)
      ? [...accountNews(latest.employee, read), ...renaming(latest.employee, { displayName, userPrincipalName, mail })]
      : [],
  )
  return now.revision !== theCase.revision
}

/** Somebody about whom a case is open is suggested for nothing (promise 17). Throws RemoteError. */
export async function withManagerWhoStays(
  { gateways }: Pick<DialogTools, 'gateways'>,
  employee: Employee,
): Promise<Employee> {
  const { manager } = employee
  const leaving = await leavingAmong(gateways, manager === undefined ? [] : [manager.id])
  return manager !== undefined && leaving.has(manager.id) ? withManagerLeaving(employee) : employee
}

/** The same once it is known that the manager leaves. Pure. */
export function withManagerLeaving(employee: Employee): Employee {
  const { manager } = employee
  if (manager === undefined) return employee
  return { ...employee, manager: { ...manager, available: false, unfit: manager.unfit ?? 'leaving' } }
}
