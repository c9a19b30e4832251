import { z } from 'zod'
import { unlessUnread } from '../remote/attempted'
import type { GraphReader, Reader } from '../remote/reader'

/** The administrative units that protect an account from everybody but their own administrators. */
export interface Restriction {
  /** Their names; none where those cannot be read. */
  readonly units: readonly string[]
  /** Names of the people and groups with a role over one of them. */
  readonly administrators: readonly string[]
  /**
   * An application has a role over one of them, or who has one cannot be read: then the bot tries. Which application is its
   * own no call tells it; where it is another one, Microsoft refuses.
   */
  readonly tries: boolean
  /** Where an administrator finds the account, https. */
  readonly link: string
}

const text = z.string().nullish()
const unitSchema = z.object({ id: z.string(), displayName: text, isMemberManagementRestricted: z.boolean().nullish() })
const assignmentSchema = z.object({
  principal: z.object({ '@odata.type': text, displayName: text }).nullish(),
})

/**
 * What protects an account, or undefined where nothing does. Microsoft refuses every change of such an account to an
 * application without a role over that unit, whatever its permissions. Needs Directory.Read.All, and goes on without. Source:
 * learn, admin-units-restricted-management.
 * @param restricted `isManagementRestricted` of the account
 */
export async function readRestriction(
  { graph, settings }: Pick<Reader, 'graph' | 'settings'>,
  id: string,
  restricted: boolean | null | undefined,
): Promise<Restriction | undefined> {
  if (restricted !== true) return undefined
  const link = `${settings.links.entra}/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/${id}`
  const known = await unlessUnread(readUnits(graph, id))
  return { ...(known ?? { units: [], administrators: [], tries: true }), link }
}

async function readUnits(graph: GraphReader, id: string): Promise<Omit<Restriction, 'link'>> {
  const fields = Object.keys(unitSchema.shape).join(',')
  const found = await graph.list(`/users/${id}/memberOf/graph.administrativeUnit?$select=${fields}`, unitSchema)
  const units = found.filter(({ isMemberManagementRestricted }) => isMemberManagementRestricted === true)
  const holders = (await Promise.all(units.map((unit) => readHolders(graph, unit.id)))).flat()
  const isApplication = (type: string | null | undefined) => type === '#microsoft.graph.servicePrincipal'
  const names = holders.flatMap((one) => (isApplication(one['@odata.type']) ? [] : (one.displayName ?? [])))
  return {
    units: units.map(({ id: unit, displayName }) => displayName ?? unit),
    administrators: [...new Set(names)].sort((one, other) => one.localeCompare(other)),
    tries: holders.some((one) => isApplication(one['@odata.type'])),
  }
}

/** Who has a role over a unit. Source: learn, list role assignments for a given scope. */
async function readHolders(graph: GraphReader, unit: string) {
  const path = `/roleManagement/directory/roleAssignments?$filter=directoryScopeId eq '/administrativeUnits/${unit}'`
  const found = await graph.list(`${path}&$expand=principal`, assignmentSchema)
  return found.flatMap(({ principal }) => principal ?? [])
}
