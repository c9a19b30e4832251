import { jansLaptop, jansOutlook, jansPhone } from '../../../../sandbox/seeds/devices'
import type { DevicesDecision, DevicesFacts } from '../../../../services/steps/devices'
import type { Phone, Report } from '../../../../services/facts/phones'
import type { ManagedDevice, RegisteredDevice } from '../../../../services/steps/devices/reading'
import type { Sample } from '../sample'

const lastSeen = '2026-11-20T08:00:00Z'

export const laptop: ManagedDevice = {
  id: jansLaptop.managedId,
  name: jansLaptop.name,
  model: jansLaptop.model,
  owner: 'company',
  lastSeen,
  deviceId: jansLaptop.registration.deviceId,
  wipe: undefined,
  retire: undefined,
}
export const phone: ManagedDevice = {
  ...laptop,
  id: jansPhone.managedId,
  name: jansPhone.name,
  model: jansPhone.model,
  owner: 'personal',
  deviceId: jansPhone.registration.deviceId,
}
export const laptopInEntra: RegisteredDevice = {
  id: jansLaptop.registration.id,
  deviceId: jansLaptop.registration.deviceId,
  name: jansLaptop.name,
  model: 'Windows',
  enabled: true,
  synced: false,
  lastSeen,
}
export const phoneInEntra: RegisteredDevice = {
  ...laptopInEntra,
  id: jansPhone.registration.id,
  deviceId: jansPhone.registration.deviceId,
  name: jansPhone.name,
  model: 'iOS',
}
export const outlook: Phone = {
  id: jansOutlook.guid,
  deviceId: jansOutlook.deviceId,
  name: jansOutlook.friendlyName,
  model: jansOutlook.model,
  outlook: true,
  lastSeen,
  wipe: undefined,
}
export const none: DevicesFacts = {
  managed: [],
  intuneReadable: true,
  registered: [],
  phones: [],
  blackberryServer: undefined,
}
export const done: Report = { state: 'done', at: '2026-11-23T09:00:00Z' }

const everything: Sample<DevicesFacts, DevicesDecision> = {
  before: { ...none, managed: [laptop, phone], registered: [laptopInEntra, phoneInEntra], phones: [outlook] },
  input: { [`device-${laptop.id}`]: 'wipe', [`device-${phone.id}`]: 'retire', [`device-${outlook.id}`]: 'clear' },
  decision: {
    choice: 'act',
    devices: [
      { id: laptop.id, name: laptop.name, action: 'wipe', deviceId: jansLaptop.registration.deviceId },
      { id: phone.id, name: phone.name, action: 'retire', deviceId: jansPhone.registration.deviceId },
      { id: outlook.id, name: outlook.name, action: 'clear' },
    ],
  },
  after: {
    ...none,
    managed: [{ ...phone, retire: done }],
    // An application may not block his iPhone.
    registered: [{ ...laptopInEntra, enabled: false }, phoneInEntra],
    phones: [{ ...outlook, wipe: done }],
  },
}
/** No call takes a wipe back, and this one was never registered in Entra. */
const wiped: Sample<DevicesFacts, DevicesDecision> = {
  before: { ...none, managed: [{ ...laptop, deviceId: undefined }] },
  input: { [`device-${laptop.id}`]: 'wipe' },
  decision: { choice: 'act', devices: [{ id: laptop.id, name: laptop.name, action: 'wipe' }] },
  after: none,
  irreversible: true,
}
const unmanaged: Sample<DevicesFacts, DevicesDecision> = {
  before: { ...none, intuneReadable: false, registered: [laptopInEntra] },
  input: { [`device-${laptopInEntra.id}`]: 'disable' },
  decision: { choice: 'act', devices: [{ id: laptopInEntra.id, name: laptopInEntra.name, action: 'disable' }] },
  after: { ...none, intuneReadable: false, registered: [{ ...laptopInEntra, enabled: false }] },
}

/** Entra lets an application block Windows only, so this is a task. */
const byHand: Sample<DevicesFacts, DevicesDecision> = {
  before: { ...none, registered: [phoneInEntra], portal: 'https://entra.microsoft.com' },
  input: { [`device-${phoneInEntra.id}`]: 'disable' },
  decision: { choice: 'act', devices: [{ id: phoneInEntra.id, name: phoneInEntra.name, action: 'disable' }] },
  after: { ...none, registered: [{ ...phoneInEntra, enabled: false }], portal: 'https://entra.microsoft.com' },
}

export const samples: readonly Sample<DevicesFacts, DevicesDecision>[] = [everything, wiped, unmanaged, byHand]
