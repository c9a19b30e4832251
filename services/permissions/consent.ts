import appRoles from './appRoles.json'

/** One entry of `requiredResourceAccess` of an app registration: application permissions of one API, by their GUIDs. */
export interface ResourceAccess {
  readonly resourceAppId: string
  readonly resourceAccess: readonly { readonly id: string; readonly type: 'Role' }[]
}

interface Resource {
  readonly resourceAppId: string
  readonly appRoles: Readonly<Record<string, string>>
}
const resources: readonly Resource[] = [appRoles.graph, appRoles.exchange]

/**
 * What an app registration must ask an administrator to consent to, as `az ad app update --required-resource-accesses`
 * takes it. Throws an Error for a permission whose GUID is not known (`appRoles.json` names its source).
 */
export function requiredResourceAccess(permissions: readonly string[]): readonly ResourceAccess[] {
  const unknown = permissions.filter((name) => !resources.some(({ appRoles: ids }) => name in ids))
  if (unknown.length > 0) throw new Error(`The GUID of ${unknown.join(', ')} is not in appRoles.json`)
  return resources.flatMap(({ resourceAppId, appRoles: ids }) => {
    const asked = permissions.filter((name) => name in ids)
    return asked.length === 0
      ? []
      : [{ resourceAppId, resourceAccess: asked.map((name) => ({ id: ids[name] ?? '', type: 'Role' as const })) }]
  })
}

/** The permissions of one API among these, for instance those that its tokens carry. */
export function permissionsOn(resourceAppId: string, permissions: readonly string[]): readonly string[] {
  const ids = resources.find((resource) => resource.resourceAppId === resourceAppId)?.appRoles ?? {}
  return permissions.filter((name) => name in ids)
}
