import type { RegisteredDevice } from '../tenant/state/devices'
import { notFound } from '../tenant/refusal'
import { answerCollection, pick } from './collection'
import { registeredDeviceProperties, viewRegisteredDevice } from './deviceViews'
import { relationRoutes } from './memberships'
import { collection, selected, single } from './options'
import { objectId } from './references'
import { deviceRelations, expansionOf } from './relations'
import type { GraphContext, Route, RouteAnswer } from './route'

const type = 'microsoft.graph.device'
const allowedLike = 'GET /users/{user}/registeredDevices'

/** Calls on the devices that Entra knows. */
export const deviceObjectRoutes: readonly Route[] = [
  { method: 'GET', path: '/devices', options: collection, allowedLike, handle: listDevices },
  { method: 'GET', path: '/devices/{device}', options: single, allowedLike, handle: getDevice },
  {
    method: 'DELETE',
    path: '/devices/{device}',
    handle: (context) => {
      const { id, seed } = registeredIn(context)
      context.tenant.devices.registered.delete(id)
      return { status: 204, effect: { target: seed.holder, detail: { device: seed.name } } }
    },
  },
  ...relationRoutes('/devices/{device}', deviceRelations, () => allowedLike, registeredIn),
]

/** The device that the path names. Throws Graph's 400 and 404. */
export function registeredIn({ tenant, parameters }: GraphContext): RegisteredDevice {
  const id = objectId(parameters['device'] ?? '')
  const device = tenant.devices.registered.get(id)
  if (device === undefined) throw notFound(id)
  return device
}

function listDevices(context: GraphContext): RouteAnswer {
  const expand = expansionOf(context, deviceRelations, type)
  const body = answerCollection(context, [...context.tenant.devices.registered.values()].map(viewRegisteredDevice), {
    name: 'devices',
    type,
    resource: 'Device',
    properties: registeredDeviceProperties,
    filterable: registeredDeviceProperties,
    searchable: true,
    orderable: ['displayName'],
    directory: true,
    expand: ({ id }) => expand(String(id)),
  })
  return { status: 200, body }
}

function getDevice(context: GraphContext): RouteAnswer {
  const names = selected(context.options.select, registeredDeviceProperties, type) ?? registeredDeviceProperties
  const expand = expansionOf(context, deviceRelations, type)
  const device = registeredIn(context)
  const body = {
    '@odata.context': `${context.baseUrl}/$metadata#devices/$entity`,
    ...pick(viewRegisteredDevice(device), names),
    ...expand(device.id),
  }
  return { status: 200, body }
}
