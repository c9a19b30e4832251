import { z } from 'zod'
import type { Reader } from '../../remote/reader'
import type { Cloud } from '../../model/cloud'

/**
 * Types by what `@odata.type` says, with the segment of the path that deletes one, in the order in which they go: the
 * authenticator and the phone are what most people are asked for first, and that one Microsoft lets go last.
 * Source: learn, authentication-list-methods.
 */
const deletable = [
  ['temporaryAccessPass', 'temporaryAccessPassMethods'],
  ['email', 'emailMethods'],
  ['external', 'externalAuthenticationMethods'],
  ['platformCredential', 'platformCredentialMethods'],
  ['windowsHelloForBusiness', 'windowsHelloForBusinessMethods'],
  ['fido2', 'fido2Methods'],
  ['softwareOath', 'softwareOathMethods'],
  ['phone', 'phoneMethods'],
  ['microsoftAuthenticator', 'microsoftAuthenticatorMethods'],
] as const

/** `hardwareOath` and `qrCodePin` can be deleted in beta only; `other` is what Microsoft added since. */
export type MethodKind = (typeof deletable)[number][0] | 'hardwareOath' | 'qrCodePin' | 'other'

export interface SignInMethod {
  readonly id: string
  readonly kind: MethodKind
  /** Where it is deleted, relative to the user; undefined where only a person can. */
  readonly path: string | undefined
}

export interface SignInMethodsFacts {
  /** Without the password, which stays, and in the order in which they go. */
  readonly methods: readonly SignInMethod[]
  /** Where a person sees and deletes them, https. */
  readonly link: string
}

const methodSchema = z.object({ '@odata.type': z.string().nullish(), id: z.string() })

/** What the leaver has registered to sign in with. Throws RemoteError. Five such reads per 10 seconds at most. */
export async function readSignInMethods({ graph, settings }: Reader, id: string): Promise<SignInMethodsFacts> {
  const found = await graph.list(`/users/${id}/authentication/methods`, methodSchema)
  const methods = found.flatMap(({ '@odata.type': type, id: methodId }) => {
    const kind = kindOf(type ?? '')
    return kind === 'password' ? [] : [{ id: methodId, kind, path: pathOf(kind, methodId, settings.cloud) }]
  })
  return {
    methods: methods.sort((one, other) => rank(one.kind) - rank(other.kind) || one.id.localeCompare(other.id)),
    link: `${settings.links.entra}/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/UserAuthMethods/userId/${id}`,
  }
}

function kindOf(type: string): MethodKind | 'password' {
  const [, name = ''] = /^#microsoft\.graph\.(\w+?)(?:AuthenticationMethod)?$/.exec(type) ?? []
  if (name === 'password' || name === 'hardwareOath' || name === 'qrCodePin') return name
  return deletable.find(([kind]) => kind === name)?.[0] ?? 'other'
}

/** External methods cannot be deleted outside of the worldwide cloud (Microsoft's metadata). */
function pathOf(kind: MethodKind, id: string, cloud: Cloud): string | undefined {
  const segment = kind === 'external' && cloud !== 'global' ? undefined : deletable[rank(kind)]?.[1]
  return segment === undefined ? undefined : `/authentication/${segment}/${encodeURIComponent(id)}`
}

/** Where it stands among those that can be deleted; -1 for the others. */
function rank(kind: MethodKind): number {
  return deletable.findIndex(([name]) => name === kind)
}
