import { randomUUID } from 'node:crypto'
import { CmdletFailure } from './cmdletFailure'
import { isCutOff, isSignedOut, retryAfterIn } from './cmdletProblem'
import { type Child, startChild, type StartProcess } from './child'
import type { Logger } from 'pino'
import type { Pace } from '../pace'
import { within } from './patience'
import type { WorkerFailure } from './protocol'
import { type Awaited, timeLimitOf } from './timeLimits'

/** How a session is started. */
export interface SessionSettings {
  /** The program and its arguments, for instance `['pwsh', '-NoProfile', '-File', 'services/remote/powershell/worker.ps1']`. */
  readonly command: readonly string[]
  /** All the environment that the process gets. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly pace: Pace
  readonly log: Logger
  readonly startProcess?: StartProcess
}

/** What of a cmdlet’s results is read. */
export interface Wanted {
  /** The properties of each object; all of them when left out. */
  readonly properties?: readonly string[]
  /** Whether what it says in detail is read, too. */
  readonly verbose?: true
}

/** What a cmdlet that did not fail returned and said. */
export interface Outcome {
  readonly objects: readonly unknown[]
  readonly warnings: readonly string[]
  /** What it said in detail, where that was wanted. */
  readonly verbose: readonly string[]
}

/** One PowerShell process that signs in once and runs one cmdlet at a time. */
export interface Session {
  /** Resolves when it has signed in; rejects with {@link CmdletFailure} `unsent` when it does not, and is ended then. */
  readonly ready: Promise<void>
  /** Resolves when its process is gone, however that came. */
  readonly gone: Promise<void>
  /** Whether it takes cmdlets no more: it was given up, lost its sign-in, or is told to leave. */
  readonly isOver: boolean
  /**
   * What a cmdlet returned and said. Rejects with {@link CmdletFailure}: one that took too long, or that was refused at the
   * sign-in, is the end of the session.
   * @param wanted what of its results is read; without it nothing is
   */
  run(cmdlet: string, parameters: object, wanted: Wanted | undefined, takesLong: boolean): Promise<Outcome>
  /** Lets it sign out and leave by itself, or ends it; resolves when it is gone. */
  leave(): Promise<void>
}

/** How long a process may take to leave by itself, milliseconds. */
const farewell = 2_000

export function startSession({ command, environment, pace, log, startProcess }: SessionSettings): Session {
  const child = startChild(command, environment, log, startProcess)
  let isOver = false
  const end = (): void => {
    isOver = true
    child.kill()
  }
  const inTime = <Value>(what: Awaited, work: Promise<Value>, otherwise: string): Promise<Value> =>
    within(timeLimitOf(what, pace), work, otherwise)
  return {
    ready: inTime('start', child.ready, 'The PowerShell worker does not start').catch((error: unknown) => {
      end()
      throw new CmdletFailure('unsent', (error as Error).message)
    }),
    gone: child.gone,
    get isOver() {
      return isOver
    },
    async run(cmdlet, parameters, wanted, takesLong) {
      const request = { id: randomUUID(), cmdlet, parameters, reads: wanted !== undefined, ...wanted }
      const what = takesLong ? 'longCmdlet' : 'cmdlet'
      const answer = await inTime(what, child.ask(request), `${cmdlet} did not end within the time limit`).catch(
        (error: unknown) => {
          end()
          throw new CmdletFailure('lost', (error as Error).message)
        },
      )
      log.debug({ cmdlet, ok: answer.ok }, 'cmdlet')
      if (answer.ok)
        return { objects: answer.value ?? [], warnings: answer.warnings ?? [], verbose: answer.verbose ?? [] }
      const failure = failureOf(answer)
      // Nothing was run, and only a new process signs in again.
      if (failure.signedOut) end()
      throw failure
    },
    leave: () => {
      isOver = true
      return leaving(child)
    },
  }
}

async function leaving(child: Child): Promise<void> {
  child.endInput()
  const timer = setTimeout(() => child.kill(), farewell)
  await child.gone
  clearTimeout(timer)
}

/** What a refusal means: whether it is known that nothing was done, or only that it was sent. */
function failureOf({ stage, error: { message, type: told, retryAfter } }: WorkerFailure): CmdletFailure {
  const type = told ?? undefined
  const refusal = { type, text: message }
  // The cmdlet was there when the session began, and went with it.
  const isGone = stage === 'unsent' && type?.endsWith('CommandNotFoundException') === true
  if (isGone || (stage !== 'returned' && isSignedOut(refusal))) return new CmdletFailure('unsent', message, type)
  if (stage === 'returned' || isCutOff(refusal)) return new CmdletFailure('lost', message, type)
  const wait = retryAfter == null ? retryAfterIn(message) : retryAfter * 1000
  return new CmdletFailure('refused', message, type, wait)
}
