import { ConfigurationBotFrameworkAuthentication } from 'botbuilder'

type Factory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>
type Connector = Awaited<ReturnType<Factory['create']>>

/** What of a connector is behind the SDK's types: the chain that its requests go through. */
interface Chain {
  readonly client: { readonly pipeline: { removePolicy(policy: { readonly name: string }): readonly unknown[] } }
}

/** As @azure/core-rest-pipeline calls it. */
const repeating = { name: 'defaultRetryPolicy' }

/**
 * The SDK’s authentication, whose connectors send each request once. Left alone they repeat what was answered with 408, 429
 * or 5xx, or by no answer at all, up to three times: past the budget, past the thread that Teams asked to leave alone, and as
 * if a message that was posted could not be posted twice. What is tried again, and when, the delivery of cards decides.
 */
export class SendingOnce extends ConfigurationBotFrameworkAuthentication {
  override createConnectorFactory(
    ...of: Parameters<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>
  ) {
    const factory = super.createConnectorFactory(...of)
    const create: Factory['create'] = async (serviceUrl, audience) => once(await factory.create(serviceUrl, audience))
    return { create }
  }
}

function once(connector: Connector): Connector {
  const { client } = connector as unknown as Chain
  client.pipeline.removePolicy(repeating)
  return connector
}
