import { deleteMethod } from '../tenant/authenticationMethods'
import { methodTypes } from '../tenant/state/authenticationMethods'
import { answerCollection } from './collection'
import { collection } from './options'
import type { GraphContext, Route, RouteAnswer } from './route'
import { passwordId, viewMethod } from './methodViews'
import { userIn } from './userIn'

/** Calls on what people sign in with. Only the types below can be deleted, each by its own path, in v1.0. */
export const authenticationMethodRoutes: readonly Route[] = [
  { method: 'GET', path: '/users/{user}/authentication/methods', options: collection, handle: listMethods },
  ...Object.entries(methodTypes).map(([segment, type]): Route => ({
    method: 'DELETE',
    path: `/users/{user}/authentication/${segment}/{method}`,
    handle: (context) => {
      const { id } = userIn(context)
      deleteMethod(context.tenant, id, type, context.parameters['method'] ?? '')
      return { status: 204, effect: { target: id, detail: { type } } }
    },
  })),
]

function listMethods(context: GraphContext): RouteAnswer {
  const { id } = userIn(context)
  const registered = context.tenant.authenticationMethods.get(id)?.methods ?? []
  const views = [
    { '@odata.type': '#microsoft.graph.passwordAuthenticationMethod', id: passwordId, createdDateTime: null },
    ...registered.map((method) => ({ '@odata.type': `#microsoft.graph.${method.type}`, ...viewMethod(method) })),
  ]
  const body = answerCollection(context, views, {
    name: `users('${id}')/authentication/methods`,
    type: 'microsoft.graph.authenticationMethod',
    resource: 'AuthenticationMethod',
    properties: [...new Set(views.flatMap((view) => Object.keys(view)))],
    filterable: ['id'],
  })
  return { status: 200, body }
}
