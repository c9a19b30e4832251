import type { DeviceActionResult, Devices, DeviceSeed, ManagedDevice, Phone, RegisteredDevice } from './state/devices'
import { insufficientPrivileges, onPremisesMastered } from './refusal'
import { later, type Tenant } from './state'

/** Makes a device known where it has an id: to Intune, to Entra, or to both. */
export function addDevice({ managed, registered }: Devices, seed: DeviceSeed): void {
  const { managedId, registration } = seed
  if (managedId !== undefined) managed.set(managedId, { id: managedId, seed, managementState: 'managed', results: [] })
  if (registration !== undefined) registered.set(registration.id, { id: registration.id, seed, accountEnabled: true })
}

/** Takes a device out of whichever system knows it by this id. False when none does. */
export function deleteDevice({ managed, registered, phones }: Devices, id: string): boolean {
  return [managed, registered, phones].map((known) => known.delete(id)).includes(true)
}

/** Accepts a wipe or a retirement; the device does it when it next reports. A wiped device is gone from Intune. */
export function actOnDevice(tenant: Tenant, device: ManagedDevice, action: 'wipe' | 'retire'): void {
  const at = new Date().toISOString()
  const result: DeviceActionResult = {
    actionName: action === 'wipe' ? 'factoryReset' : 'removeCompanyData',
    actionState: 'pending',
    startDateTime: at,
    lastUpdatedDateTime: at,
  }
  device.results = [...device.results, result]
  device.managementState = action === 'wipe' ? 'wipePending' : 'retirePending'
  later(tenant, tenant.delays.deviceAction, () => {
    if (!reports(tenant, device)) return
    result.actionState = 'done'
    result.lastUpdatedDateTime = new Date().toISOString()
    device.managementState = 'managed'
    if (action === 'wipe') tenant.devices.managed.delete(device.id)
  })
}

/** Asks a phone to wipe its account, or all of it; it does so when it next fetches mail. Outlook only ever wipes its own. */
export function wipePhone(tenant: Tenant, phone: Phone, accountOnly: boolean): void {
  const wipe = accountOnly ? phone.accountWipe : phone.fullWipe
  wipe.requestedAt = new Date().toISOString()
  wipe.acknowledgedAt = null
  later(tenant, tenant.delays.deviceAction, () => {
    if (wipe.requestedAt === null || phone.seed.switchedOff === true || !fetchesMail(tenant, phone)) return
    wipe.acknowledgedAt = new Date().toISOString()
  })
}

/** Takes back what a phone has not done yet. */
export function cancelPhoneWipe({ accountWipe, fullWipe }: Phone): void {
  for (const wipe of [accountWipe, fullWipe]) if (wipe.acknowledgedAt === null) wipe.requestedAt = null
}

/**
 * An application allows or forbids a device to sign in: of anything but Windows it may change the extension attributes only
 * (learn, device-update). In which words it is refused was not read in Microsoft's pages; these are what Graph says otherwise.
 */
export function enableByApplication(device: RegisteredDevice, accountEnabled: boolean): void {
  if (device.seed.synced === true) throw onPremisesMastered()
  if (device.seed.operatingSystem !== 'Windows') throw insufficientPrivileges()
  device.accountEnabled = accountEnabled
}

/** A device that is off, or that Entra no longer lets in, hears of nothing. */
function reports({ devices: { registered } }: Tenant, { seed }: ManagedDevice): boolean {
  const entry = seed.registration === undefined ? undefined : registered.get(seed.registration.id)
  return seed.switchedOff !== true && entry?.accountEnabled !== false
}

/** A phone that may no longer fetch mail never hears of its wipe. */
function fetchesMail({ clientAccess }: Tenant, { seed }: Phone): boolean {
  const access = clientAccess.get(seed.holder)
  if (access === undefined) return true
  const way = seed.clientType === 'EAS' ? access.switches.ActiveSyncEnabled : access.switches.OutlookMobileEnabled
  return way && !access.blockedDevices.includes(seed.deviceId)
}
