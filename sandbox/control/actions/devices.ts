import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { addDevice, deleteDevice } from '../../tenant/devices'
import { action, missing, personIn } from './action'

/** What an administrator does in Intune and Entra. */
export const deviceActions = {
  'add-device': action(
    'Gives somebody a device that Entra knows and, unless told otherwise, Intune manages; says its ids.',
    z.strictObject({
      id: z.string(),
      name: z.string(),
      ownership: z.enum(['company', 'personal']),
      operatingSystem: z.string().default('Windows'),
      managed: z.boolean().default(true),
    }),
    (tenant, { id, name, ownership, operatingSystem, managed }) => {
      const holder = personIn(tenant, id).id
      const intune = managed ? { managedId: randomUUID() } : {}
      const registration = { id: randomUUID(), deviceId: randomUUID() }
      const made = { manufacturer: 'Contoso', model: 'As they come', operatingSystem, osVersion: '1.0' }
      addDevice(tenant.devices, { ...made, ...intune, holder, name, ownership, registration })
      return { managedDevice: intune.managedId ?? null, device: registration.id }
    },
  ),
  'block-device': action(
    'Blocks a device in Entra, by the id of its object there. A person may, whatever it runs.',
    z.strictObject({ device: z.string() }),
    ({ devices: { registered } }, { device }) => {
      const found = registered.get(device)
      if (found === undefined) throw missing(`Entra has no device ${device}.`)
      found.accountEnabled = false
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
