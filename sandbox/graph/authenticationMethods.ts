import { deleteMethod } from '../tenant/authenticationMethods'
import { methodTypes } from '../tenant/state/authenticationMethods'
import { answerCollection } from './collection'
import { collection } from './options'
import type { GraphContext, Route, RouteAnswer } from './route'
import { userIn } from './users'

/** Microsoft's id of everybody's password. */
const password = '28c10230-6103-485e-b985-444c60001490'

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

/** Types have properties of their own (a number, a model), which the contract here leaves out: nothing needs them. */
function listMethods(context: GraphContext): RouteAnswer {
  const { id } = userIn(context)
  const registered = context.tenant.authenticationMethods.get(id)?.methods ?? []
  const views = [
    { '@odata.type': '#microsoft.graph.passwordAuthenticationMethod', id: password, createdDateTime: null },
    ...registered.map(({ type, ...method }) => ({ '@odata.type': `#microsoft.graph.${type}`, ...method })),
  ]
  const body = answerCollection(context, views, {
    name: `users('${id}')/authentication/methods`,
    type: 'microsoft.graph.authenticationMethod',
    resource: 'AuthenticationMethod',
    properties: ['id', 'createdDateTime'],
    filterable: ['id'],
  })
  return { status: 200, body }
}
