import { addDevice } from '../tenant/devices'
import type { Devices, DeviceSeed, PhoneSeed } from '../tenant/state/devices'
import { people } from './people'

const { janDeVries, bramHendriks, saskiaDeGroot, willemVanLeeuwen, lisaVanDijk } = people
const surface = { manufacturer: 'Microsoft', operatingSystem: 'Windows', osVersion: '10.0.26100.2314' } as const

const apple = { manufacturer: 'Apple', operatingSystem: 'iOS', osVersion: '18.1' } as const

/** Jan's laptop of the company and his own phone. */
export const jansLaptop = {
  ...surface,
  holder: janDeVries.id,
  name: 'CONTOSO-LT-0412',
  model: 'Surface Laptop 6',
  ownership: 'company',
  managedId: managed(1),
  registration: registered(1),
} as const satisfies DeviceSeed

export const jansPhone = {
  ...apple,
  holder: janDeVries.id,
  name: 'iPhone van Jan',
  model: 'iPhone 15',
  ownership: 'personal',
  managedId: managed(2),
  registration: registered(2),
} as const satisfies DeviceSeed

/** Saskia reads her mail with her phone's own mail app. */
export const saskiasPhone = {
  holder: saskiaDeGroot.id,
  guid: '7c1e5f02-9a64-4d1b-8e37-0b5d2f6a9c03',
  deviceId: 'HN3L8P0Q2T5R7V9B1C4D6F8G0J',
  clientType: 'EAS',
  deviceType: 'iPhone',
  model: 'iPhone14C5',
  friendlyName: 'iPhone van Saskia',
} as const satisfies PhoneSeed

/** Jan has Outlook on his phone too. */
export const jansOutlook = {
  holder: janDeVries.id,
  guid: '7c1e5f01-9a64-4d1b-8e37-0b5d2f6a9c02',
  deviceId: '5EEC4E941E0748A264512FD83770D5AC',
  clientType: 'Outlook',
  deviceType: 'Outlook',
  model: 'Outlook for iOS and Android',
  friendlyName: 'Outlook for iOS and Android',
} as const satisfies PhoneSeed

export const devices: readonly DeviceSeed[] = [
  jansLaptop,
  jansPhone,
  // Bram tests software on whatever there is.
  ...Array.from({ length: 20 }, (_, index): DeviceSeed => {
    const company = index % 3 !== 0
    return {
      ...(index % 2 === 0 ? surface : apple),
      holder: bramHendriks.id,
      name: company ? `CONTOSO-TEST-${String(index + 1).padStart(2, '0')}` : `Bram thuis ${index + 1}`,
      model: index % 2 === 0 ? 'Surface Pro 10' : 'iPad Air',
      ownership: company ? 'company' : 'personal',
      managedId: managed(20 + index),
      registration: registered(20 + index),
    }
  }),
  // Enrolled long ago, and never registered in Entra.
  {
    ...apple,
    holder: saskiaDeGroot.id,
    name: 'CONTOSO-IPAD-07',
    model: 'iPad',
    ownership: 'company',
    managedId: managed(3),
  },
  // Her own computer: registered by signing in once, managed by nobody.
  {
    ...surface,
    holder: saskiaDeGroot.id,
    name: 'SASKIA-THUIS',
    model: 'Surface Go',
    ownership: 'unknown',
    registration: registered(4),
  },
  // In a drawer somewhere.
  {
    ...apple,
    holder: willemVanLeeuwen.id,
    name: 'CONTOSO-IPHONE-01',
    model: 'iPhone 12',
    ownership: 'company',
    managedId: managed(5),
    registration: registered(5),
    switchedOff: true,
  },
  {
    ...surface,
    holder: lisaVanDijk.id,
    name: 'CONTOSO-PC-0077',
    model: 'OptiPlex 7010',
    ownership: 'company',
    registration: registered(6),
    synced: true,
  },
]

export const phones: readonly PhoneSeed[] = [jansOutlook, saskiasPhone]

function managed(number: number): string {
  return `b4c0de${hexadecimal(number)}-3d1f-4a6e-9b52-6c8e0f1a2d${hexadecimal(number)}`
}

function registered(number: number): { readonly id: string; readonly deviceId: string } {
  return {
    id: `0e17ab${hexadecimal(number)}-5c2d-4f8a-8b31-9d7e6f5a4b${hexadecimal(number)}`,
    deviceId: `a2adde${hexadecimal(number)}-7b4e-4c19-a860-1f3e5d7c9b${hexadecimal(number)}`,
  }
}

function hexadecimal(number: number): string {
  return number.toString(16).padStart(2, '0')
}

export function seedDevices(): Devices {
  const wipes = () => ({ requestedAt: null, acknowledgedAt: null })
  const found: Devices = {
    managed: new Map(),
    registered: new Map(),
    phones: new Map(phones.map((seed) => [seed.guid, { seed, accountWipe: wipes(), fullWipe: wipes() }])),
  }
  for (const device of devices) addDevice(found, device)
  return found
}
