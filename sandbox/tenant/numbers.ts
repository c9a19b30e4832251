import { randomUUID } from 'node:crypto'
import { numberObstacle } from './accounts'
import type { NumberOperation, TelephoneNumber, Tenant } from './state'
import { later, userOf } from './state'

/** Starts taking a number from its holder. The rules are looked at when it happens, as Teams does. */
export function unassignNumber(tenant: Tenant, number: TelephoneNumber): NumberOperation {
  return start(tenant, number, () => {
    if (number.holder === null) return 'The telephone number is not assigned.'
    // That what Active Directory writes is changed there is documented (learn, direct-routing-enable-users), in which words it is refused is not.
    if (number.source === 'onPremises')
      return 'The telephone number is managed on-premises and must be removed in the on-premises directory.'
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

/** What a synchronisation does once the number stands in Active Directory no longer: here it is nobody's. */
export function clearNumber(tenant: Tenant, holder: string): boolean {
  const written = tenant.numbers.find((one) => one.holder === holder && one.source === 'onPremises')
  if (written === undefined) return false
  const { source: _source, ...number } = written
  tenant.numbers.splice(tenant.numbers.indexOf(written), 1, { ...number, holder: null })
  return true
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
