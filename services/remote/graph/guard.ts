import type { GraphOperation } from '../../model/operation'
import { withoutQuery } from './problem'

/**
 * Throws for a DELETE that would delete a person instead of a membership: `DELETE /groups/{id}/members/{id}` without
 * `/$ref` deletes the member itself when the app may do so (learn: group-delete-members). Members of a team and of a
 * chat are memberships, and are deleted by their own path.
 */
export function refuseDeletingPeople({ method, path }: Pick<GraphOperation, 'method' | 'path'>): void {
  if (method !== 'DELETE') return
  const plain = decodeURIComponent(withoutQuery(path))
  if (/^\/(teams|chats)[/(]/i.test(plain)) return
  if (/\/((members|owners|directReports)(\/[^/]+|\([^)]*\))|manager)\/?$/i.test(plain))
    throw new Error(`DELETE ${plain} without /$ref would delete the person, not the membership: it is not sent.`)
}

/** Throws for a path with a placeholder that nobody filled in: whatever it would do, it is not what was approved. */
export function refusePlaceholders({ method, path }: Pick<GraphOperation, 'method' | 'path'>): void {
  if (/[{}]/.test(path)) throw new Error(`${method} ${path} has a placeholder without its id: it is not sent.`)
}
