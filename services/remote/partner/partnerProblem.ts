import { z } from 'zod'
import { kindsByStatus } from '../kindsByStatus'
import { shortened } from '../shortened'
import type { RemoteProblem } from '../reader'

const errorSchema = z.object({
  code: z.union([z.string(), z.number()]).transform(String).optional(),
  description: z.string().optional(),
})

/**
 * Translates Partner Center’s error, `{ code, description, data, source }` (Microsoft, "Partner Center REST error codes"),
 * to the words of this project; whatever else comes is told by its status alone.
 */
export function partnerProblem(status: number, body: unknown): RemoteProblem {
  const { code, description } = errorSchema.safeParse(body).data ?? {}
  return {
    kind: kindsByStatus[status] ?? 'unexpected',
    system: 'partner',
    status,
    ...(code === undefined ? {} : { code }),
    text: shortened(description ?? `Partner Center answered ${status}`),
  }
}
