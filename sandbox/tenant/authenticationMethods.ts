import { randomUUID } from 'node:crypto'
import type { AuthenticationMethod, MethodType } from './state/authenticationMethods'
import { notFound, Refusal } from './refusal'
import type { Tenant, User } from './state'

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

/** What a temporary access pass was asked with. */
export interface AskedPass {
  readonly lifetimeInMinutes?: number | undefined
  readonly isUsableOnce?: boolean | undefined
  readonly startDateTime?: string | undefined
}

/**
 * Registers a temporary access pass instead of the one from before, as the tenant's policy allows. Throws a Refusal, in
 * words that administrators met; of those on the lifetime and on using it more than once none are known.
 */
export function addPass(tenant: Tenant, user: User, asked: AskedPass): AuthenticationMethod {
  const type = 'temporaryAccessPassAuthenticationMethod'
  const now = new Date().toISOString()
  const { enabled, leastMinutes, mostMinutes, usualMinutes, onceOnly } = tenant.passPolicy
  if (user.properties['userType'] === 'Guest')
    throw refusedPass('Temporary Access Pass cannot be added to an external guest user.')
  if (!enabled)
    throw refusedPass(
      'Converged UserCredentialPolicy does not allow creating or updating TemporaryAccessPass credential.',
    )
  const { lifetimeInMinutes = usualMinutes, isUsableOnce = onceOnly, startDateTime = now } = asked
  if (lifetimeInMinutes < leastMinutes || lifetimeInMinutes > mostMinutes)
    throw refusedPass(`The lifetime of a Temporary Access Pass is ${leastMinutes} to ${mostMinutes} minutes.`)
  if (onceOnly && !isUsableOnce) throw refusedPass('A Temporary Access Pass can be used once only.')
  const made: AuthenticationMethod = {
    id: randomUUID(),
    type,
    createdDateTime: now,
    details: { lifetimeInMinutes, isUsableOnce, startDateTime },
  }
  const registered = tenant.authenticationMethods.get(user.id) ?? { methods: [], default: undefined }
  const others = registered.methods.filter((method) => method.type !== type)
  tenant.authenticationMethods.set(user.id, { ...registered, methods: [...others, made] })
  return made
}

/** Changes what a method says of itself. */
export function changeMethod(method: AuthenticationMethod, details: Readonly<Record<string, unknown>>): void {
  method.details = { ...method.details, ...details }
}

function refusedPass(message: string): Refusal {
  return new Refusal(400, 'badRequest', message)
}
