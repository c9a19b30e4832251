import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { RemoteError } from '../../remote/reader'
import { JournalFault } from '../store/journalFault'

/** The entries of a case make none: one of them is not what this version knows. */
export class UnreadableCase extends Error {
  override readonly name = 'UnreadableCase'
  constructor(caseId: string, options: ErrorOptions) {
    super(`The entries of case ${caseId} cannot be read`, options)
  }
}

/** A case in which nothing goes on; the code finds the line in the log that says why. */
export interface AsideCase {
  readonly caseId: string
  readonly correlationId: string
}

/**
 * The cases that were set aside because of a mistake, ours or in their journal: the others go on, people hear of it, and
 * such a case is still looked at now and then. What passes by itself, a remote system or the journal, sets nothing aside.
 */
export interface SetAside {
  /** A look at it failed. */
  failed(caseId: string, error: unknown): void
  /** A look at it succeeded. */
  well(caseId: string): void
  cases(): readonly AsideCase[]
}

export interface SetAsideTools {
  /** Tells people; repeated with the next failure when it answers that nobody could be told, or rejects. */
  readonly tell: (aside: AsideCase, what: 'aside' | 'goesOn') => Promise<boolean>
  readonly log: Logger
}

/** So many looks in a row must fail where the entries themselves can be read. */
const manyFailures = 3

interface Trouble extends AsideCase {
  failures: number
  isAside: boolean
  told: 'not' | 'telling' | 'told'
}

export function createSetAside({ tell, log }: SetAsideTools): SetAside {
  const troubles = new Map<string, Trouble>()

  const say = (trouble: Trouble): void => {
    if (trouble.told !== 'not') return
    trouble.told = 'telling'
    tell(trouble, 'aside').then(
      (isTold) => void (trouble.told = isTold ? 'told' : 'not'),
      (error: unknown) => {
        trouble.told = 'not'
        log.warn({ caseId: trouble.caseId, err: error }, 'Nobody could be told that a case was set aside')
      },
    )
  }

  return {
    failed(caseId, error) {
      if (error instanceof JournalFault || error instanceof RemoteError) return
      const trouble = troubles.get(caseId) ?? {
        caseId,
        correlationId: randomUUID(),
        failures: 0,
        isAside: false,
        told: 'not',
      }
      troubles.set(caseId, trouble)
      trouble.failures += 1
      if (!(error instanceof UnreadableCase) && trouble.failures < manyFailures) return
      const { correlationId, isAside } = trouble
      if (!isAside) log.error({ caseId, correlationId, err: error }, 'A case was set aside: nothing goes on in it')
      trouble.isAside = true
      say(trouble)
    },
    well(caseId) {
      const trouble = troubles.get(caseId)
      if (trouble === undefined) return
      troubles.delete(caseId)
      if (trouble.told === 'not') return
      tell(trouble, 'goesOn').catch((error: unknown) =>
        log.warn({ caseId, err: error }, 'Nobody could be told that a case goes on'),
      )
    },
    cases: () => [...troubles.values()].filter(({ isAside }) => isAside),
  }
}
