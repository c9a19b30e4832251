import { z } from 'zod'

/** One cmdlet, as a line of JSON to the child. */
export interface WorkerRequest {
  readonly id: string
  readonly cmdlet: string
  readonly parameters: object
  /** Whether anybody reads what it returns; what a write returns is thrown away, and cannot make it fail. */
  readonly reads: boolean
  /** Of each object that it returns, the properties that are wanted; all of them when left out. */
  readonly properties?: readonly string[]
  /** Whether what it says in detail is wanted, too: a preview speaks there. */
  readonly verbose?: true
}

const ready = z.object({ ready: z.boolean(), error: z.object({ message: z.string() }).optional() })
/** Objects that came before the answer: many are told in parts, so that no line is endless. */
const part = z.object({ id: z.string(), part: z.array(z.unknown()) })
const texts = z.array(z.string()).nullish()
const succeeded = z.object({
  id: z.string(),
  ok: z.literal(true),
  value: z.array(z.unknown()).nullish(),
  warnings: texts,
  verbose: texts,
})
const failed = z.object({
  id: z.string(),
  ok: z.literal(false),
  /** How far it came: before the cmdlet was called, while it ran, or after it had returned. */
  stage: z.enum(['unsent', 'sent', 'returned']).nullish(),
  error: z.object({
    type: z.string().nullish(),
    message: z.string(),
    /** Seconds until it may be asked again, where the module says so. */
    retryAfter: z.number().min(0).nullish(),
  }),
})
const answer = z.union([succeeded, failed])
const workerLine = z.union([answer, part, ready])

/** The child's answer to the request with its id. */
export type WorkerAnswer = z.infer<typeof answer>

/** The child’s word that a cmdlet failed. */
export type WorkerFailure = z.infer<typeof failed>

/** One line from the child: an answer, a part of one, or its first line. */
export type WorkerLine = z.infer<typeof workerLine>

/** Reads a line; undefined for anything that is not of this protocol: modules print banners and progress. */
export function workerLineOf(line: string): WorkerLine | undefined {
  try {
    return workerLine.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}
