import { Refusal } from '../tenant/refusal'
import type { GraphContext, Route, RouteAnswer } from './route'
import { userIn } from './userIn'

/** The photo of a user, at the one size that anybody has here. */
export const photoRoutes: readonly Route[] = [
  { method: 'GET', path: '/users/{user}/photos/{photo}/$value', handle: getPhoto },
]

function getPhoto(context: GraphContext): RouteAnswer {
  const { tenant, parameters } = context
  const photo = tenant.photos.get(userIn(context).id)
  if (photo === undefined || parameters['photo']?.toLowerCase() !== '48x48') throw imageNotFound()
  return { status: 200, headers: { 'content-type': 'image/jpeg' }, body: photo }
}

function imageNotFound(): Refusal {
  const message = "Exception of type 'Microsoft.Fast.Profile.Core.Exception.ImageNotFoundException' was thrown."
  return new Refusal(404, 'ImageNotFound', message)
}
