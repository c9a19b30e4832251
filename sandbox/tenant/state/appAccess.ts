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
  readonly principalType: 'User' | 'Group' | 'ServicePrincipal'
  readonly resource: string
  readonly resourceName: string
  /** Id of the application’s own role; all zeros where it has none. */
  readonly appRole: string
}

/** An application that the tenant uses, by its service principal. */
export interface UsedApplication {
  readonly id: string
  readonly displayName: string
  /** Ids of the roles that it has of its own. */
  readonly roles: readonly string[]
}

/** An API of Microsoft, or the bot itself, by its service principal. */
export interface Principal {
  readonly id: string
  /** Client id. */
  readonly appId: string
  readonly displayName: string
  /** Application permissions that it has to give, by their names. */
  readonly appRoles: Readonly<Record<string, string>>
}

export interface AppAccess {
  readonly principals: readonly Principal[]
  readonly applications: readonly OwnedApplication[]
  readonly used: readonly UsedApplication[]
  grants: readonly PermissionGrant[]
  roleAssignments: readonly AppRoleAssignment[]
}
