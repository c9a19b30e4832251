import { jansLaptop } from '../seeds/devices'
import type { ManagedDevice, RegisteredDevice } from '../tenant/state/devices'
import type { Tenant } from '../tenant/state'

type Properties = Readonly<Record<string, unknown>>

/** A device as Intune has it. */
export function viewManagedDevice({ users }: Pick<Tenant, 'users'>, device: ManagedDevice): Properties {
  const { id, seed, managementState, results } = device
  const holder = users.get(seed.holder)?.properties
  return {
    id,
    azureADDeviceId: seed.registration?.deviceId ?? '00000000-0000-0000-0000-000000000000',
    azureADRegistered: seed.registration !== undefined,
    complianceState: 'compliant',
    deviceActionResults: results.map((result) => ({ ...result })),
    deviceEnrollmentType: seed.ownership === 'company' ? 'windowsAzureADJoin' : 'userEnrollment',
    deviceName: seed.name,
    deviceRegistrationState: 'registered',
    easActivated: false,
    easDeviceId: null,
    emailAddress: holder?.mail ?? '',
    enrolledDateTime: '2024-02-01T09:00:00Z',
    exchangeAccessState: 'none',
    exchangeAccessStateReason: 'none',
    imei: '',
    isEncrypted: true,
    isSupervised: seed.ownership === 'company',
    jailBroken: 'Unknown',
    lastSyncDateTime: seed.switchedOff === true ? '2026-03-02T08:00:00Z' : '2026-11-20T08:00:00Z',
    managedDeviceName: `${seed.name}_${seed.operatingSystem}_2/1/2024_9:00 AM`,
    managedDeviceOwnerType: seed.ownership,
    managementAgent: 'mdm',
    managementState,
    manufacturer: seed.manufacturer,
    model: seed.model,
    notes: null,
    operatingSystem: seed.operatingSystem,
    osVersion: seed.osVersion,
    partnerReportedThreatState: 'unknown',
    phoneNumber: '',
    serialNumber: id.slice(-12).toUpperCase(),
    userDisplayName: holder?.displayName ?? '',
    userId: seed.holder,
    userPrincipalName: holder?.userPrincipalName ?? '',
  }
}

/** A device as Entra has it. */
export function viewRegisteredDevice({ id, seed, accountEnabled }: RegisteredDevice): Properties {
  return {
    '@odata.type': '#microsoft.graph.device',
    id,
    deletedDateTime: null,
    accountEnabled,
    alternativeSecurityIds: [],
    approximateLastSignInDateTime: '2026-11-18T16:20:00Z',
    deviceId: seed.registration?.deviceId ?? null,
    deviceOwnership: seed.managedId === undefined ? null : seed.ownership,
    displayName: seed.name,
    enrollmentType: seed.managedId === undefined ? null : 'windowsAzureADJoin',
    extensionAttributes: null,
    isCompliant: seed.managedId === undefined ? null : true,
    isManaged: seed.managedId !== undefined,
    isRooted: null,
    managementType: seed.managedId === undefined ? null : 'mdm',
    mdmAppId: seed.managedId === undefined ? null : '0000000a-0000-0000-c000-000000000000',
    onPremisesSyncEnabled: seed.synced === true ? true : null,
    operatingSystem: seed.operatingSystem,
    operatingSystemVersion: seed.osVersion,
    physicalIds: [],
    profileType: 'RegisteredDevice',
    registrationDateTime: '2024-02-01T09:00:00Z',
    trustType: seed.synced === true ? 'ServerAd' : seed.ownership === 'company' ? 'AzureAd' : 'Workplace',
  }
}

const anyManaged: ManagedDevice = { id: '', seed: jansLaptop, managementState: 'managed', results: [] }
const anyRegistered: RegisteredDevice = { id: '', seed: jansLaptop, accountEnabled: true }

export const managedDeviceProperties = Object.keys(viewManagedDevice({ users: new Map() }, anyManaged))
export const registeredDeviceProperties = Object.keys(viewRegisteredDevice(anyRegistered)).filter(
  (name) => !name.startsWith('@'),
)
