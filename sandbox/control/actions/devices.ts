import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { addDevice, deleteDevice } from '../../tenant/devices'
import { action, missing, personIn } from './action'

/** What an administrator does in Intune and Entra. */
export const deviceActions = {
  'add-device': action(
    'Gives somebody a device that Entra knows and Intune manages; says its ids.',
    z.strictObject({ id: z.string(), name: z.string(), ownership: z.enum(['company', 'personal']) }),
    (tenant, { id, name, ownership }) => {
      const holder = personIn(tenant, id).id
      const managedId = randomUUID()
      const registration = { id: randomUUID(), deviceId: randomUUID() }
      const made = { manufacturer: 'Microsoft', model: 'Surface Laptop 6' }
      const system = { operatingSystem: 'Windows', osVersion: '10.0.26100.2314' }
      addDevice(tenant.devices, { ...made, ...system, holder, name, ownership, managedId, registration })
      return { managedDevice: managedId, device: registration.id }
    },
  ),
  'delete-device': action(
    'Takes a device out of Intune, Entra or Exchange: out of whichever knows it by this id.',
    z.strictObject({ device: z.string() }),
    (tenant, { device }) => {
      if (!deleteDevice(tenant.devices, device)) throw missing(`The tenant has no device ${device}.`)
    },
  ),
}
