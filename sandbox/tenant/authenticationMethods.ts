import { notFound, Refusal } from './refusal'
import type { Tenant } from './state'

/** Types of authentication methods by the segment of the path that deletes them; the others have none in v1.0. */
export const methodTypes = {
  phoneMethods: 'phoneAuthenticationMethod',
  emailMethods: 'emailAuthenticationMethod',
  fido2Methods: 'fido2AuthenticationMethod',
  microsoftAuthenticatorMethods: 'microsoftAuthenticatorAuthenticationMethod',
  softwareOathMethods: 'softwareOathAuthenticationMethod',
  temporaryAccessPassMethods: 'temporaryAccessPassAuthenticationMethod',
  windowsHelloForBusinessMethods: 'windowsHelloForBusinessAuthenticationMethod',
  platformCredentialMethods: 'platformCredentialAuthenticationMethod',
  externalAuthenticationMethods: 'externalAuthenticationMethod',
} as const
export type MethodType =
  (typeof methodTypes)[keyof typeof methodTypes] | 'hardwareOathAuthenticationMethod' | 'qrCodePinAuthenticationMethod'

export interface AuthenticationMethod {
  readonly id: string
  readonly type: MethodType
  /** ISO 8601; Graph has none for some types. */
  readonly createdDateTime: string | null
}

/** What somebody has registered besides the password, which everybody has. */
export interface RegisteredMethods {
  methods: readonly AuthenticationMethod[]
  /** Id of the one that somebody is asked for first; Graph v1.0 does not show which that is. */
  readonly default: string | undefined
}

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

/** What an administrator takes away by hand. Body of `POST /_sandbox/sign-in-methods`: all that is registered goes. */
export function forgetMethods(tenant: Tenant, user: string): void {
  tenant.authenticationMethods.delete(user)
}
