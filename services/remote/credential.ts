import {
  type AccessToken,
  ClientCertificateCredential,
  ClientSecretCredential,
  type GetTokenOptions,
  ManagedIdentityCredential,
  type ManagedIdentityCredentialClientIdOptions,
  type TokenCredential,
  WorkloadIdentityCredential,
} from '@azure/identity'
import { ManagedIdentityApplication } from '@azure/msal-node'

export type { AccessToken } from '@azure/identity'

/** `refused`: a token that a remote system did not take, though it has not expired: never that one again. */
type Wish = GetTokenOptions & { readonly refused?: string }

/** What signs the bot in. A credential of the Azure SDK is one, but keeps a refused token until it expires. */
export interface Credential extends TokenCredential {
  getToken(scopes: string | string[], options?: Wish): Promise<AccessToken | null>
}

/** The settings a credential is made from; the names are those of the Azure SDKs. */
export type CredentialEnvironment = Readonly<Record<string, string | undefined>>

export interface ChosenCredential {
  readonly credential: Credential
  readonly kind: 'certificate' | 'federatedToken' | 'secret' | 'managedIdentity'
  /** A sentence for the operator when a stronger credential exists. */
  readonly warning?: string
}

/**
 * The credential by which the bot itself signs in: a client certificate (AZURE_CLIENT_CERTIFICATE_PATH, with
 * AZURE_CLIENT_CERTIFICATE_PASSWORD), a federated token file (AZURE_FEDERATED_TOKEN_FILE), a client secret
 * (AZURE_CLIENT_SECRET), and otherwise the managed identity of the machine (user-assigned when AZURE_CLIENT_ID is given).
 * The first three need AZURE_TENANT_ID and AZURE_CLIENT_ID: throws an Error naming what is missing.
 * AZURE_AUTHORITY_HOST names the sign-in host of a national cloud. Nothing is sent before the first token is asked for.
 */
export function createCredential(environment: CredentialEnvironment): ChosenCredential {
  const certificatePath = given(environment, 'AZURE_CLIENT_CERTIFICATE_PATH')
  const tokenFilePath = given(environment, 'AZURE_FEDERATED_TOKEN_FILE')
  const secret = given(environment, 'AZURE_CLIENT_SECRET')
  if (certificatePath !== undefined) return byCertificate(environment, certificatePath)
  if (tokenFilePath !== undefined) return byFederatedToken(environment, tokenFilePath)
  if (secret !== undefined) return bySecret(environment, secret)
  const clientId = given(environment, 'AZURE_CLIENT_ID')
  return {
    kind: 'managedIdentity',
    credential: new RenewingManagedIdentity(clientId === undefined ? {} : { clientId }),
  }
}

function byCertificate(environment: CredentialEnvironment, certificatePath: string): ChosenCredential {
  const { tenantId, clientId } = application(environment, 'AZURE_CLIENT_CERTIFICATE_PATH')
  const certificatePassword = given(environment, 'AZURE_CLIENT_CERTIFICATE_PASSWORD')
  const certificate = certificatePassword === undefined ? { certificatePath } : { certificatePath, certificatePassword }
  return {
    kind: 'certificate',
    credential: new RenewingCredential(
      () => new ClientCertificateCredential(tenantId, clientId, certificate, authority(environment)),
    ),
  }
}

function byFederatedToken(environment: CredentialEnvironment, tokenFilePath: string): ChosenCredential {
  const { tenantId, clientId } = application(environment, 'AZURE_FEDERATED_TOKEN_FILE')
  return {
    kind: 'federatedToken',
    credential: new RenewingCredential(
      () => new WorkloadIdentityCredential({ tenantId, clientId, tokenFilePath, ...authority(environment) }),
    ),
  }
}

function bySecret(environment: CredentialEnvironment, secret: string): ChosenCredential {
  const { tenantId, clientId } = application(environment, 'AZURE_CLIENT_SECRET')
  return {
    kind: 'secret',
    credential: new RenewingCredential(
      () => new ClientSecretCredential(tenantId, clientId, secret, authority(environment)),
    ),
    warning:
      'The bot signs in with a client secret, which can be copied and expires. Use a managed identity or a certificate.',
  }
}

/** A list of what is missing in one message, so that it is put right in one go. */
function application(environment: CredentialEnvironment, because: string): { tenantId: string; clientId: string } {
  const tenantId = given(environment, 'AZURE_TENANT_ID')
  const clientId = given(environment, 'AZURE_CLIENT_ID')
  if (tenantId !== undefined && clientId !== undefined) return { tenantId, clientId }
  const missing = [
    ...(tenantId === undefined ? ['AZURE_TENANT_ID'] : []),
    ...(clientId === undefined ? ['AZURE_CLIENT_ID'] : []),
  ]
  throw new Error(`${because} is set, so ${missing.join(' and ')} must be set too.`)
}

function authority(environment: CredentialEnvironment): { authorityHost?: string } {
  const authorityHost = given(environment, 'AZURE_AUTHORITY_HOST')
  return authorityHost === undefined ? {} : { authorityHost }
}

function given(environment: CredentialEnvironment, name: string): string | undefined {
  const value = environment[name]?.trim()
  return value === '' ? undefined : value
}

/**
 * Signs in with a credential of the Azure SDK. That keeps a token until it expires, and nothing but claims gets it to ask
 * for another: in place of one that was refused a new credential is made, which has kept nothing, and reads a certificate
 * or a federated token that was replaced in its file.
 */
export class RenewingCredential implements Credential {
  private made: TokenCredential

  constructor(private readonly make: () => TokenCredential) {
    this.made = make()
  }

  /** The credential of the Azure SDK that is in use. */
  get current(): TokenCredential {
    return this.made
  }

  async getToken(scopes: string | string[], { refused, ...options }: Wish = {}): Promise<AccessToken | null> {
    if (refused !== undefined) this.made = this.make()
    return this.made.getToken(scopes, options)
  }
}

/**
 * A managed identity. The SDK's credential takes no notice of claims, so the library beneath it is asked for a fresh token.
 */
export class RenewingManagedIdentity extends ManagedIdentityCredential implements Credential {
  private readonly application: ManagedIdentityApplication

  constructor(options: ManagedIdentityCredentialClientIdOptions = {}) {
    super(options)
    const { clientId } = options
    this.application = new ManagedIdentityApplication(
      clientId === undefined ? {} : { managedIdentityIdParams: { userAssignedClientId: clientId } },
    )
  }

  override async getToken(scopes: string | string[], { refused, ...options }: Wish = {}): Promise<AccessToken> {
    if (refused === undefined) return super.getToken(scopes, options)
    const [resource = ''] = [scopes].flat().map((scope) => scope.replace(/\/\.default$/, ''))
    const { claims } = options
    // With claims, the token that was refused is named to those endpoints that want to know.
    const wish = claims === undefined ? { forceRefresh: true } : { claims }
    const { accessToken, expiresOn } = await this.application.acquireToken({ resource, ...wish })
    return { token: accessToken, expiresOnTimestamp: expiresOn?.getTime() ?? Date.now() }
  }
}
