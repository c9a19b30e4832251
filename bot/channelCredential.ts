import { FederatedServiceClientCredentialsFactory } from 'botframework-connector'
import type { CloudProfile } from '../services/remote/clouds'
import { createCredential } from '../services/remote/credential'
import type { Environment } from './environment'
import { ManagedIdentityFactory } from './renewableCredentials'

/** How the bot proves to Teams who it is, by the words of `MicrosoftAppType`. */
export const appTypes = ['SingleTenant', 'UserAssignedMsi', 'FederatedCredential'] as const

/** Who the bot is, and in which cloud. */
interface Registration {
  readonly appId: string
  readonly tenantId: string
  readonly cloud: CloudProfile
}

type Given = (name: string) => string | undefined

/** What is missing or wrong about the bot's credential for Teams, in sentences for the operator. Pure. */
export function channelCredentialProblems(given: Given, cloud: CloudProfile): readonly string[] {
  const type = given('MicrosoftAppType') ?? 'SingleTenant'
  const certificate = ['CertificateThumbprint', 'CertificatePrivateKey'].map((name) => given(name) !== undefined)
  const password = given('MicrosoftAppPassword') !== undefined
  const problems: string[] = []
  if (type === 'SingleTenant' && !password && !certificate.every(Boolean))
    problems.push(
      'CertificateThumbprint with CertificatePrivateKey, or MicrosoftAppPassword, is missing (MicrosoftAppType is SingleTenant)',
    )
  if (type !== 'SingleTenant' && password)
    problems.push(`MicrosoftAppPassword must not be set, because MicrosoftAppType is ${type} and needs no secret`)
  if (type === 'FederatedCredential' && given('FEDERATED_IDENTITY_CLIENT_ID') === undefined)
    problems.push(
      'FEDERATED_IDENTITY_CLIENT_ID is missing (the client id of the managed identity that the app registration trusts; MicrosoftAppType is FederatedCredential)',
    )
  // The SDK signs in at login.microsoftonline.com with these two, whatever the cloud.
  const worldwideOnly = type === 'FederatedCredential' ? type : certificate.some(Boolean) ? 'a certificate' : undefined
  if (worldwideOnly !== undefined && type !== 'UserAssignedMsi' && cloud.name !== 'worldwide')
    problems.push(
      `The Bot Framework SDK can use ${worldwideOnly} in CLOUD=worldwide only, and CLOUD is ${cloud.name}: take UserAssignedMsi or MicrosoftAppPassword`,
    )
  return problems
}

/** What to tell the operator about a credential that works and could be better; undefined when there is nothing. Pure. */
export function channelCredentialWarning(environment: Environment): string | undefined {
  const given = (name: string) => environment[name]?.trim() || undefined
  if (given('MicrosoftAppPassword') === undefined) return undefined
  if (given('CertificateThumbprint') !== undefined)
    return 'MicrosoftAppPassword is set beside a certificate, which is what the bot uses. Remove the password here and from the app registration.'
  return 'The bot proves to Teams who it is by a client secret (MicrosoftAppPassword). Whoever reads it can speak as the bot. Use a managed identity (MicrosoftAppType UserAssignedMsi or FederatedCredential) or a certificate instead.'
}

/** The SDK's settings, each by its name: what else is in the environment must not decide whom the bot trusts. */
export function channelSettings(
  { appId, tenantId, cloud }: Registration,
  environment: Environment,
): Readonly<Record<string, string>> {
  const given = (name: string): Readonly<Record<string, string>> => {
    const value = environment[name]?.trim()
    return value === undefined || value === '' ? {} : { [name]: value }
  }
  return {
    MicrosoftAppType: 'SingleTenant',
    ...given('MicrosoftAppType'),
    ...given('MicrosoftAppPassword'),
    ...given('CertificateThumbprint'),
    ...given('CertificatePrivateKey'),
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: tenantId,
    ...cloud.botFramework(tenantId),
  }
}

/** The credential by a managed identity, of the machine or handed to it as a file, where that is configured. */
export function identityCredential(
  { appId, tenantId }: Registration,
  environment: Environment,
): ManagedIdentityFactory | undefined {
  if (environment['MicrosoftAppType']?.trim() !== 'UserAssignedMsi') return undefined
  const { AZURE_FEDERATED_TOKEN_FILE, AZURE_AUTHORITY_HOST } = environment
  const settings = {
    AZURE_CLIENT_ID: appId,
    AZURE_TENANT_ID: tenantId,
    AZURE_FEDERATED_TOKEN_FILE,
    AZURE_AUTHORITY_HOST,
  }
  return new ManagedIdentityFactory(appId, createCredential(settings).credential)
}

/** The credential of an app registration that trusts a managed identity, where that is configured. */
export function federatedCredential(
  { appId, tenantId }: Registration,
  environment: Environment,
): FederatedServiceClientCredentialsFactory | undefined {
  if (environment['MicrosoftAppType']?.trim() !== 'FederatedCredential') return undefined
  return new FederatedServiceClientCredentialsFactory(
    appId,
    environment['FEDERATED_IDENTITY_CLIENT_ID']?.trim() ?? '',
    tenantId,
  )
}
