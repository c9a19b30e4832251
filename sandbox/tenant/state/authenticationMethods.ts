/** Types of authentication methods by the segment of the path that deletes them; the others have none in v1.0. */
export const methodTypes = {
  phoneMethods: 'phoneAuthenticationMethod',
  emailMethods: 'emailAuthenticationMethod',
  fido2Methods: 'fido2AuthenticationMethod',
  microsoftAuthenticatorMethods: 'microsoftAuthenticatorAuthenticationMethod',
  softwareOathMethods: 'softwareOathAuthenticationMethod',
  temporaryAccessPassMethods: 'temporaryAccessPassAuthenticationMethod',
  windowsHelloForBusinessMethods: 'windowsHelloForBusinessAuthenticationMethod',
  platformCredentialMethods: 'platformCredentialAuthenticationMethod',
  externalAuthenticationMethods: 'externalAuthenticationMethod',
} as const

export type MethodType =
  | (typeof methodTypes)[keyof typeof methodTypes]
  | 'hardwareOathAuthenticationMethod'
  | 'qrCodePinAuthenticationMethod'

export interface AuthenticationMethod {
  readonly id: string
  readonly type: MethodType
  /** ISO 8601; Graph has none for some types. */
  readonly createdDateTime: string | null
  /** What it says of itself besides what its kind says. */
  details?: Readonly<Record<string, unknown>>
}

/** What somebody has registered besides the password, which everybody has. */
export interface RegisteredMethods {
  methods: readonly AuthenticationMethod[]
  /** Id of the one that somebody is asked for first; Graph v1.0 does not show which that is. */
  readonly default: string | undefined
}

/** What the tenant's policy says about temporary access passes. */
export interface PassPolicy {
  readonly enabled: boolean
  readonly leastMinutes: number
  readonly mostMinutes: number
  readonly usualMinutes: number
  /** None can be used more than once. */
  readonly onceOnly: boolean
}
