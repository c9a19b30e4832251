import { z } from 'zod'
import { shortened } from '../shortened'
import type { RemoteProblem, RemoteProblemKind } from '../reader'

const errorSchema = z.object({
  code: z.union([z.string(), z.number()]).transform(String).optional(),
  description: z.string().optional(),
})

const kinds: Readonly<Record<number, RemoteProblemKind>> = {
  400: 'badRequest',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'notFound',
  405: 'badRequest',
  409: 'conflict',
  412: 'conflict',
  429: 'throttled',
  500: 'unavailable',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
}

/**
 * Translates Partner Center’s error, `{ code, description, data, source }` (Microsoft, "Partner Center REST error codes"),
 * to the words of this project; whatever else comes is told by its status alone.
 */
export function partnerProblem(status: number, body: unknown): RemoteProblem {
  const { code, description } = errorSchema.safeParse(body).data ?? {}
  return {
    kind: kinds[status] ?? 'unexpected',
    system: 'partner',
    status,
    ...(code === undefined ? {} : { code }),
    text: shortened(description ?? `Partner Center answered ${status}`),
  }
}
