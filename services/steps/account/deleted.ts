import { z } from 'zod'
import type { Employee } from '../../model/people'
import type { GraphReader } from '../../remote/reader'

/** What became of an account that is not there any more. */
export interface DeletedAccount {
  /** It is among the deleted users. */
  readonly restorable: boolean
  /** Who has its sign-in name by now. Left out where nobody has. */
  readonly nameTakenBy?: string
}

const deletedSchema = z.object({ id: z.string() })
const holderSchema = z.object({ id: z.string(), displayName: z.string().nullish() })

/**
 * What becomes of an account that is not there any more: whether it can be restored, and who has its sign-in name by now.
 * Throws RemoteError. Needs User.Read.All. Source: learn, directory-deleteditems-get, user-get.
 * @param employee as the account was before it was deleted
 */
export async function readDeleted(
  graph: GraphReader,
  { id, userPrincipalName: upn }: Pick<Employee, 'id' | 'userPrincipalName'>,
): Promise<DeletedAccount> {
  const [deleted, holder] = await Promise.all([
    graph.find(`/directory/deletedItems/${id}?$select=id`, deletedSchema),
    graph.find(`/users/${encodeURIComponent(upn)}?$select=id,displayName`, holderSchema),
  ])
  const taken = holder !== undefined && holder.id !== id
  return { restorable: deleted !== undefined, ...(taken ? { nameTakenBy: holder.displayName ?? upn } : {}) }
}
