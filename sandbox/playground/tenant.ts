import { people } from '../seeds/people'
import type { Sandbox } from '../server'
import { approvalsChannel, tenantId } from '../tenant/organization'
import type { PlaygroundTenant } from './index'

/** Whom and which channel the Playground shows of the pretend tenant: Ilse types, the others are her colleagues. */
export function playgroundTenant({ environment }: Pick<Sandbox, 'environment'>): PlaygroundTenant {
  const { ilseSmit, petraDeBoer, evaWillems, tomVisser, noorElIdrissi, willemVanLeeuwen } = people
  return {
    tenantId: environment['MicrosoftAppTenantId'] ?? tenantId,
    people: [ilseSmit, petraDeBoer, evaWillems, tomVisser, noorElIdrissi, willemVanLeeuwen].map(
      ({ id, displayName, givenName, surname, userPrincipalName, mail }) => ({
        id,
        displayName,
        givenName,
        surname,
        userPrincipalName,
        mail: mail ?? userPrincipalName,
      }),
    ),
    channel: approvalsChannel,
  }
}
