import { account, isToGo } from '../../steps/account'
import { decisionsOf, factsOf, type OffboardingCase } from '../journal/case'

/** Whether this case was to delete the account, and has: what hung on it went along. Pure. */
export function hasEndedAccount(theCase: OffboardingCase): boolean {
  const { employee, steps } = theCase
  const isDone = steps.some(({ stepId, status }) => stepId === account.id && status === 'done')
  return isDone && isToGo({ employee, facts: factsOf(theCase), decisions: decisionsOf(theCase) })
}
