import { exchangeRoles } from './needed'

/** Whom a scope is for. */
export interface ExchangeScope {
  readonly appId: string
  /** Object id of the service principal in Entra. */
  readonly objectId: string
  /** Exchange's filter of recipients: `CustomAttribute1 -eq 'may leave'`. */
  readonly filter: string
  /** Permissions that Exchange is to give by that scope. */
  readonly permissions: readonly string[]
  /** Cmdlets that the chosen steps use. */
  readonly cmdlets: readonly string[]
}

const name = 'Offboarding bot'

/**
 * The cmdlets by which Exchange allows the bot no more than a scope, to be run by an Exchange administrator. Pure. Source: learn,
 * Exchange, application-rbac (New-ServicePrincipal, New-ManagementScope, New-ManagementRoleAssignment -App), and
 * app-only-auth-powershell-v2 (a custom role group for a service principal).
 */
export function scopeCmdlets({ appId, objectId, filter, permissions, cmdlets }: ExchangeScope): readonly string[] {
  return [
    `New-ServicePrincipal -AppId ${quoted(appId)} -ObjectId ${quoted(objectId)} -DisplayName ${quoted(name)}`,
    `New-ManagementScope -Name ${quoted(name)} -RecipientRestrictionFilter ${quoted(filter)}`,
    ...permissions.map(
      (permission) =>
        `New-ManagementRoleAssignment -App ${quoted(objectId)} -Role ${quoted(exchangeRoles[permission] ?? permission)} -CustomResourceScope ${quoted(name)}`,
    ),
    ...(cmdlets.length === 0
      ? []
      : [
          `$roles = ${cmdlets.map(quoted).join(', ')} | ForEach-Object { Get-ManagementRole -Cmdlet $_ } | Where-Object { -not $_.Name.StartsWith('My') } | Select-Object -ExpandProperty Name -Unique`,
          `New-RoleGroup -Name ${quoted(name)} -Roles $roles -CustomRecipientWriteScope ${quoted(name)}`,
          `Add-RoleGroupMember -Identity ${quoted(name)} -Member ${quoted(objectId)}`,
        ]),
  ]
}

/** As PowerShell takes it word for word. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
