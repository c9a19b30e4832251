import type { AuthenticationMethod, MethodType } from './state/authenticationMethods'
import { notFound, Refusal } from './refusal'
import type { Tenant } from './state'

/**
 * Takes a registered method away. The default one goes last: words of microsoftgraph/microsoft-graph-docs, issue 18091,
 * and that it can go once it is alone, of issue 14470.
 */
export function deleteMethod(tenant: Tenant, user: string, type: MethodType, id: string): void {
  const registered = tenant.authenticationMethods.get(user)
  const found = registered?.methods.find((one) => one.id === id && one.type === type)
  if (registered === undefined || found === undefined) throw notFound(id)
  if (registered.default === id && registered.methods.length > 1)
    throw new Refusal(
      400,
      'badRequest',
      `The requested authentication method id of [${id}] matches the user's current default authentication method, and cannot be deleted until the default authentication method is changed`,
    )
  registered.methods = registered.methods.filter((one) => one !== found)
}

/** The method of this kind and id. Throws Graph's 404. */
export function methodOf(tenant: Tenant, user: string, type: MethodType, id: string): AuthenticationMethod {
  const found = tenant.authenticationMethods.get(user)?.methods.find((one) => one.id === id && one.type === type)
  if (found === undefined) throw notFound(id)
  return found
}

/** Registers a method for somebody. Throws a Refusal where there is one of this id already. */
export function addMethod({ authenticationMethods }: Tenant, user: string, method: AuthenticationMethod): void {
  const registered = authenticationMethods.get(user) ?? { methods: [], default: undefined }
  // Microsoft's page has the status, and no words (learn, authentication-post-phonemethods).
  if (registered.methods.some(({ id }) => id === method.id))
    throw new Refusal(400, 'badRequest', 'A method of this type is already registered for the user.')
  authenticationMethods.set(user, { ...registered, methods: [...registered.methods, method] })
}

/** Changes what a method says of itself. */
export function changeMethod(method: AuthenticationMethod, details: Readonly<Record<string, unknown>>): void {
  method.details = { ...method.details, ...details }
}
