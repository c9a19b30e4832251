import {
  CloudAdapter,
  type ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type Activity,
  type InvokeResponse,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder'
import type { ServiceClientCredentialsFactory } from 'botframework-connector'
import type { Urgency } from '../dialogs/messenger'
import type { ChannelTokens } from '../services/remote/clouds'
import type { Budget } from './budget'
import { channelSettings, federatedCredential, identityCredential } from './channelCredential'
import type { Configuration } from './configuration'
import type { Environment } from './environment'
import { RenewableCredentials } from './renewableCredentials'
import { SendingOnce } from './sendingOnce'
import { refusalOf } from './teamsAnswers'

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

/** Under this in a turn's state stands how urgent what is said in it is; an answer when nothing does. */
export const urgencyKey = Symbol('urgency')

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
    private readonly credentials: RenewableCredentials,
    private readonly budget: Budget,
  ) {
    super(authentication)
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const sent: ResourceResponse[] = []
    // One by one, so that none is sent twice when the token of a later one is refused.
    for (const activity of activities) {
      const send = () => super.sendActivities(context, [activity])
      // The answer to an invoke goes back with the request that brought it.
      const isAnswer = activity.type === 'invokeResponse'
      sent.push(...(await (isAnswer ? send() : this.within(context, activity, send))))
    }
    return sent
  }

  override updateActivity(context: TurnContext, activity: Activity): Promise<ResourceResponse | void> {
    return this.within(context, activity, () => super.updateActivity(context, activity))
  }

  /** @param thread where: a channel, or a person for a chat with them */
  beginConversation(
    thread: string,
    urgency: Urgency,
    ...asked: Parameters<CloudAdapter['createConversationAsync']>
  ): Promise<void> {
    return this.inThread(thread, urgency, () => super.createConversationAsync(...asked))
  }

  private within<Result>(
    { turnState, activity: { conversation } }: TurnContext,
    activity: Partial<Activity>,
    request: () => Promise<Result>,
  ): Promise<Result> {
    const urgency: Urgency | undefined = turnState.get(urgencyKey)
    return this.inThread((activity.conversation ?? conversation).id, urgency ?? 'answer', request)
  }

  /** As many as Teams takes; and where it says when to come back, nothing goes there before. */
  private async inThread<Result>(thread: string, urgency: Urgency, request: () => Promise<Result>): Promise<Result> {
    try {
      return await this.budget.run(thread, urgency, () => this.unlessRefused(request))
    } catch (error) {
      const refusal = refusalOf(error, 'update', Date.now())
      if (refusal.kind === 'later' && refusal.at !== undefined) this.budget.hold(thread, refusal.at)
      throw error
    }
  }

  /** What Teams answers with 401 it has not done: one fresh token, and one repeat. */
  private async unlessRefused<Result>(request: () => Promise<Result>): Promise<Result> {
    try {
      return await request()
    } catch (error) {
      if (statusOf(error) !== 401) throw error
      await this.credentials.renew()
      return request()
    }
  }

  /** The SDK takes for granted that an activity says to whom it is. It is to the bot. */
  private withRecipient(activity: Activity): Activity {
    const { recipient } = activity as Partial<Activity>
    const bot = { id: this.appId === '' ? 'bot' : `28:${this.appId}`, name: '' }
    return recipient?.id === undefined ? { ...activity, recipient: bot } : activity
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
      this.withRecipient(activity as Activity),
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
  budget: Budget,
): TeamsAdapter {
  const { sandbox, appId, cloud } = configuration
  const settings = sandbox ? {} : channelSettings(configuration, environment)
  const own = sandbox
    ? undefined
    : (federatedCredential(configuration, environment) ?? identityCredential(configuration, environment))
  const renewable = new RenewableCredentials(
    credentials ?? own ?? new ConfigurationServiceClientCredentialFactory(settings),
  )
  const authentication = new SendingOnce(settings, renewable, undefined, undefined, connector)
  return new TeamsAdapter(authentication, sandbox ? '' : appId, cloud.channelTokens.issuer, renewable, budget)
}

/** The HTTP status of an error of the SDK. */
export function statusOf(error: unknown): number | undefined {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined
  return typeof status === 'number' ? status : undefined
}
