import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { addMethod, addPass, changeMethod, methodOf } from '../tenant/authenticationMethods'
import { methodTypes, type AuthenticationMethod, type MethodType } from '../tenant/state/authenticationMethods'
import { notFound } from '../tenant/refusal'
import { answerCollection, pick } from './collection'
import { collection, selected } from './options'
import { readBody, type GraphContext, type Route, type RouteAnswer } from './route'
import { userIn } from './userIn'
import { passwordId, viewMethod } from './methodViews'

type Properties = Readonly<Record<string, unknown>>
const listed = 'GET /users/{user}/authentication/methods'

/** Microsoft's fixed ids of a mobile phone and of an email address. */
const mobilePhone = '3179e48a-750b-4051-897c-87b9720928f7'
const email = '3ddfcfc8-9383-446f-83cc-3ab9be4be18f'

/** Calls on what people sign in with, a path for each kind of it. */
export const methodKindRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/{user}/authentication/passwordMethods',
    options: collection,
    allowedLike: listed,
    handle: (context) => {
      userIn(context)
      return listOf(context, 'passwordMethods', [{ id: passwordId, password: null, createdDateTime: null }])
    },
  },
  {
    method: 'GET',
    path: '/users/{user}/authentication/methods/{method}',
    options: ['select'],
    allowedLike: listed,
    handle: (context) => {
      const id = context.parameters['method'] ?? ''
      if (id === passwordId)
        return answer(context, 200, {
          '@odata.type': '#microsoft.graph.passwordAuthenticationMethod',
          id,
          createdDateTime: null,
        })
      const found = context.tenant.authenticationMethods.get(userIn(context).id)?.methods.find((one) => one.id === id)
      if (found === undefined) throw notFound(id)
      return answer(context, 200, { '@odata.type': `#microsoft.graph.${found.type}`, ...viewMethod(found) })
    },
  },
  ...Object.entries(methodTypes).flatMap(([segment, type]) => readsOf(segment, type)),
  {
    method: 'POST',
    path: '/users/{user}/authentication/phoneMethods',
    allowedLike: 'DELETE /users/{user}/authentication/phoneMethods/{method}',
    handle: (context) =>
      create(context, 'phoneAuthenticationMethod', mobilePhone, readBody(context, phone, 'phoneAuthenticationMethod')),
  },
  {
    method: 'PATCH',
    path: '/users/{user}/authentication/phoneMethods/{method}',
    allowedLike: 'DELETE /users/{user}/authentication/phoneMethods/{method}',
    handle: (context) => {
      const { id } = userIn(context)
      const found = methodOf(context.tenant, id, 'phoneAuthenticationMethod', context.parameters['method'] ?? '')
      changeMethod(found, readBody(context, phone, 'phoneAuthenticationMethod'))
      return { ...answer(context, 200, viewMethod(found)), effect: { target: id } }
    },
  },
  {
    method: 'POST',
    path: '/users/{user}/authentication/emailMethods',
    allowedLike: 'DELETE /users/{user}/authentication/emailMethods/{method}',
    handle: (context) =>
      create(context, 'emailAuthenticationMethod', email, readBody(context, address, 'emailAuthenticationMethod')),
  },
  {
    method: 'POST',
    path: '/users/{user}/authentication/temporaryAccessPassMethods',
    handle: (context) => {
      const asked = readBody(context, pass, 'temporaryAccessPassAuthenticationMethod')
      const user = userIn(context)
      const made = addPass(context.tenant, user, asked)
      // Shown this once and never again (learn, authentication-post-temporaryaccesspassmethods): kept and logged nowhere.
      const view = { ...viewMethod(made), temporaryAccessPass: randomUUID().slice(0, 8) }
      return { ...answer(context, 201, view), effect: { target: user.id, detail: { type: made.type } } }
    },
  },
]

const phone = z.strictObject({
  phoneNumber: z.string().regex(/^\+\d{1,3} \d{4,}( x\d+)?$/),
  phoneType: z.enum(['mobile', 'alternateMobile', 'office']),
})
const address = z.strictObject({ emailAddress: z.string().includes('@') })
const pass = z
  .strictObject({
    lifetimeInMinutes: z.number().int().min(10).max(43_200),
    isUsableOnce: z.boolean(),
    startDateTime: z.iso.datetime({ offset: true }),
  })
  .partial()

function readsOf(segment: string, type: MethodType): readonly Route[] {
  const path = `/users/{user}/authentication/${segment}`
  return [
    {
      method: 'GET',
      path,
      options: collection,
      allowedLike: listed,
      handle: (context) => {
        const all = context.tenant.authenticationMethods.get(userIn(context).id)?.methods ?? []
        return listOf(context, segment, all.filter((one) => one.type === type).map(viewMethod))
      },
    },
    {
      method: 'GET',
      path: `${path}/{method}`,
      options: ['select'],
      allowedLike: listed,
      handle: (context) =>
        answer(
          context,
          200,
          viewMethod(methodOf(context.tenant, userIn(context).id, type, context.parameters['method'] ?? '')),
        ),
    },
  ]
}

function listOf(context: GraphContext, segment: string, views: readonly Properties[]): RouteAnswer {
  const body = answerCollection(context, views, {
    name: `users('${context.parameters['user'] ?? ''}')/authentication/${segment}`,
    type: 'microsoft.graph.authenticationMethod',
    resource: 'AuthenticationMethod',
    properties: [...new Set(views.flatMap((view) => Object.keys(view)))],
    filterable: ['id'],
  })
  return { status: 200, body }
}

function create(context: GraphContext, type: MethodType, id: string, details: Properties): RouteAnswer {
  const user = userIn(context)
  const made: AuthenticationMethod = { id, type, createdDateTime: new Date().toISOString(), details }
  addMethod(context.tenant, user.id, made)
  return { ...answer(context, 201, viewMethod(made)), effect: { target: user.id, detail: { type } } }
}

function answer({ options, baseUrl }: GraphContext, status: number, view: Properties): RouteAnswer {
  const names = selected(options.select, Object.keys(view), 'microsoft.graph.authenticationMethod') ?? Object.keys(view)
  return {
    status,
    body: { '@odata.context': `${baseUrl}/$metadata#authenticationMethods/$entity`, ...pick(view, names) },
  }
}
