import type { Query } from './database'
import { kept } from './text'

/** A case that changed meanwhile has another revision, and stays as it is: its row is compared under its lock. */
const quieten = 'UPDATE agenda SET worked_out_by = $3, at = $4 WHERE case_id = $1 AND revision = $2'

/** Notes that there is nothing to remind of in a case, as it is at a revision, before a moment; undefined: before it changes. */
export async function noteQuiet(
  once: Query,
  caseId: string,
  revision: number,
  by: string,
  until: Date | undefined,
): Promise<void> {
  await once(quieten, [kept(caseId), revision, kept(by), until?.toISOString() ?? null])
}
