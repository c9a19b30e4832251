/** Texts of a user that can be written, with the most letters of each (learn, user resource type). */
export const userTexts = {
  ageGroup: 16,
  city: 128,
  companyName: 64,
  consentProvidedForMinor: 16,
  country: 128,
  department: 64,
  employeeId: 16,
  employeeType: 128,
  faxNumber: 128,
  givenName: 64,
  jobTitle: 128,
  mobilePhone: 64,
  officeLocation: 128,
  postalCode: 40,
  preferredDataLocation: 128,
  preferredLanguage: 128,
  state: 128,
  streetAddress: 1_024,
  surname: 64,
} as const

/** Every property of Graph's user as somebody has it of whom nothing is known. */
export function blankUser(): Readonly<Record<string, unknown>> {
  return {
    ...nothingKnown,
    businessPhones: [],
    createdDateTime: new Date().toISOString(),
    imAddresses: [],
    onPremisesExtensionAttributes: { ...extensionAttributes },
    onPremisesProvisioningErrors: [],
    otherMails: [],
    provisionedPlans: [],
    proxyAddresses: [],
    serviceProvisioningErrors: [],
  }
}

/** Made once: a tenant of a hundred thousand people copies it as often. */
const nothingKnown: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(Object.keys(userTexts).map((name) => [name, null])),
  creationType: null,
  employeeHireDate: null,
  employeeLeaveDateTime: null,
  employeeOrgData: null,
  externalUserState: null,
  externalUserStateChangeDateTime: null,
  isManagementRestricted: null,
  isResourceAccount: null,
  legalAgeGroupClassification: null,
  mail: null,
  onPremisesDistinguishedName: null,
  onPremisesDomainName: null,
  onPremisesImmutableId: null,
  onPremisesLastSyncDateTime: null,
  onPremisesSamAccountName: null,
  onPremisesSecurityIdentifier: null,
  onPremisesUserPrincipalName: null,
  passwordPolicies: null,
  passwordProfile: null,
  securityIdentifier: null,
  showInAddressList: null,
  userType: 'Member',
}

/** The fifteen, none of which is filled in. */
const extensionAttributes: Readonly<Record<string, null>> = Object.fromEntries(
  Array.from({ length: 15 }, (_, index) => [`extensionAttribute${index + 1}`, null]),
)

const countries = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/** Whether two letters are a country of ISO 3166; Unicode knows a few more regions. */
export function isCountry(code: string): boolean {
  return (
    /^[A-Z]{2}$/.test(code) &&
    !/^(?:X[^K]|AC|CP|DG|E[AUZ]|IC|QO|TA|UN|ZZ)$/.test(code) &&
    countries.of(code) !== undefined
  )
}
