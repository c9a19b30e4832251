import appRoles from '../../services/permissions/appRoles.json'
import { application, botAppId } from '../tenant/units'
import type { AppAccess, AppRoleAssignment, PermissionGrant, Principal } from '../tenant/state/appAccess'
import { defaultRole } from '../tenant/appAccess'
import { groups } from './groups'
import { people, type PersonSeed } from './people'

const { danielMeijer, maartenKok } = people
const apps = {
  planner: { id: 'e7a10c44-0001-4f3b-9a52-6c1d88b0e001', displayName: 'Trello' },
  signing: { id: 'e7a10c44-0002-4f3b-9a52-6c1d88b0e002', displayName: 'DocuSign' },
  cases: { id: 'e7a10c44-0003-4f3b-9a52-6c1d88b0e003', displayName: 'Zaaksysteem' },
  graph: { id: 'e7a10c44-0004-4f3b-9a52-6c1d88b0e004', displayName: 'Microsoft Graph' },
} as const

/** The APIs that the bot asks, with what may be granted on them, and the bot itself. */
const principals: readonly Principal[] = [
  {
    id: 'e7a10c44-0007-4f3b-9a52-6c1d88b0e007',
    appId: appRoles.graph.resourceAppId,
    displayName: 'Microsoft Graph',
    appRoles: appRoles.graph.appRoles,
  },
  {
    id: 'e7a10c44-0008-4f3b-9a52-6c1d88b0e008',
    appId: appRoles.exchange.resourceAppId,
    displayName: 'Office 365 Exchange Online',
    appRoles: appRoles.exchange.appRoles,
  },
  { ...application, appId: botAppId, appRoles: {} },
]

/** What applications may do for a few people, and who looks after some. */
export function seedAppAccess(): AppAccess {
  return {
    principals,
    used: [
      ...Object.values<App>(apps).map(({ id, displayName }) => ({ id, displayName, roles: rolesOf[id] ?? [] })),
      ...principals.map(({ id, displayName, appRoles: roles }) => ({ id, displayName, roles: Object.values(roles) })),
    ],
    applications: [
      {
        id: 'e7a10c44-0005-4f3b-9a52-6c1d88b0e005',
        type: 'application',
        displayName: 'Contractenkoppeling',
        owners: [maartenKok.id],
      },
      {
        id: 'e7a10c44-0006-4f3b-9a52-6c1d88b0e006',
        type: 'servicePrincipal',
        displayName: 'Contractenkoppeling',
        owners: [maartenKok.id, people.karinMulder.id],
      },
    ],
    grants: [
      grant('1', apps.planner, maartenKok, 'User.Read Calendars.ReadWrite offline_access'),
      grant('2', apps.signing, maartenKok, 'User.Read Files.Read'),
      grant('3', apps.planner, danielMeijer, 'User.Read'),
      /** For everybody: nobody's to take away when one person leaves. */
      grant('4', apps.cases, undefined, 'User.Read'),
    ],
    roleAssignments: [
      assignment('1', apps.planner, maartenKok),
      assignment('2', apps.cases, maartenKok),
      assignment('3', apps.planner, danielMeijer),
      assignment('4', apps.cases, groups.helpdesk, 'Group'),
    ],
  }
}

type App = (typeof apps)[keyof typeof apps]

const caseWorker = 'b3d6a1c8-7e25-4f90-8a41-5c9e2d70f601'
const caseManager = 'b3d6a1c8-7e25-4f90-8a41-5c9e2d70f602'
/** What the applications that have roles of their own call them by. */
const rolesOf: Readonly<Record<string, readonly string[]>> = { [apps.cases.id]: [caseWorker, caseManager] }

function grant(number: string, client: App, principal: PersonSeed | undefined, scope: string): PermissionGrant {
  return {
    id: `oQ_Grant-${number}_aK4bS9mWk2pVtQ7dXh3yZ`,
    client: client.id,
    principal: principal?.id,
    resource: apps.graph.id,
    scope,
  }
}

function assignment(
  number: string,
  resource: App,
  { id, displayName }: { readonly id: string; readonly displayName: string },
  principalType: AppRoleAssignment['principalType'] = 'User',
): AppRoleAssignment {
  return {
    id: `eW-Role_${number}aT5nB8cYp3kLsR6vJg1uD`,
    principal: id,
    principalName: displayName,
    principalType,
    resource: resource.id,
    resourceName: resource.displayName,
    appRole: rolesOf[resource.id]?.[0] ?? defaultRole,
  }
}
