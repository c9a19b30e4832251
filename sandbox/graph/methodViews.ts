import type { AuthenticationMethod, MethodType } from '../tenant/state/authenticationMethods'

type Properties = Readonly<Record<string, unknown>>

/** Microsoft's id of everybody's password. */
export const passwordId = '28c10230-6103-485e-b985-444c60001490'

/** What a method of each kind says of itself, where nobody said otherwise. */
const usual: Readonly<Record<MethodType, Properties>> = {
  phoneAuthenticationMethod: {
    phoneNumber: '+31 612345678',
    phoneType: 'mobile',
    smsSignInState: 'notAllowedByPolicy',
  },
  emailAuthenticationMethod: { emailAddress: 'thuis@voorbeeld.example' },
  fido2AuthenticationMethod: {
    displayName: 'Sleutel',
    aaGuid: 'cb69481e-8ff7-4039-93ec-0a2729a154a8',
    model: 'YubiKey 5 Series',
    attestationCertificates: [],
    attestationLevel: 'attested',
  },
  microsoftAuthenticatorAuthenticationMethod: {
    displayName: 'iPhone',
    deviceTag: 'SoftwareTokenActivated',
    phoneAppVersion: '6.8.11',
  },
  softwareOathAuthenticationMethod: { secretKey: null },
  temporaryAccessPassAuthenticationMethod: {
    temporaryAccessPass: null,
    startDateTime: '2026-11-20T08:00:00Z',
    lifetimeInMinutes: 60,
    isUsableOnce: false,
    isUsable: true,
    methodUsabilityReason: 'EnabledByPolicy',
  },
  windowsHelloForBusinessAuthenticationMethod: { displayName: 'CONTOSO-LT-0412', keyStrength: 'normal' },
  platformCredentialAuthenticationMethod: { displayName: 'MacBook', keyStrength: 'normal', platform: 'macOS' },
  externalAuthenticationMethod: { displayName: 'Aanbieder', configurationId: '6b7e3c1a-0f42-4d58-9a17-2c5e8d9f0b36' },
  hardwareOathAuthenticationMethod: {},
  qrCodePinAuthenticationMethod: {},
}

/** A method with the properties of its kind. */
export function viewMethod({ id, type, createdDateTime, details = {} }: AuthenticationMethod): Properties {
  return { id, createdDateTime, ...usual[type], ...details }
}
