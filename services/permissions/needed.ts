import type { AnyStep } from '../steps/step'
import { declaredPermissions, leaveDatePermissions } from './declared'
import appRoles from './appRoles.json'

/** One application permission: its name, and the role of the API that it is. */
export interface AppRole {
  readonly name: string
  /** Client id of the API. */
  readonly resourceAppId: string
  readonly appRoleId: string
}

/** One of Entra's own roles. */
export interface DirectoryRole {
  readonly name: string
  /** Id of its template, the same in every tenant. */
  readonly id: string
}

/** What the bot has to be allowed, for the steps that are chosen. */
export interface Needed {
  readonly permissions: readonly AppRole[]
  readonly roles: readonly DirectoryRole[]
  /** Permissions that Exchange itself gives, for a part of the mailboxes (RBAC for Applications), and so are not among the others. */
  readonly byExchange: readonly string[]
}

/** What is chosen. */
export interface Chosen {
  /** Ids of steps that the organisation never takes. */
  readonly without: readonly string[]
  /** Leave dates are read (`PROPOSE_BEFORE_DAYS`). */
  readonly proposes: boolean
  /** Exchange is to allow no more than a scope of its own says. */
  readonly scoped: boolean
}

/** Which of Entra's roles makes a permission worth something. Source: docs/administrators.md, Roles; ids: learn, permissions-reference. */
const roleFor: Readonly<Record<string, DirectoryRole>> = {
  'Exchange.ManageAsApp': { name: 'Exchange Administrator', id: '29232cdf-9323-42fd-ade2-1d097af3e4de' },
  'TeamsTelephoneNumber.ReadWrite.All': { name: 'Teams Administrator', id: '69091246-20e8-4a56-aa4d-066075b2a7a8' },
  'User-PasswordProfile.ReadWrite.All': { name: 'User Administrator', id: 'fe930be7-5e62-47db-91af-98c3a49a38b1' },
}

/** What Exchange calls a permission that it gives by a scope. Source: learn, Exchange, application-rbac: supported application roles. */
export const exchangeRoles: Readonly<Record<string, string>> = {
  'Calendars.Read': 'Application Calendars.Read',
  'Calendars.ReadWrite': 'Application Calendars.ReadWrite',
  'Mail.Read': 'Application Mail.Read',
  'Mail.ReadBasic.All': 'Application Mail.ReadBasic',
  'Mail.ReadWrite': 'Application Mail.ReadWrite',
  'Mail.Send': 'Application Mail.Send',
  'MailboxSettings.Read': 'Application MailboxSettings.Read',
  'MailboxSettings.ReadWrite': 'Application MailboxSettings.ReadWrite',
}

/** Exchange's own application, whose role lets the module's cmdlets in. */
const exchangeAdministrator = '29232cdf-9323-42fd-ade2-1d097af3e4de'

/**
 * Exactly what these steps need, besides what the bot reads itself; sorted. Throws an Error that names what is no step, and for
 * a permission whose id is not known.
 */
export function neededFor(steps: readonly AnyStep[], { without, proposes, scoped }: Chosen): Needed {
  const strange = without.filter((id) => !steps.some((step) => step.id === id))
  if (strange.length > 0)
    throw new Error(`There is no step ${strange.join(', ')}. Steps are: ${steps.map(({ id }) => id).join(', ')}.`)
  const chosen = steps.filter(({ id }) => !without.includes(id))
  const names = [...new Set([...declaredPermissions(chosen), ...(proposes ? leaveDatePermissions : [])])].sort()
  const byExchange = scoped ? names.filter((name) => exchangeRoles[name] !== undefined) : []
  const roles = names.flatMap((name) => roleFor[name] ?? [])
  return {
    permissions: names.filter((name) => !byExchange.includes(name)).map(roleOf),
    // With a scope, a role group of Exchange takes the place of its administrator, who may do all to all mailboxes.
    roles: scoped ? roles.filter(({ id }) => id !== exchangeAdministrator) : roles,
    byExchange,
  }
}

/** The role of an API by the name of the permission. Throws an Error for one whose id nobody wrote down. */
export function roleOf(name: string): AppRole {
  for (const { resourceAppId, appRoles: ids } of [appRoles.graph, appRoles.exchange]) {
    const appRoleId = (ids as Readonly<Record<string, string>>)[name]
    if (appRoleId !== undefined) return { name, resourceAppId, appRoleId }
  }
  throw new Error(`The GUID of ${name} is not in appRoles.json`)
}

/** What a service principal has. */
export interface Granted {
  readonly permissions: readonly AppRole[]
  readonly roles: readonly DirectoryRole[]
}

/** What lacks, and what is there and not needed. */
export interface ConsentDifference {
  readonly missing: Granted
  readonly tooMuch: Granted
}

/** Pure. */
export function differenceOf(needed: Pick<Needed, 'permissions' | 'roles'>, granted: Granted): ConsentDifference {
  const isSame = (one: AppRole, other: AppRole) =>
    one.resourceAppId === other.resourceAppId && one.appRoleId === other.appRoleId
  const permissionsNotIn = (some: readonly AppRole[], others: readonly AppRole[]) =>
    some.filter((one) => !others.some((other) => isSame(one, other)))
  const rolesNotIn = (some: readonly DirectoryRole[], others: readonly DirectoryRole[]) =>
    some.filter(({ id }) => !others.some((other) => other.id === id))
  return {
    missing: {
      permissions: permissionsNotIn(needed.permissions, granted.permissions),
      roles: rolesNotIn(needed.roles, granted.roles),
    },
    tooMuch: {
      permissions: permissionsNotIn(granted.permissions, needed.permissions),
      roles: rolesNotIn(granted.roles, needed.roles),
    },
  }
}
