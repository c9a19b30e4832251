import type { Logger } from 'pino'
import type { Proposing } from '../dialogs/proposing'
import { RemoteError } from '../services/remote/reader'
import type { Given } from './durations'
import type { HealthCheck } from './health'

const days = /^(?:0|[1-9]\d{0,2})$/
const percent = /^(?:[1-9]\d?|100)$/
const usualPercent = '5'

/** When cases are proposed by the dates in the directory; undefined where they are not. Pure. */
export function proposingFrom(given: Given): Proposing | undefined {
  const daysBefore = Number(given('PROPOSE_BEFORE_DAYS') ?? 0)
  if (daysBefore === 0) return undefined
  return { daysBefore, mostPercent: Number(given('PROPOSE_MOST_PERCENT') ?? usualPercent) }
}

/** What is wrong with it, in sentences. */
export function proposingProblems(given: Given): readonly string[] {
  const [before, most] = [given('PROPOSE_BEFORE_DAYS'), given('PROPOSE_MOST_PERCENT')]
  return [
    ...(before === undefined || days.test(before)
      ? []
      : [`PROPOSE_BEFORE_DAYS is “${before}”, but must be a whole number of days, 0 to 999`]),
    ...(most === undefined || percent.test(most)
      ? []
      : [`PROPOSE_MOST_PERCENT is “${most}”, but must be a whole number from 1 to 100`]),
  ]
}

/** The daily look at the leave dates, and how the last one went. */
export interface ProposingWatch {
  look(): Promise<void>
  readonly health: HealthCheck
}

/** Says in the log and at `/health` what keeps cases from being proposed; the rest of the bot goes on. */
export function createProposingWatch(propose: () => Promise<void>, log: Logger): ProposingWatch {
  let sentence: string | undefined
  return {
    async look() {
      try {
        await propose()
        sentence = undefined
      } catch (error) {
        if (!(error instanceof RemoteError)) throw error
        sentence =
          error.problem.kind === 'forbidden'
            ? 'Nobody is proposed by leave date: the app lacks the permission User-LifeCycleInfo.Read.All, or User.Read.All.'
            : 'Nobody is proposed by leave date: Microsoft 365 could not be asked. I look again tomorrow.'
        log.error({ err: error }, sentence)
      }
    },
    health: {
      name: 'leave dates',
      look: async () => (sentence === undefined ? { state: 'well' } : { state: 'hampered', sentence }),
    },
  }
}
