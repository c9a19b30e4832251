import { plannerTexts } from '../../cards/planning/plannerTexts'
import type { Message } from '../model/message'
import type { Employee } from '../model/people'
import type { Protection } from '../model/settings'
import { contain } from '../steps/contain'
import { roles } from '../steps/roles'
import { employeeItself, type Rule } from '../steps/rule'
import { withEligibility } from './eligibility'

/** Promise 8: nothing of a protected account is touched, whatever was decided. */
export const protection: Rule = {
  id: 'protection',
  promise: 8,
  uses: [employeeItself, roles.id],
  guards: 'everyStep',
  // Only whether a role could be activated would be missing then, and somebody who must be signed out is, all the same.
  letsGoUnread: [contain.id],
  refuse: ({ employee, facts, requesterId, protection: configured }) =>
    protectedBecause(withEligibility(employee, facts), requesterId, configured),
}

/** Promise 8: accounts that are refused whatever was decided. Empty when this one may be offboarded. */
export function protectedBecause(employee: Employee, requesterId: string, protection: Protection): readonly Message[] {
  const { id, userPrincipalName, displayName: name } = employee
  const named = (list: readonly string[]) =>
    list.some((one) => [userPrincipalName.toLowerCase(), id.toLowerCase()].includes(one.toLowerCase()))
  const reasons: Message[] = []
  if (id === requesterId) reasons.push(plannerTexts.say('yourself'))
  if (named(protection.breakGlass)) reasons.push(plannerTexts.say('breakGlass', { name }))
  if (employee.globalAdministrator && !named(protection.allowedAdministrators)) {
    reasons.push(plannerTexts.say('globalAdministrator', { name }))
  }
  if (isSynchronisationAccount(employee)) reasons.push(plannerTexts.say('synchronisation', { name }))
  return reasons
}

/** The roles of synchronisation, by template id and by name (learn: permissions-reference). */
const synchronisationRoles = [
  'd29b2b05-8046-44ba-8758-1e26182fcf32',
  'a92aed5d-d78a-4d16-b381-09adb37eb3b0',
  'Directory Synchronization Accounts',
  'On Premises Directory Sync Account',
]

/** The account of Entra Connect or of its cloud synchronisation: by its role, or by the name that it is given. */
function isSynchronisationAccount({ adminRoles, adminRoleIds = [], userPrincipalName }: Employee): boolean {
  return (
    [...adminRoles, ...adminRoleIds].some((role) => synchronisationRoles.includes(role)) ||
    /^(sync_|adtoaadsyncserviceaccount)/i.test(userPrincipalName)
  )
}
