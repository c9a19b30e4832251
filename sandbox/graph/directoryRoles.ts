import { roles } from '../tenant/directoryRoles'
import { notFound } from '../tenant/refusal'
import type { Tenant } from '../tenant/state'
import { answerCollection } from './collection'
import { relationRoutes } from './memberships'
import { collection } from './options'
import { expansionOf, type Relations } from './relations'
import type { GraphContext, Route } from './route'
import { directoryRoleId, viewDirectoryRole, viewMember } from './views'

type Properties = Readonly<Record<string, unknown>>
const allowedLike = 'GET /roleManagement/directory/roleDefinitions'
const type = 'microsoft.graph.directoryRole'

const relations: Relations = { members: { many: true, of: membersOf } }

/** Calls on administrator roles in the older way: those that anybody ever had. */
export const directoryRoleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/directoryRoles',
    options: collection,
    allowedLike,
    handle: (context) => {
      const expand = expansionOf(context, relations, type)
      const views = inUse(context.tenant)
      const body = answerCollection(context, views, {
        name: 'directoryRoles',
        type,
        resource: 'DirectoryRole',
        properties: Object.keys(views[0] ?? { id: '' }),
        filterable: ['id', 'displayName', 'roleTemplateId'],
        expand: ({ id }) => expand(String(id)),
      })
      return { status: 200, body }
    },
  },
  {
    method: 'GET',
    path: '/directoryRoleTemplates',
    options: collection,
    allowedLike,
    handle: (context) => {
      const views = Object.values(roles).map(({ id, displayName }) => ({
        id,
        deletedDateTime: null,
        description: null,
        displayName,
      }))
      const body = answerCollection(context, views, {
        name: 'directoryRoleTemplates',
        type: 'microsoft.graph.directoryRoleTemplate',
        resource: 'DirectoryRoleTemplate',
        properties: Object.keys(views[0] ?? { id: '' }),
        filterable: [],
      })
      return { status: 200, body }
    },
  },
  ...relationRoutes('/directoryRoles/{role}', relations, () => allowedLike, roleIn),
]

function inUse({ roles: { assignments } }: Tenant): readonly Properties[] {
  return [...new Set(assignments.map(({ role }) => role))].map(viewDirectoryRole)
}

/** The role that the path names. Throws Graph's 404. */
function roleIn({ tenant, parameters }: GraphContext): { readonly id: string } {
  const id = parameters['role'] ?? ''
  const found = inUse(tenant).find((view) => view['id'] === id)
  if (found === undefined) throw notFound(id)
  return { id }
}

function membersOf(tenant: Tenant, id: string): readonly Properties[] {
  return tenant.roles.assignments
    .filter(({ role, scope }) => directoryRoleId(role) === id && scope === '/')
    .map(({ principal }) => viewMember(tenant, principal))
    .filter((view) => view !== undefined)
}
