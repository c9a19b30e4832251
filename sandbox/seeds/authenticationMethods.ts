import type {
  AuthenticationMethod,
  MethodType,
  PassPolicy,
  RegisteredMethods,
} from '../tenant/state/authenticationMethods'
import { people } from './people'

/** Microsoft's fixed ids of a mobile phone and of an email address. */
const mobilePhone = '3179e48a-750b-4051-897c-87b9720928f7'
const email = '3ddfcfc8-9383-446f-83cc-3ab9be4be18f'

/** Microsoft's own numbers, for passes that everybody may have (learn, howto-authentication-temporary-access-pass). */
export const usualPassPolicy: PassPolicy = {
  enabled: true,
  leastMinutes: 60,
  mostMinutes: 480,
  usualMinutes: 60,
  onceOnly: false,
}

const { tomVisser, maartenKok, danielMeijer, saskiaDeGroot } = people

/** What a few people have registered to sign in with, by directory id. Nobody else has more than a password. */
export function seedMethods(): Map<string, RegisteredMethods> {
  return new Map<string, RegisteredMethods>([
    [saskiaDeGroot.id, registered([phone, authenticator('1')], phone.id)],
    [danielMeijer.id, registered([phone, authenticator('2')], phone.id)],
    /** One of each kind that can be deleted. */
    [
      tomVisser.id,
      registered(
        [
          phone,
          method('emailAuthenticationMethod', email),
          method('fido2AuthenticationMethod', '-2_GRUg2-HYz6_1YG4YRAQ2'),
          authenticator('3'),
          method('softwareOathAuthenticationMethod', 'c0b6d5a1-3f0e-4a6c-8d27-19e4b7f05a01'),
          method('temporaryAccessPassAuthenticationMethod', 'c0b6d5a1-3f0e-4a6c-8d27-19e4b7f05a02'),
          method('windowsHelloForBusinessAuthenticationMethod', 'c0b6d5a1-3f0e-4a6c-8d27-19e4b7f05a03'),
          method('platformCredentialAuthenticationMethod', 'c0b6d5a1-3f0e-4a6c-8d27-19e4b7f05a04'),
          method('externalAuthenticationMethod', 'c0b6d5a1-3f0e-4a6c-8d27-19e4b7f05a05'),
        ],
        authenticator('3').id,
      ),
    ],
    /** A code generator that only a person can take away. */
    [
      maartenKok.id,
      registered(
        [authenticator('4'), method('hardwareOathAuthenticationMethod', 'c0b6d5a1-3f0e-4a6c-8d27-19e4b7f05a06')],
        undefined,
      ),
    ],
  ])
}

const phone = method('phoneAuthenticationMethod', mobilePhone, null)

function authenticator(number: string): AuthenticationMethod {
  return method('microsoftAuthenticatorAuthenticationMethod', `6f1a9d3c-52b8-4e07-b6c4-0d8e21f7a30${number}`)
}

function method(
  type: MethodType,
  id: string,
  createdDateTime: string | null = '2025-02-03T09:15:00Z',
): AuthenticationMethod {
  return { id, type, createdDateTime }
}

function registered(methods: readonly AuthenticationMethod[], first: string | undefined): RegisteredMethods {
  return { methods, default: first }
}
