import { setManager } from '../tenant/accounts'
import { notFound } from '../tenant/refusal'
import { userOf } from '../tenant/state'
import { answerConnected } from './memberships'
import { single } from './options'
import { referenced, referenceSchema } from './references'
import { readBody, type Route } from './route'
import { userIn } from './userIn'

const reference = '/users/{user}/manager/$ref'

/** Calls on somebody's manager. */
export const managerRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/{user}/manager',
    options: single,
    handle: (context) => answerConnected(context, 'manager', userIn(context).id),
  },
  {
    method: 'GET',
    path: reference,
    allowedLike: 'GET /users/{user}/manager',
    handle: (context) => {
      const { manager } = userIn(context)
      if (manager === undefined) throw notFound('manager')
      const { baseUrl } = context
      const body = { '@odata.context': `${baseUrl}/$metadata#$ref`, '@odata.id': `${baseUrl}/users/${manager}` }
      return { status: 200, body }
    },
  },
  {
    method: 'PUT',
    path: reference,
    handle: (context) => {
      const user = userIn(context)
      const id = referenced(readBody(context, referenceSchema, 'User')['@odata.id'])
      const manager = userOf(context.tenant, id)
      if (manager === undefined) throw notFound(id)
      setManager(user, manager.id)
      return { status: 204, effect: { target: user.id, detail: { manager: manager.id } } }
    },
  },
  {
    method: 'DELETE',
    path: reference,
    handle: (context) => {
      const user = userIn(context)
      if (user.manager === undefined) throw notFound('manager')
      setManager(user, undefined)
      return { status: 204, effect: { target: user.id } }
    },
  },
]
