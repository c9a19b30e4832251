import type { Answer } from './reception'

/** How a part of the bot is: well, hampered while the rest goes on, or unable to record anything, so that nothing is done. */
export type HealthState = 'well' | 'hampered' | 'cannot record'

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

/**
 * The answer of `GET /health`: 200 and `{"status":"ok"}` when all is well. Otherwise the status says the worst that was
 * found, and `checks` which it was, in a sentence each; 503 when nothing can be recorded, since nothing is done then.
 */
export async function healthAnswer(checks: readonly HealthCheck[]): Promise<Answer> {
  const found = await Promise.all(checks.map(async ({ name, look }) => ({ name, ...(await look()) })))
  const wrong = found.filter(({ state }) => state !== 'well')
  if (wrong.length === 0) return { status: 200, body: { status: 'ok' } }
  const isRecording = wrong.every(({ state }) => state !== 'cannot record')
  return {
    status: isRecording ? 200 : 503,
    body: { status: isRecording ? 'hampered' : 'cannot record', checks: wrong },
  }
}
