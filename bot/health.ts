import type { Answer } from './reception'

/**
 * How a part of the bot is: well, hampered while the rest goes on, unable to record anything, so that nothing is done, or
 * unable to reach the tenant.
 */
export type HealthState = 'well' | 'hampered' | 'cannot record' | 'cannot reach'

/** What a look at one part found. The sentence is for an operator, and names no person, file or secret: anybody may ask. */
export type Finding =
  | { readonly state: 'well' }
  | { readonly state: Exclude<HealthState, 'well'>; readonly sentence: string }

/** One part of the bot that `/health` tells of. */
export interface HealthCheck {
  readonly name: string
  /** Quick: whoever watches asks every few seconds. */
  readonly look: () => Promise<Finding>
}

/** What whoever watches over the bot may ask about. */
export interface Watched {
  /** All that `/health` tells of. */
  readonly checks: readonly HealthCheck[]
  /** What has to be well before somebody is sent here. */
  readonly readiness: readonly HealthCheck[]
}

/** The answer of `GET /health/live`: the process answers. Whatever else is wrong, a new one would not mend it. */
export const aliveAnswer: Answer = { status: 200, body: { status: 'ok' } }

/**
 * The answer of `GET /health/ready`: 200 and `{"status":"ok"}` when what comes can be recorded and the tenant be reached;
 * otherwise 503 and which of it is not so, in a sentence each.
 */
export async function readyAnswer(checks: readonly HealthCheck[]): Promise<Answer> {
  const wrong = await wrongAmong(checks)
  return wrong.length === 0
    ? { status: 200, body: { status: 'ok' } }
    : { status: 503, body: { status: 'not ready', checks: wrong } }
}

/**
 * The answer of `GET /health`: 200 and `{"status":"ok"}` when all is well. Otherwise the status says the worst that was
 * found, and `checks` which it was, in a sentence each; 503 when nothing can be recorded, since nothing is done then.
 */
export async function healthAnswer(checks: readonly HealthCheck[]): Promise<Answer> {
  const wrong = await wrongAmong(checks)
  if (wrong.length === 0) return { status: 200, body: { status: 'ok' } }
  const isRecording = wrong.every(({ state }) => state !== 'cannot record')
  return {
    status: isRecording ? 200 : 503,
    body: { status: isRecording ? 'hampered' : 'cannot record', checks: wrong },
  }
}

async function wrongAmong(checks: readonly HealthCheck[]) {
  const found = await Promise.all(checks.map(async ({ name, look }) => ({ name, ...(await look()) })))
  return found.filter(({ state }) => state !== 'well')
}
