import { devices, phones, type DeviceSeed, type PhoneSeed } from '../seeds/devices'
import { onPremisesMastered } from './refusal'
import { later, type Tenant } from './state'

/** How far an action on a managed device is, in Intune's own words. */
export interface DeviceActionResult {
  readonly actionName: 'factoryReset' | 'removeCompanyData'
  actionState: 'pending' | 'done' | 'failed'
  readonly startDateTime: string
  lastUpdatedDateTime: string
}

export interface ManagedDevice {
  readonly id: string
  readonly seed: DeviceSeed
  managementState: 'managed' | 'wipePending' | 'retirePending'
  results: DeviceActionResult[]
}

export interface RegisteredDevice {
  readonly id: string
  readonly seed: DeviceSeed
  accountEnabled: boolean
}

/** A wipe that was asked for, and when the phone said that it was done. ISO 8601. */
interface PhoneWipe {
  requestedAt: string | null
  acknowledgedAt: string | null
}

export interface Phone {
  readonly seed: PhoneSeed
  readonly accountWipe: PhoneWipe
  /** Everything on the phone, photos and all. */
  readonly fullWipe: PhoneWipe
}

export interface Devices {
  /** By Intune's id. */
  readonly managed: Map<string, ManagedDevice>
  /** By the object id in Entra. */
  readonly registered: Map<string, RegisteredDevice>
  /** By Exchange's Guid. */
  readonly phones: Map<string, Phone>
}

export function seedDevices(): Devices {
  return {
    managed: new Map(devices.flatMap(managedFrom)),
    registered: new Map(devices.flatMap(registeredFrom)),
    phones: new Map(phones.map((seed) => [seed.guid, { seed, accountWipe: noWipe(), fullWipe: noWipe() }])),
  }
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

/** Allows or forbids a device to sign in. */
export function enableDevice(device: RegisteredDevice, accountEnabled: boolean): void {
  if (device.seed.synced === true) throw onPremisesMastered()
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

function managedFrom(seed: DeviceSeed): readonly (readonly [string, ManagedDevice])[] {
  const { managedId: id } = seed
  return id === undefined ? [] : [[id, { id, seed, managementState: 'managed', results: [] }]]
}

function registeredFrom(seed: DeviceSeed): readonly (readonly [string, RegisteredDevice])[] {
  const { registration } = seed
  return registration === undefined ? [] : [[registration.id, { id: registration.id, seed, accountEnabled: true }]]
}

function noWipe(): PhoneWipe {
  return { requestedAt: null, acknowledgedAt: null }
}
