/** An app registration or an enterprise application, with who looks after it. */
export interface OwnedApplication {
  readonly id: string
  readonly type: 'application' | 'servicePrincipal'
  readonly displayName: string
  owners: readonly string[]
}

/** A permission that an application has on behalf of one user, or of everybody. */
export interface PermissionGrant {
  readonly id: string
  /** Object id of the application's service principal. */
  readonly client: string
  /** Directory id of the user; undefined when an administrator agreed for everybody. */
  readonly principal: string | undefined
  /** Object id of the API's service principal. */
  readonly resource: string
  /** With spaces between them. */
  readonly scope: string
}

/** Somebody's place in an application. */
export interface AppRoleAssignment {
  readonly id: string
  readonly principal: string
  readonly principalName: string
  readonly principalType: 'User' | 'Group'
  readonly resource: string
  readonly resourceName: string
}

export interface AppAccess {
  readonly applications: readonly OwnedApplication[]
  grants: readonly PermissionGrant[]
  roleAssignments: readonly AppRoleAssignment[]
}
