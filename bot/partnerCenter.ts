import type { CredentialEnvironment } from '../services/remote/credential'

/** Where the partner who sold this tenant its licences is asked to change their number. */
export interface PartnerCenter {
  /** The id of this tenant, as the partner’s customer. */
  readonly customerId: string
  /** With the version. */
  readonly baseUrl: string
}

type Given = (name: string) => string | undefined

/** Partner Center, or undefined where it is not configured. */
export function partnerCenterFrom(given: Given): PartnerCenter | undefined {
  const customerId = given('PARTNER_CENTER_CUSTOMER_ID')
  if (customerId === undefined) return undefined
  return { customerId, baseUrl: given('PARTNER_CENTER_URL') ?? 'https://api.partnercenter.microsoft.com/v1' }
}

/** What is missing or wrong, in sentences for the operator. */
export function partnerCenterProblems(given: Given): readonly string[] {
  const customerId = given('PARTNER_CENTER_CUSTOMER_ID')
  if (customerId === undefined) return []
  const problems: string[] = []
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(customerId))
    problems.push(
      'PARTNER_CENTER_CUSTOMER_ID must be a GUID: the id of this tenant, which the partner calls Microsoft ID',
    )
  if (given('PARTNER_CENTER_CLIENT_ID') === undefined) return problems
  if (given('PARTNER_CENTER_TENANT_ID') === undefined)
    problems.push('PARTNER_CENTER_TENANT_ID is missing (the partner’s own tenant, in which its app is registered)')
  const secret = given('PARTNER_CENTER_CERTIFICATE_PATH') ?? given('PARTNER_CENTER_CLIENT_SECRET')
  if (secret === undefined)
    problems.push('PARTNER_CENTER_CERTIFICATE_PATH or PARTNER_CENTER_CLIENT_SECRET is missing (of the partner’s app)')
  return problems
}

/**
 * The settings of the credential for Partner Center, whose app is registered in the partner’s tenant and not in this one;
 * undefined where the bot’s own identity is that app.
 */
export function partnerCredentialEnvironment(environment: CredentialEnvironment): CredentialEnvironment | undefined {
  if ((environment['PARTNER_CENTER_CLIENT_ID']?.trim() ?? '') === '') return undefined
  return {
    AZURE_TENANT_ID: environment['PARTNER_CENTER_TENANT_ID'],
    AZURE_CLIENT_ID: environment['PARTNER_CENTER_CLIENT_ID'],
    AZURE_CLIENT_CERTIFICATE_PATH: environment['PARTNER_CENTER_CERTIFICATE_PATH'],
    AZURE_CLIENT_SECRET: environment['PARTNER_CENTER_CLIENT_SECRET'],
    AZURE_AUTHORITY_HOST: environment['AZURE_AUTHORITY_HOST'],
  }
}
