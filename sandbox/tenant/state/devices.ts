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
export interface PhoneWipe {
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

/** A computer, tablet or phone as the tenant starts with it: known to Intune, to Entra, or to both. */
export interface DeviceSeed {
  /** Directory id of whose it is. */
  readonly holder: string
  readonly name: string
  readonly manufacturer: string
  readonly model: string
  readonly operatingSystem: string
  readonly osVersion: string
  readonly ownership: 'company' | 'personal' | 'unknown'
  /** Intune's id; left out when Intune does not manage it. */
  readonly managedId?: string
  /** The object in Entra; left out when it is not registered there. */
  readonly registration?: { readonly id: string; readonly deviceId: string }
  /** Mastered in Active Directory. */
  readonly synced?: true
  /** Never reports again. */
  readonly switchedOff?: true
}

/** A phone that a mailbox knows, by its own mail app or by Outlook. */
export interface PhoneSeed {
  readonly holder: string
  readonly guid: string
  readonly deviceId: string
  readonly clientType: 'EAS' | 'Outlook'
  readonly deviceType: string
  readonly model: string
  readonly friendlyName: string
  readonly switchedOff?: true
}
