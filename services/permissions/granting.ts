import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { commonTexts } from '../../cards/common'
import { roleName } from '../facts/roleNames'
import type { GraphOperation, JsonObject } from '../model/operation'
import type { GraphGateway } from '../remote/gateway'
import { RemoteError } from '../remote/reader'
import appRoles from './appRoles.json'
import type { AppRole, DirectoryRole, Granted } from './needed'

const principalSchema = z.object({ id: z.string(), appId: z.string(), displayName: z.string().nullish() })
const apiSchema = principalSchema.extend({
  appRoles: z.array(z.object({ id: z.string(), value: z.string().nullish() })).nullish(),
})
const placeSchema = z.object({ resourceId: z.string(), appRoleId: z.string() })
const roleSchema = z.object({ roleDefinitionId: z.string(), directoryScopeId: z.string().nullish() })

type Graph = Pick<GraphGateway, 'get' | 'list' | 'send'>

/** An application as the tenant has it. */
export type ServicePrincipal = z.infer<typeof principalSchema>

/** The bot's own, by its client id. Undefined when the tenant has none. Throws RemoteError. */
export async function findPrincipal(graph: Graph, appId: string): Promise<ServicePrincipal | undefined> {
  return (await graph.list(pathOf(appId, 'id,appId,displayName'), principalSchema))[0]
}

function pathOf(appId: string, fields: string): string {
  return `/servicePrincipals?$filter=appId eq '${appId}'&$select=${fields}`
}

/** The APIs whose permissions the bot may need, as this tenant has them. Throws RemoteError. */
async function readApis(graph: Graph): Promise<readonly z.infer<typeof apiSchema>[]> {
  const ids = [appRoles.graph, appRoles.exchange].map(({ resourceAppId }) => resourceAppId)
  const fields = 'id,appId,displayName,appRoles'
  return (await Promise.all(ids.map((id) => graph.list(pathOf(id, fields), apiSchema)))).flat()
}

/**
 * The permissions and roles that the bot has now, in the whole directory. Throws RemoteError. Source: learn,
 * serviceprincipal-list-approleassignments, rbacapplication-list-roleassignments.
 */
export async function readGranted(graph: Graph, { id }: ServicePrincipal): Promise<Granted> {
  const [apis, places, roles] = await Promise.all([
    readApis(graph),
    graph.list(`/servicePrincipals/${id}/appRoleAssignments`, placeSchema),
    graph.list(`/roleManagement/directory/roleAssignments?$filter=principalId eq '${id}'`, roleSchema),
  ])
  return {
    permissions: places.map(({ resourceId, appRoleId }) => {
      const api = apis.find((one) => one.id === resourceId)
      const name = api?.appRoles?.find((role) => role.id === appRoleId)?.value ?? appRoleId
      return { name, resourceAppId: api?.appId ?? resourceId, appRoleId }
    }),
    roles: roles
      .filter(({ directoryScopeId }) => directoryScopeId === '/')
      .map(({ roleDefinitionId }) => ({ id: roleDefinitionId, name: roleName(roleDefinitionId) ?? roleDefinitionId })),
  }
}

/** What came of giving one of them: undefined when it is so now, or what Microsoft said against it. */
export interface Given {
  readonly what: AppRole | DirectoryRole
  readonly problem: string | undefined
}

/**
 * Gives what lacks, one after the other; what is refused stops no other. Throws RemoteError when the APIs cannot be read. Source:
 * learn, serviceprincipal-post-approleassignments, rbacapplication-post-roleassignments.
 */
export async function give(graph: Graph, { id }: ServicePrincipal, missing: Granted): Promise<readonly Given[]> {
  const apis = await readApis(graph)
  const given: Given[] = []
  for (const what of missing.permissions) {
    const api = apis.find(({ appId }) => appId === what.resourceAppId)
    const body = { principalId: id, resourceId: api?.id ?? '', appRoleId: what.appRoleId }
    const problem =
      api === undefined
        ? `This tenant does not have the API ${what.resourceAppId}`
        : await post(graph, `/servicePrincipals/${id}/appRoleAssignments`, body)
    given.push({ what, problem })
  }
  for (const what of missing.roles) {
    const body = { principalId: id, roleDefinitionId: what.id, directoryScopeId: '/' }
    given.push({ what, problem: await post(graph, '/roleManagement/directory/roleAssignments', body) })
  }
  return given
}

async function post(graph: Graph, path: string, body: JsonObject): Promise<string | undefined> {
  // Nobody sees it on a card: an administrator gives consent at a command line.
  const explain = commonTexts.say('change')
  const operation: GraphOperation = { via: 'graph', method: 'POST', path, body, explain }
  const answer = await graph.send(operation, { clientRequestId: randomUUID() })
  return answer.ok ? undefined : new RemoteError(answer.problem).message
}
