import { z } from 'zod'
import { actOnDevice, enableByApplication } from '../tenant/devices'
import { type ManagedDevice, type RegisteredDevice } from '../tenant/state/devices'
import { badRequest, notFound, Refusal } from '../tenant/refusal'
import { answerCollection } from './collection'
import {
  managedDeviceProperties,
  registeredDeviceProperties,
  viewManagedDevice,
  viewRegisteredDevice,
} from './deviceViews'
import { collection } from './options'
import { readBody, refuseBody, type GraphContext, type Route, type RouteAnswer } from './route'
import { userIn } from './users'

/** Calls on devices: Intune's, and those that are registered in Entra. */
export const deviceRoutes: readonly Route[] = [
  // Intune takes neither $count nor a filter by operating system; nothing here filters at all.
  { method: 'GET', path: '/users/{user}/managedDevices', options: ['select', 'top', 'skiptoken'], handle: listManaged },
  { method: 'POST', path: '/deviceManagement/managedDevices/{device}/wipe', handle: wipe },
  { method: 'POST', path: '/deviceManagement/managedDevices/{device}/retire', handle: retire },
  { method: 'GET', path: '/users/{user}/registeredDevices', options: collection, handle: listRegistered },
  { method: 'GET', path: '/users/{user}/ownedDevices', options: collection, handle: listRegistered },
  { method: 'PATCH', path: '/devices/{device}', handle: patchDevice },
]

function listManaged(context: GraphContext): RouteAnswer {
  const { id } = userIn(context)
  const own = [...context.tenant.devices.managed.values()].filter(({ seed }) => seed.holder === id)
  const body = answerCollection(
    context,
    own.map((device) => viewManagedDevice(context.tenant, device)),
    {
      name: `users('${id}')/managedDevices`,
      type: 'microsoft.graph.managedDevice',
      resource: 'ManagedDevice',
      properties: managedDeviceProperties,
      filterable: [],
    },
  )
  return { status: 200, body }
}

function listRegistered(context: GraphContext): RouteAnswer {
  const { id } = userIn(context)
  const own = [...context.tenant.devices.registered.values()].filter(({ seed }) => seed.holder === id)
  const body = answerCollection(context, own.map(viewRegisteredDevice), {
    name: 'directoryObjects',
    type: 'microsoft.graph.directoryObject',
    resource: 'DirectoryObject',
    properties: registeredDeviceProperties,
    filterable: ['id', 'displayName'],
    directory: true,
  })
  return { status: 200, body }
}

const flag = z.boolean().nullable()
const wipeBody = z
  .strictObject({
    keepEnrollmentData: flag,
    keepUserData: flag,
    macOsUnlockCode: z.string().nullable(),
    persistEsimDataPlan: flag,
  })
  .partial()

function wipe(context: GraphContext): RouteAnswer {
  const detail = readBody(context, wipeBody, 'ManagedDevice')
  const device = managedIn(context)
  actOnDevice(context.tenant, device, 'wipe')
  return { status: 204, effect: { target: device.seed.holder, detail: { device: device.seed.name, ...detail } } }
}

function retire(context: GraphContext): RouteAnswer {
  refuseBody(context)
  const device = managedIn(context)
  actOnDevice(context.tenant, device, 'retire')
  return { status: 204, effect: { target: device.seed.holder, detail: { device: device.seed.name } } }
}

const devicePatch = z.strictObject({ accountEnabled: z.boolean() }).partial()

function patchDevice(context: GraphContext): RouteAnswer {
  const { accountEnabled } = readBody(context, devicePatch, 'Device')
  if (accountEnabled === undefined) throw badRequest('The request body must contain at least one property to update.')
  const device = registeredIn(context)
  enableByApplication(device, accountEnabled)
  const detail = { device: device.seed.name, accountEnabled }
  return { status: 204, effect: { target: device.seed.holder, detail } }
}

/** Intune's own words for a device that it does not have are in no public page; status and code are what Graph uses. */
function managedIn({ tenant, parameters }: GraphContext): ManagedDevice {
  const id = parameters['device'] ?? ''
  const device = tenant.devices.managed.get(id.toLowerCase())
  if (device === undefined) throw new Refusal(404, 'ResourceNotFound', `The managed device '${id}' was not found.`)
  return device
}

function registeredIn({ tenant, parameters }: GraphContext): RegisteredDevice {
  const id = parameters['device'] ?? ''
  const device = tenant.devices.registered.get(id.toLowerCase())
  if (device === undefined) throw notFound(id)
  return device
}
