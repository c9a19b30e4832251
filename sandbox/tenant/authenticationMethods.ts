import type { MethodType } from './state/authenticationMethods'
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
