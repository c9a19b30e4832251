import { randomUUID } from 'node:crypto'
import { numberObstacle } from './accounts'
import type { NumberOperation, TelephoneNumber, Tenant } from './state'
import { later, userOf } from './state'

/** Starts taking a number from its holder. The rules are looked at when it happens, as Teams does. */
export function unassignNumber(tenant: Tenant, number: TelephoneNumber): NumberOperation {
  return start(tenant, number, () => {
    if (number.holder === null) return 'The telephone number is not assigned.'
    number.holder = null
    return undefined
  })
}

/** Starts giving a free number to a user with a phone licence and no number yet. */
export function assignNumber(tenant: Tenant, number: TelephoneNumber, target: string): NumberOperation {
  return start(tenant, number, () => {
    if (number.holder !== null) return 'The telephone number is already assigned.'
    const obstacle = numberObstacle(tenant, userOf(tenant, target))
    if (obstacle === undefined) number.holder = target.toLowerCase()
    return obstacle
  })
}

/** @param attempt does it, or says why not */
function start(tenant: Tenant, number: TelephoneNumber, attempt: () => string | undefined): NumberOperation {
  const operation: NumberOperation = {
    id: randomUUID(),
    createdDateTime: new Date().toISOString(),
    telephoneNumber: number.telephoneNumber,
    status: 'running',
    statusDetail: null,
  }
  tenant.numberOperations.set(operation.id, operation)
  later(tenant, tenant.delays.numberOperation, () => {
    operation.statusDetail = attempt() ?? null
    operation.status = operation.statusDetail === null ? 'succeeded' : 'failed'
  })
  return operation
}
