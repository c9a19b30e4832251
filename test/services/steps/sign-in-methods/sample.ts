import type {
  SignInMethod,
  SignInMethodsDecision,
  SignInMethodsFacts,
} from '../../../../services/steps/sign-in-methods'
import { jan } from '../builders'
import type { Sample } from '../sample'

export const none: SignInMethodsFacts = {
  methods: [],
  link: `https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/UserAuthMethods/userId/${jan().id}`,
}
export const phone: SignInMethod = {
  id: '3179e48a-750b-4051-897c-87b9720928f7',
  kind: 'phone',
  path: '/authentication/phoneMethods/3179e48a-750b-4051-897c-87b9720928f7',
}
export const authenticator: SignInMethod = {
  id: '6f1a9d3c-52b8-4e07-b6c4-0d8e21f7a301',
  kind: 'microsoftAuthenticator',
  path: '/authentication/microsoftAuthenticatorMethods/6f1a9d3c-52b8-4e07-b6c4-0d8e21f7a301',
}
export const token: SignInMethod = { id: 'c0b6d5a1-3f0e-4a6c-8d27-19e4b7f05a06', kind: 'hardwareOath', path: undefined }

const kinds = [
  'temporaryAccessPass',
  'email',
  'external',
  'platformCredential',
  'windowsHelloForBusiness',
  'fido2',
  'softwareOath',
] as const

const usual: Sample<SignInMethodsFacts, SignInMethodsDecision> = {
  before: { ...none, methods: [phone, authenticator] },
  input: { choice: 'remove' },
  decision: { choice: 'remove' },
  after: none,
  irreversible: true,
}
const everyKind: Sample<SignInMethodsFacts, SignInMethodsDecision> = {
  ...usual,
  before: {
    ...none,
    methods: [
      ...kinds.map((kind) => ({ id: kind, kind, path: `/authentication/made-up/${kind}` })),
      phone,
      authenticator,
      { ...authenticator, id: 'second', path: '/authentication/microsoftAuthenticatorMethods/second' },
      token,
      { ...token, id: 'badge', kind: 'qrCodePin' },
      { ...token, id: 'new', kind: 'other' },
    ],
  },
}

export const samples = [usual, everyKind]
