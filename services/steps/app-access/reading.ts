import { z } from 'zod'
import type { CloudLinks } from '../../model/cloud'
import type { Reader } from '../../remote/reader'
import { readOwnedObjects, type OwnedObject } from '../../facts/ownedObjects'

/** What the leaver allowed an application to do in their name. */
export interface Consent {
  /** Of the grant. */
  readonly id: string
  /** The application's name, or its object id where no name can be read. */
  readonly app: string
  readonly permissions: readonly string[]
  /** What giving it again takes: ids of the application and of what it reaches, and the scope as it was. Not in journals of before. */
  readonly clientId?: string
  readonly resourceId?: string
  readonly scope?: string
}

/** The leaver's place in an application. */
export interface AppAssignment {
  readonly id: string
  readonly app: string
  /** What giving it again takes. Not in journals of before. */
  readonly resourceId?: string
  readonly appRoleId?: string
}

/** An application that the leaver looks after, and whose secrets they may know. */
export interface OwnedApp {
  /** Directory object id. */
  readonly id: string
  readonly name: string
  readonly type: 'application' | 'servicePrincipal'
  /** Where its owners are, https. */
  readonly link: string
}

export interface AppAccessFacts {
  readonly consents: readonly Consent[]
  readonly assignments: readonly AppAssignment[]
  readonly owned: readonly OwnedApp[]
  /** Where consents and places are given, https. */
  readonly link: string
}

const text = z.string().nullish()
const grantSchema = z.object({
  id: z.string(),
  clientId: z.string(),
  consentType: text,
  principalId: text,
  resourceId: text,
  scope: text,
})
const assignmentSchema = z.object({
  id: z.string(),
  principalType: text,
  appRoleId: text,
  resourceId: text,
  resourceDisplayName: text,
})
type Assignment = z.infer<typeof assignmentSchema>

/** What applications may do for the leaver and the leaver with them. Throws RemoteError. Source: learn, user-list-oauth2permissiongrants. */
export async function readAppAccess({ graph, settings }: Reader, id: string): Promise<AppAccessFacts> {
  const [grants, assignments, owned] = await Promise.all([
    graph.list(`/users/${id}/oauth2PermissionGrants`, grantSchema),
    graph.list(`/users/${id}/appRoleAssignments`, assignmentSchema),
    readOwnedObjects(graph, id),
  ])
  return {
    // One for everybody must stay: to delete it would lock all others out.
    consents: grants
      .filter(({ consentType, principalId }) => consentType === 'Principal' && principalId === id)
      .map(({ id: grantId, clientId, resourceId, scope }) => ({
        id: grantId,
        app: nameOf(clientId, assignments),
        permissions: words(scope),
        clientId,
        ...(resourceId == null ? {} : { resourceId }),
        ...(scope == null ? {} : { scope }),
      })),
    // One of a group is the group's (user-list-approleassignments).
    assignments: assignments
      .filter(({ principalType }) => principalType === 'User')
      .map(({ id: placeId, resourceDisplayName, resourceId, appRoleId }) => ({
        id: placeId,
        app: resourceDisplayName ?? resourceId ?? placeId,
        ...(resourceId == null ? {} : { resourceId }),
        ...(appRoleId == null ? {} : { appRoleId }),
      })),
    owned: owned.flatMap((one) => ownedApp(one, settings.links)),
    link: enterpriseApplications(settings.links),
  }
}

/** Who consents gets a place in the same application, and that comes with a name. */
function nameOf(clientId: string, assignments: readonly Assignment[]): string {
  return assignments.find(({ resourceId }) => resourceId === clientId)?.resourceDisplayName ?? clientId
}

function words(scope: string | null | undefined): readonly string[] {
  return (scope ?? '').split(' ').filter((word) => word !== '')
}

function ownedApp(owned: OwnedObject, links: CloudLinks): readonly OwnedApp[] {
  if (owned.type !== 'application' && owned.type !== 'servicePrincipal') return []
  const { id, name, type } = owned
  const link =
    type === 'application'
      ? `${links.entra}/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade`
      : enterpriseApplications(links)
  return [{ id, name, type, link }]
}

function enterpriseApplications({ entra }: CloudLinks): string {
  return `${entra}/#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview`
}
