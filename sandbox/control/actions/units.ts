import { z } from 'zod'
import { joinUnit, leaveUnit } from '../../tenant/units'
import type { Tenant } from '../../tenant/state'
import type { AdministrativeUnit } from '../../tenant/state/units'
import { action, groupIn, missing, personIn } from './action'

const inUnit = z.strictObject({
  /** A person or a group. */
  id: z.string(),
  unit: z.string(),
})

/** What an administrator does to administrative units. Roles over one are given by `give-role`, with its scope. */
export const unitActions = {
  'join-unit': action('Puts a person or a group into an administrative unit.', inUnit, (tenant, { id, unit }) =>
    joinUnit(tenant, unitIn(tenant, unit), memberIn(tenant, id)),
  ),
  'leave-unit': action('Takes a person or a group out of an administrative unit.', inUnit, (tenant, { id, unit }) =>
    leaveUnit(tenant, unitIn(tenant, unit), memberIn(tenant, id)),
  ),
}

function unitIn({ administrativeUnits }: Tenant, id: string): AdministrativeUnit {
  const unit = administrativeUnits.find((one) => one.id === id)
  if (unit === undefined) throw missing(`The tenant has no administrative unit ${id}.`)
  return unit
}

function memberIn(tenant: Tenant, id: string): string {
  return tenant.groups.has(id) ? groupIn(tenant, id).id : personIn(tenant, id).id
}
