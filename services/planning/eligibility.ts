import { globalAdministratorRole } from '../facts/roleNames'
import type { Employee } from '../model/people'
import { known } from '../steps/context'
import { roles } from '../steps/roles'

/**
 * The employee, counted as a Global Administrator also when that role is not in force but may be activated at any moment, also by a group:
 * promise 8 protects both alike.
 */
export function withEligibility(employee: Employee, facts: Readonly<Record<string, unknown>>): Employee {
  const { eligible = [], mayBeGlobal = false } = known(roles, { employee, facts, decisions: {} }).facts ?? {}
  const may = mayBeGlobal || eligible.some(({ roleDefinitionId }) => roleDefinitionId === globalAdministratorRole)
  return may ? { ...employee, globalAdministrator: true } : employee
}
