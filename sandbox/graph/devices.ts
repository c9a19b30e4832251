import { z } from 'zod'
import { enableByApplication } from '../tenant/devices'
import { badRequest } from '../tenant/refusal'
import { answerCollection } from './collection'
import { registeredIn } from './deviceObjects'
import { managedDeviceProperties, viewManagedDevice } from './deviceViews'
import { readBody, type GraphContext, type Route, type RouteAnswer } from './route'
import { userIn } from './userIn'

/** Calls on somebody's devices, and what changes one that Entra knows. */
export const deviceRoutes: readonly Route[] = [
  // Intune takes neither $count nor a filter by operating system; nothing here filters at all.
  { method: 'GET', path: '/users/{user}/managedDevices', options: ['select', 'top', 'skiptoken'], handle: listManaged },
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

const devicePatch = z.strictObject({ accountEnabled: z.boolean() }).partial()

function patchDevice(context: GraphContext): RouteAnswer {
  const { accountEnabled } = readBody(context, devicePatch, 'Device')
  if (accountEnabled === undefined) throw badRequest('The request body must contain at least one property to update.')
  const device = registeredIn(context)
  enableByApplication(device, accountEnabled)
  const detail = { device: device.seed.name, accountEnabled }
  return { status: 204, effect: { target: device.seed.holder, detail } }
}
