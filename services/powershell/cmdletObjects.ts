import type { z } from 'zod'
import { RemoteError } from '../remote'

/** The objects of a cmdlet as the schema wants them. Throws {@link RemoteError} `unexpected` when one does not fit. */
export function fittingObjects<Schema extends z.ZodType>(
  system: 'exchange' | 'teams',
  cmdlet: string,
  objects: readonly unknown[],
  itemSchema: Schema,
): readonly z.infer<Schema>[] {
  return objects.map((object) => {
    const parsed = itemSchema.safeParse(object)
    if (parsed.success) return parsed.data
    const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
    const text = `${cmdlet}: The answer does not fit: ${issues}`.slice(0, 500)
    throw new RemoteError({ kind: 'unexpected', system, text })
  })
}
