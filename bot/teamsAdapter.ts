import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Activity,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder'
import type { ServiceClientCredentialsFactory } from 'botframework-connector'
import type { ChannelTokens } from '../services/remote/clouds'
import { channelSettings, federatedCredential } from './channelCredential'
import type { Configuration } from './configuration'
import type { Environment } from './environment'

type ConnectorOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>

/**
 * Whom the bot trusts and how it reaches Teams, where that is not the configured cloud's: for tests, in code. There is no
 * variable for any of it, so that nobody who can set one decides whose tokens are believed.
 */
export interface TeamsConnection {
  readonly tokens?: ChannelTokens
  readonly credentials?: ServiceClientCredentialsFactory
  readonly connector?: ConnectorOptions
}

/**
 * The SDK's adapter, for turns only. Its `process` is never called: that tells callers what went wrong inside, prints to the
 * console, and checks tokens in ways of its own (see docs/decisions/tokens-are-checked-with-jose.md).
 */
export class TeamsAdapter extends CloudAdapter {
  constructor(
    authentication: ConfigurationBotFrameworkAuthentication,
    private readonly appId: string,
    /** The Connector, as the one that tokens are for. */
    private readonly audience: string,
  ) {
    super(authentication)
  }

  /**
   * Holds the turn of an activity that has passed the front door. Throws what the turn throws: the SDK would tell its
   * `onTurnError` and go on.
   */
  async runTurn(activity: unknown, turn: (context: TurnContext) => Promise<void>): Promise<InvokeResponse | undefined> {
    let failure: { readonly error: unknown } | undefined
    const claimsIdentity = this.createClaimsIdentity(this.appId)
    const connectorFactory = this.botFrameworkAuthentication.createConnectorFactory(claimsIdentity)
    const response = await this.processActivity(
      { audience: this.audience, claimsIdentity, connectorFactory },
      activity as Activity,
      async (context) => {
        try {
          await turn(context)
        } catch (error) {
          failure = { error }
        }
      },
    )
    if (failure !== undefined) throw failure.error
    return response
  }
}

/** Without an app id the SDK lets everybody in: that is for the pretend tenant on loopback, and nothing else. */
export function createAdapter(
  configuration: Configuration,
  environment: Environment,
  { credentials, connector }: TeamsConnection,
): TeamsAdapter {
  const { sandbox, appId, cloud } = configuration
  const authentication = new ConfigurationBotFrameworkAuthentication(
    sandbox ? {} : channelSettings(configuration, environment),
    credentials ?? (sandbox ? undefined : federatedCredential(configuration, environment)),
    undefined,
    undefined,
    connector,
  )
  return new TeamsAdapter(authentication, sandbox ? '' : appId, cloud.channelTokens.issuer)
}
