import { z } from 'zod'
import { newest, type Report } from '../../facts/phones'
import { RemoteError, type GraphReader, type RemoteProblemKind } from '../../remote/reader'

/** A device that Intune manages. */
export interface ManagedDevice {
  readonly id: string
  readonly name: string
  readonly model: string
  /** Its operating system, as Intune names it. Not in journals of before. */
  readonly system?: string
  readonly owner: 'company' | 'personal' | 'unknown'
  /** ISO 8601 of when it last reported. */
  readonly lastSeen: string | undefined
  /** The device's id in Entra, which is not the id of its object there. */
  readonly deviceId: string | undefined
  readonly wipe: Report | undefined
  readonly retire: Report | undefined
  /** As Intune last said: `managed`, `wipePending`... Not in journals of before. */
  readonly state?: string
}

/** A device that is registered in Entra. */
export interface RegisteredDevice {
  /** Of the object. */
  readonly id: string
  readonly deviceId: string | undefined
  readonly name: string
  /** Its operating system, as Entra names it. */
  readonly model: string
  readonly enabled: boolean
  /** Mastered in on-premises Active Directory. */
  readonly synced: boolean
  readonly lastSeen: string | undefined
}

const refusals: readonly RemoteProblemKind[] = ['forbidden', 'badRequest', 'notFound']
const text = z.string().nullish()
const flag = z.boolean().nullish()
const resultSchema = z.object({ actionName: text, actionState: text, lastUpdatedDateTime: text })
const managedSchema = z.object({
  id: z.string(),
  deviceName: text,
  model: text,
  operatingSystem: text,
  managedDeviceOwnerType: text,
  lastSyncDateTime: text,
  azureADDeviceId: text,
  managementState: text,
  deviceActionResults: z.array(resultSchema).nullish(),
})
const registeredSchema = z.object({
  id: z.string(),
  deviceId: text,
  displayName: text,
  operatingSystem: text,
  accountEnabled: flag,
  onPremisesSyncEnabled: flag,
  approximateLastSignInDateTime: text,
})

/**
 * The devices of a person that Intune manages. Throws RemoteError. Source: learn, intune-devices-manageddevice-list.
 * @param required false: undefined when Intune refuses to say. What it answers for a tenant or a person without its
 *   licence is not documented: 400, 403 or an empty list.
 */
export async function readManagedDevices(
  graph: GraphReader,
  id: string,
  required: boolean,
): Promise<readonly ManagedDevice[] | undefined> {
  try {
    const path = `/users/${id}/managedDevices?$select=${namesOf(managedSchema)}`
    return (await graph.list(path, managedSchema)).map(managed)
  } catch (error) {
    if (!required && error instanceof RemoteError && refusals.includes(error.problem.kind)) return undefined
    throw error
  }
}

/** The devices that a person registered or owns in Entra, each once. Throws RemoteError. Needs User.Read.All. Source: section 6. */
export async function readRegisteredDevices(graph: GraphReader, id: string): Promise<readonly RegisteredDevice[]> {
  const select = namesOf(registeredSchema)
  const lists = await Promise.all(
    ['registeredDevices', 'ownedDevices'].map((which) =>
      graph.list(`/users/${id}/${which}?$select=${select}`, registeredSchema),
    ),
  )
  return [...new Map(lists.flat().map((device) => [device.id, registered(device)])).values()]
}

function managed(device: z.infer<typeof managedSchema>): ManagedDevice {
  const owner = device.managedDeviceOwnerType
  return {
    id: device.id,
    name: device.deviceName ?? device.id,
    model: device.model ?? device.operatingSystem ?? '',
    owner: owner === 'company' || owner === 'personal' ? owner : 'unknown',
    lastSeen: device.lastSyncDateTime ?? undefined,
    deviceId: device.azureADDeviceId ?? undefined,
    wipe: actionReport(device, 'wipe'),
    retire: actionReport(device, 'retire'),
    ...(device.operatingSystem == null ? {} : { system: device.operatingSystem }),
    ...(device.managementState == null ? {} : { state: device.managementState }),
  }
}

function registered(device: z.infer<typeof registeredSchema>): RegisteredDevice {
  return {
    id: device.id,
    deviceId: device.deviceId ?? undefined,
    name: device.displayName ?? device.id,
    model: device.operatingSystem ?? '',
    enabled: device.accountEnabled ?? true,
    synced: device.onPremisesSyncEnabled === true,
    lastSeen: device.approximateLastSignInDateTime ?? undefined,
  }
}

/** Intune names its actions by its own enumeration in some places and by the call in others, so both are known here. */
const actionNames = { wipe: ['wipe', 'factoryReset'], retire: ['retire', 'removeCompanyData'] } as const

/** The newest report about an action. The state of the device itself knows of one before its results do. */
function actionReport(
  { managementState, deviceActionResults }: z.infer<typeof managedSchema>,
  action: keyof typeof actionNames,
): Report | undefined {
  const names: readonly string[] = actionNames[action]
  const results = (deviceActionResults ?? []).filter(({ actionName }) => names.includes(actionName ?? ''))
  const report = newest(
    results.map(({ actionState, lastUpdatedDateTime }) => reported(actionState, lastUpdatedDateTime ?? undefined)),
  )
  const underWay = [`${action}Pending`, `${action}Issued`].includes(managementState ?? '')
  if (underWay && report?.state !== 'pending') return { state: 'pending', at: undefined }
  return report
}

function reported(state: string | null | undefined, at: string | undefined): Report | undefined {
  if (state === 'done') return { state, at }
  if (state === 'pending' || state === 'active') return { state: 'pending', at }
  return state == null || state === 'none' ? undefined : { state: 'failed', at }
}

function namesOf({ shape }: z.ZodObject): string {
  return Object.keys(shape).join(',')
}
