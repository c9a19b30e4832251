import { AppCredentials, ServiceClientCredentialsFactory } from 'botframework-connector'
import type { Credential } from '../services/remote/credential'

type Asked = Parameters<ServiceClientCredentialsFactory['createCredentials']>

/**
 * The bot's credential for Teams, which can be told that Teams refused its token: the SDK keeps one until it expires, for
 * the whole process, and never asks itself whether it is still good.
 */
export class RenewableCredentials extends ServiceClientCredentialsFactory {
  private asked: Asked | undefined
  private renewing: Promise<void> | undefined

  constructor(private readonly kept: ServiceClientCredentialsFactory) {
    super()
  }

  isValidAppId(appId: string): Promise<boolean> {
    return this.kept.isValidAppId(appId)
  }

  isAuthenticationDisabled(): Promise<boolean> {
    return this.kept.isAuthenticationDisabled()
  }

  createCredentials(...asked: Asked): ReturnType<ServiceClientCredentialsFactory['createCredentials']> {
    this.asked = asked
    return this.kept.createCredentials(...asked)
  }

  /** Gets a fresh token in place of the one that the SDK keeps. Those who are refused together share one asking. */
  async renew(): Promise<void> {
    this.renewing ??= this.freshToken().finally(() => (this.renewing = undefined))
    await this.renewing
  }

  private async freshToken(): Promise<void> {
    if (this.asked === undefined || (await this.isAuthenticationDisabled())) return
    const credentials = await this.kept.createCredentials(...this.asked)
    if (credentials instanceof AppCredentials) await credentials.getToken(true)
  }
}

/**
 * The bot's credential for Teams by a managed identity. The SDK's own keeps a token twice, and can let go of one of them
 * only; this one is asked when the SDK wants a fresh token, so that what it kept is never meant.
 */
export class ManagedIdentityFactory extends ServiceClientCredentialsFactory {
  constructor(
    private readonly appId: string,
    private readonly credential: Credential,
  ) {
    super()
  }

  async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.appId
  }

  async isAuthenticationDisabled(): Promise<boolean> {
    return false
  }

  async createCredentials(appId: string, audience: string | undefined): Promise<AppCredentials> {
    if (appId !== this.appId) throw new Error('The managed identity is not that of this bot.')
    return new ManagedIdentityToken(appId, audience, this.credential)
  }
}

class ManagedIdentityToken extends AppCredentials {
  constructor(
    appId: string,
    audience: string | undefined,
    private readonly credential: Credential,
  ) {
    super(appId, undefined, audience)
  }

  protected async refreshToken(): Promise<{ accessToken: string; expiresOn: Date }> {
    const scope = this.oAuthScope.replace(/(\/\.default)?$/, '/.default')
    const answer = await this.credential.getToken(scope, { refused: '' })
    if (answer === null) throw new Error(`No token for ${scope}`)
    return { accessToken: answer.token, expiresOn: new Date(answer.expiresOnTimestamp) }
  }
}
