import type { DeviceAction, OpenDevice } from '../../../cards/steps/devices/card'
import type { Phone, Report } from '../../facts/phones'
import type { ManagedDevice, RegisteredDevice } from './reading'
import { mayBeWiped } from './rules'

export interface DevicesFacts {
  readonly managed: readonly ManagedDevice[]
  /** False when Intune refused to say what it manages: without its licence, for instance. */
  readonly intuneReadable: boolean
  readonly registered: readonly RegisteredDevice[]
  readonly phones: readonly Phone[]
  /** The BlackBerry server that was configured, where there is one. */
  readonly blackberryServer: string | undefined
  /** Where a person blocks a device in Entra, https. Not in journals of before. */
  readonly portal?: string
}

/** What was decided for one device. */
export interface ChosenDevice {
  /** Whose id: Intune's (wipe, retire), that of the object in Entra (disable), or Exchange's (clear). */
  readonly id: string
  readonly name: string
  readonly action: DeviceAction
  /** For one of Intune's, which may be gone from there when this is needed: the device's id in Entra, where it has one. */
  readonly deviceId?: string
}

/** Everything about which there is something to decide: Intune's devices, Entra's others, and phones that fetch mail. */
export function openDevices(facts: DevicesFacts): readonly OpenDevice[] {
  const managed = facts.managed.flatMap(openManaged)
  const inIntune = new Set(managed.map(({ deviceId }) => registrationOf(facts, deviceId)?.id))
  return [
    ...managed,
    ...facts.registered.filter((one) => canBeDisabled(one) && !inIntune.has(one.id)).map(openRegistered),
    ...facts.phones.filter((phone) => standingOf(phone.wipe, phone.wipe, phone.lastSeen) !== 'done').map(openPhone),
  ]
}

/** What is decided for a device about which there was something to decide. */
export function choose({ id, name, deviceId }: OpenDevice, action: DeviceAction): ChosenDevice {
  return { id, name, action, ...(deviceId === undefined ? {} : { deviceId }) }
}

/** The object in Entra of a device that Intune manages or managed, when the person has it registered. */
export function registrationOf(
  { registered }: DevicesFacts,
  deviceId: string | undefined,
): RegisteredDevice | undefined {
  return deviceId === undefined ? undefined : registered.find((one) => one.deviceId === deviceId)
}

/** Whether a device can still sign in and that can be ended here: one from Active Directory is disabled there. */
export function canBeDisabled({ enabled, synced }: RegisteredDevice): boolean {
  return enabled && !synced
}

/**
 * Whether an application may block it: of a device that runs anything but Windows, Entra lets it change the extension
 * attributes only, so that a person has to. Source: learn, device-update.
 */
export function isForApplications({ model }: Pick<RegisteredDevice, 'model'>): boolean {
  return model.toLowerCase() === 'windows'
}

/** How far an action is. A report counts as done when it is new, or when the device was not used since. */
export function standingOf(
  report: Report | undefined,
  before: Report | undefined,
  lastSeen: string | undefined,
): 'open' | 'pending' | 'done' {
  if (report === undefined || report.state === 'failed') return 'open'
  if (report.state === 'pending') return 'pending'
  const isOld = before?.state === 'done' && before.at === report.at
  return isOld && usedSince(report, lastSeen) ? 'open' : 'done'
}

/** How far a wipe or a retirement is; a wiped device needs no retiring. */
export function standingIn(
  device: ManagedDevice,
  before: ManagedDevice | undefined,
  action: 'wipe' | 'retire',
): 'open' | 'pending' | 'done' {
  const wiped = standingOf(device.wipe, before?.wipe, device.lastSeen)
  if (action === 'wipe' || wiped !== 'open') return wiped
  return standingOf(device.retire, before?.retire, device.lastSeen)
}

function usedSince({ at }: Report, lastSeen: string | undefined): boolean {
  return at === undefined || (lastSeen !== undefined && Date.parse(lastSeen) > Date.parse(at))
}

function openManaged(device: ManagedDevice): readonly OpenDevice[] {
  const { id, name, model, owner: kind, lastSeen, deviceId } = device
  const actions: readonly ['wipe', 'retire'] | readonly ['retire'] = mayBeWiped(device)
    ? ['wipe', 'retire']
    : ['retire']
  const over = standingIn(device, device, actions[0]) === 'done'
  return over ? [] : [{ id, name, model, kind, lastSeen, deviceId, actions }]
}

function openRegistered({ id, name, model, lastSeen }: RegisteredDevice): OpenDevice {
  return { id, name, model, kind: 'registered', lastSeen, actions: ['disable'] }
}

function openPhone({ id, name, model, lastSeen }: Phone): OpenDevice {
  return { id, name, model, kind: 'phone', lastSeen, actions: ['clear'] }
}
