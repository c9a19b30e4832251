import { applicationsOwnedBy } from '../tenant/appAccess'
import { groupsOwnedBy } from '../tenant/groups'
import type { Tenant } from '../tenant/state'
import { answerCollection } from './collection'
import { collection } from './options'
import type { GraphContext, Route, RouteAnswer } from './route'
import { userIn } from './users'
import { groupProperties, viewGroup } from './views'

type Properties = Readonly<Record<string, unknown>>

/** What somebody owns in the directory, of every type. */
export const ownedObjectRoutes: readonly Route[] = [
  { method: 'GET', path: '/users/{user}/ownedObjects', options: collection, handle: listOwned },
]

function listOwned(context: GraphContext): RouteAnswer {
  const body = answerCollection(context, viewsOf(context.tenant, userIn(context).id), {
    name: 'directoryObjects',
    type: 'microsoft.graph.directoryObject',
    resource: 'DirectoryObject',
    properties: groupProperties,
    filterable: ['id', 'displayName'],
    orderable: ['displayName'],
    directory: true,
  })
  return { status: 200, body }
}

function viewsOf(tenant: Tenant, owner: string): readonly Properties[] {
  const groups = groupsOwnedBy(tenant, owner).map((group) => ({
    '@odata.type': '#microsoft.graph.group',
    ...viewGroup(group),
  }))
  const applications = applicationsOwnedBy(tenant, owner).map(({ id, type, displayName }) => ({
    '@odata.type': `#microsoft.graph.${type}`,
    id,
    deletedDateTime: null,
    displayName,
  }))
  return [...groups, ...applications]
}
