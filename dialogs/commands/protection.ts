import { dialogTexts } from '../../cards/conversation/dialogTexts'
import type { Message } from '../../cards/texts'
import { isSamePerson, type Identity } from '../../services/directory/identity'
import type { Employee } from '../../services/model/people'
import { withEligibility } from '../../services/planning/eligibility'
import { protectedBecause } from '../../services/planning/protection'
import type { CaseSettings } from '../settings'

/**
 * Why an operator may not have the case of this employee (promise 8): a protected account, or one of their own. Undefined
 * when they may. Pure.
 * @param facts by step id, where they were read: they show a role that is not in force yet
 */
export function whyProtected(
  employee: Employee,
  account: Identity,
  { protection }: Pick<CaseSettings, 'protection'>,
  facts: Readonly<Record<string, unknown>> = {},
): Message | undefined {
  const [reason] = protectedBecause(withEligibility(employee, facts), account.id, protection)
  if (reason !== undefined) return reason
  return isSamePerson(account, employee) ? dialogTexts.say('selfOther', { name: employee.displayName }) : undefined
}
