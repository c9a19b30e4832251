import type { z } from 'zod'
import type { GraphReader } from '../remote/reader'
import { directoryFields, directoryObjectSchema, groupOf, type GroupMembership } from './membership'

/**
 * Something in the directory that somebody owns. Users, contacts and what Microsoft adds later come as `other`, so that
 * nobody takes them for something that a step knows how to handle.
 */
export type OwnedObject =
  | ({ readonly type: 'group' } & GroupMembership)
  | {
      readonly type: 'application' | 'servicePrincipal' | 'device' | 'other'
      readonly id: string
      readonly name: string
    }

/**
 * What somebody owns in the directory, by name: groups, app registrations, service principals, devices. All steps ask with
 * the same path, so that their reads of one moment are one request. Throws RemoteError. Needs User.Read.All.
 * Source: learn, user-list-ownedobjects.
 */
export async function readOwnedObjects(graph: GraphReader, id: string): Promise<readonly OwnedObject[]> {
  const found = await graph.list(
    `/users/${id}/ownedObjects?$select=${directoryFields.join(',')}`,
    directoryObjectSchema,
  )
  return found
    .map(ownedObjectOf)
    .sort((one, other) => one.name.localeCompare(other.name) || one.id.localeCompare(other.id))
}

function ownedObjectOf(found: z.infer<typeof directoryObjectSchema>): OwnedObject {
  const type = found['@odata.type']?.split('.').at(-1)
  if (type === 'group') return { type, ...groupOf(found) }
  const known = type === 'application' || type === 'servicePrincipal' || type === 'device' ? type : 'other'
  return { type: known, id: found.id, name: found.displayName ?? found.id }
}
