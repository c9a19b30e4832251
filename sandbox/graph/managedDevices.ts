import { actOnDevice } from '../tenant/devices'
import type { ManagedDevice } from '../tenant/state/devices'
import { Refusal } from '../tenant/refusal'
import { z } from 'zod'
import { answerCollection, pick } from './collection'
import { managedDeviceProperties, viewManagedDevice } from './deviceViews'
import { collection, selected } from './options'
import { readParameters, refuseBody, type GraphContext, type Route, type RouteAnswer } from './route'

const devices = '/deviceManagement/managedDevices'
const type = 'microsoft.graph.managedDevice'

/** Calls on the devices that Intune manages, by their own path. */
export const managedDeviceRoutes: readonly Route[] = [
  { method: 'GET', path: devices, options: collection, handle: listDevices },
  { method: 'GET', path: `${devices}/{device}`, options: ['select'], handle: getDevice },
  {
    method: 'DELETE',
    path: `${devices}/{device}`,
    handle: (context) => {
      const device = managedIn(context)
      context.tenant.devices.managed.delete(device.id)
      return { status: 204, effect: effectOn(device) }
    },
  },
  { method: 'POST', path: `${devices}/{device}/wipe`, handle: wipe },
  { method: 'POST', path: `${devices}/{device}/retire`, handle: retire },
  // Nothing of the tenant changes by these.
  ...['remoteLock', 'syncDevice', 'rebootNow'].map((action): Route => ({
    method: 'POST',
    path: `${devices}/{device}/${action}`,
    allowedLike: `POST ${devices}/{device}/remoteLock`,
    handle: (context) => {
      refuseBody(context)
      return { status: 204, effect: effectOn(managedIn(context)) }
    },
  })),
  {
    method: 'GET',
    path: '/users/{user}/managedAppRegistrations',
    options: collection,
    handle: (context) => ({
      status: 200,
      body: answerCollection(context, [], {
        name: 'managedAppRegistrations',
        type: 'microsoft.graph.managedAppRegistration',
        resource: 'ManagedAppRegistration',
        properties: ['id'],
        filterable: [],
      }),
    }),
  },
]

/** Intune's own words for a device that it does not have are in no public page; status and code are what Graph uses. */
export function managedIn({ tenant, parameters }: GraphContext): ManagedDevice {
  const id = parameters['device'] ?? ''
  const device = tenant.devices.managed.get(id.toLowerCase())
  if (device === undefined) throw new Refusal(404, 'ResourceNotFound', `The managed device '${id}' was not found.`)
  return device
}

function effectOn({ seed }: ManagedDevice) {
  return { target: seed.holder, detail: { device: seed.name } }
}

function listDevices(context: GraphContext): RouteAnswer {
  const { tenant } = context
  const views = [...tenant.devices.managed.values()].map((device) => viewManagedDevice(tenant, device))
  const body = answerCollection(context, views, {
    name: 'deviceManagement/managedDevices',
    type,
    resource: 'ManagedDevice',
    properties: managedDeviceProperties,
    filterable: [
      'azureADDeviceId',
      'deviceName',
      'serialNumber',
      'userId',
      'userPrincipalName',
      'managedDeviceOwnerType',
    ],
  })
  return { status: 200, body }
}

function getDevice(context: GraphContext): RouteAnswer {
  const names = selected(context.options.select, managedDeviceProperties, type) ?? managedDeviceProperties
  const entity = `${context.baseUrl}/$metadata#deviceManagement/managedDevices/$entity`
  const view = viewManagedDevice(context.tenant, managedIn(context))
  return { status: 200, body: { '@odata.context': entity, ...pick(view, names) } }
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
  const detail = readParameters(context, wipeBody, 'wipe')
  const device = managedIn(context)
  actOnDevice(context.tenant, device, 'wipe')
  return { status: 204, effect: { target: device.seed.holder, detail: { device: device.seed.name, ...detail } } }
}

function retire(context: GraphContext): RouteAnswer {
  refuseBody(context)
  const device = managedIn(context)
  actOnDevice(context.tenant, device, 'retire')
  return { status: 204, effect: effectOn(device) }
}
