import { z } from 'zod'

/** One cmdlet, as a line of JSON to the child. */
export interface WorkerRequest {
  readonly id: string
  readonly cmdlet: string
  readonly parameters: object
}

const ready = z.object({ ready: z.boolean(), error: z.object({ message: z.string() }).optional() })
const succeeded = z.object({ id: z.string(), ok: z.literal(true), value: z.array(z.unknown()).nullish() })
const failed = z.object({
  id: z.string(),
  ok: z.literal(false),
  error: z.object({
    type: z.string().nullish(),
    message: z.string(),
    /** Seconds until it may be asked again, where the module says so. */
    retryAfter: z.number().min(0).nullish(),
  }),
})
const answer = z.union([succeeded, failed])
const workerLine = z.union([answer, ready])

/** The child's answer to the request with its id. */
export type WorkerAnswer = z.infer<typeof answer>

/** One line from the child: an answer, or its first line. */
export type WorkerLine = z.infer<typeof workerLine>

/** Reads a line; undefined for anything that is not of this protocol: modules print banners and progress. */
export function workerLineOf(line: string): WorkerLine | undefined {
  try {
    return workerLine.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}
