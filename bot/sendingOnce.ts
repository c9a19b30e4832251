import { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { AuthenticationConstants, type ClaimsIdentity } from 'botframework-connector'
import { LRUCache } from 'lru-cache'

type Factory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>
type Connector = Awaited<ReturnType<Factory['create']>>
type UserTokenClient = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>>

/** What of a connector is behind the SDK's types: the chain that its requests go through. */
interface Chain {
  readonly client: { readonly pipeline: { removePolicy(policy: { readonly name: string }): readonly unknown[] } }
}

/** As @azure/core-rest-pipeline calls it. */
const repeating = { name: 'defaultRetryPolicy' }

/** Addresses that Teams is reached at; one for each cloud and region, and there are few. */
const mostKept = 100

/**
 * The SDK’s authentication, whose connectors send each request once. Left alone they repeat what was answered with 408, 429
 * or 5xx, or by no answer at all, up to three times: past the budget, past the thread that Teams asked to leave alone, and as
 * if a message that was posted could not be posted twice. What is tried again, and when, the delivery of cards decides.
 *
 * One connector for each address serves all turns: it keeps nothing of a turn, and the SDK’s making of a new one for each
 * message costs more than the message. Its token is not its own, see `RenewableCredentials`.
 */
export class SendingOnce extends ConfigurationBotFrameworkAuthentication {
  private readonly connectors = new LRUCache<string, Promise<Connector>>({ max: mostKept })
  private readonly userTokenClients = new LRUCache<string, Promise<UserTokenClient>>({ max: mostKept })

  override createConnectorFactory(identity: ClaimsIdentity) {
    const factory = super.createConnectorFactory(identity)
    const create: Factory['create'] = (serviceUrl, audience) =>
      kept(this.connectors, [botOf(identity), serviceUrl, audience], async () =>
        once(await factory.create(serviceUrl, audience)),
      )
    return { create }
  }

  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    return kept(this.userTokenClients, [botOf(identity)], () => super.createUserTokenClient(identity))
  }
}

function botOf(identity: ClaimsIdentity): string | null {
  return identity.getClaimValue(AuthenticationConstants.AudienceClaim)
}

/** What could not be made is made again. */
function kept<Made extends object>(
  made: LRUCache<string, Promise<Made>>,
  of: readonly unknown[],
  make: () => Promise<Made>,
): Promise<Made> {
  const key = JSON.stringify(of)
  const known = made.get(key)
  if (known !== undefined) return known
  const making = make()
  made.set(key, making)
  making.catch(() => made.delete(key))
  return making
}

function once(connector: Connector): Connector {
  const { client } = connector as unknown as Chain
  client.pipeline.removePolicy(repeating)
  return connector
}
