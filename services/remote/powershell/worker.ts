import { randomUUID } from 'node:crypto'
import pLimit from 'p-limit'
import type { Logger } from 'pino'
import type { Pace } from '../pace'
import { type Child, startChild, type StartProcess } from './child'
import { createSilence } from '../silence'
import { CmdletFailure } from './cmdletFailure'
import { isCutOff, isSignedOut, retryAfterIn } from './cmdletProblem'
import type { WorkerFailure } from './protocol'
import { createPatience, within } from './patience'
import { unlessThrottled } from './throttling'

export interface PowerShellWorkerSettings {
  /** The program and its arguments, for instance `['pwsh', '-NoProfile', '-File', 'services/remote/powershell/worker.ps1']`. */
  readonly command: readonly string[]
  /** All the environment that the child gets. */
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
  /** Whether it looks through a whole organisation, and may take as long as that takes. */
  readonly takesLong?: true
}

/** What a cmdlet that did not fail returned and said. */
export interface Outcome {
  readonly objects: readonly unknown[]
  readonly warnings: readonly string[]
  /** What it said in detail, where that was wanted. */
  readonly verbose: readonly string[]
}

/** A long-lived PowerShell with one module, that runs cmdlets one after another. */
export interface PowerShellWorker {
  /**
   * What a cmdlet returned and said. Starts the process when there is none, and asks again what was throttled. Rejects
   * with {@link CmdletFailure}.
   * @param wanted what of its results is read; without it nothing is
   * @param signal stops the waiting, not the cmdlet
   */
  run(cmdlet: string, parameters: object, wanted?: Wanted, signal?: AbortSignal): Promise<Outcome>
  /** Ends the process for good: what is under way is rejected as lost, what comes later as unsent. */
  stop(): Promise<void>
}

/** Loading a module and signing in takes longer than most cmdlets. */
const startsLongerThanCmdlet = 2

/** So does what looks through a whole organisation. */
const longerThanCmdlet = 5

/** How long a child may take to leave by itself when the worker stops, milliseconds. */
const farewell = 2_000

/**
 * Keeps one child for all cmdlets, because loading a module and signing in takes many seconds. A child that crashed, lost
 * its sign-in, or took longer than `pace.cmdletTimeout` over a cmdlet and was killed for it, is replaced on the next use,
 * after a pause that grows while it goes on failing.
 */
export function createPowerShellWorker({
  command,
  environment,
  pace,
  log,
  startProcess,
}: PowerShellWorkerSettings): PowerShellWorker {
  const oneByOne = pLimit(1)
  const patience = createPatience(pace)
  const silence = createSilence<CmdletFailure>()
  let child: Child | undefined
  let stopped = false

  const start = async (): Promise<Child> => {
    await patience.afterFailures()
    if (stopped) throw new CmdletFailure('unsent', 'The PowerShell worker was stopped')
    const started = startChild(command, environment, log, startProcess)
    child = started
    started.gone.then(
      () => (child = child === started ? undefined : child),
      () => undefined,
    )
    try {
      await within(pace.cmdletTimeout * startsLongerThanCmdlet, started.ready, 'The PowerShell worker does not start')
      return started
    } catch (error) {
      drop(started)
      throw new CmdletFailure('unsent', (error as Error).message)
    }
  }

  const drop = (dropped: Child): void => {
    patience.failed()
    dropped.kill()
    if (child === dropped) child = undefined
  }

  const ask = async (worker: Child, cmdlet: string, parameters: object, wanted?: Wanted): Promise<Outcome> => {
    const { takesLong, ...about } = wanted ?? {}
    const answer = await within(
      pace.cmdletTimeout * (takesLong === true ? longerThanCmdlet : 1),
      worker.ask({ id: randomUUID(), cmdlet, parameters, reads: wanted !== undefined, ...about }),
      `${cmdlet} did not end within the time limit`,
    ).catch((error: unknown) => {
      drop(worker)
      throw new CmdletFailure('lost', (error as Error).message)
    })
    log.debug({ cmdlet, ok: answer.ok }, 'cmdlet')
    if (answer.ok) {
      patience.worked()
      return { objects: answer.value ?? [], warnings: answer.warnings ?? [], verbose: answer.verbose ?? [] }
    }
    const failure = failureOf(answer)
    // Nothing was run, and only a new process signs in again.
    if (failure.signedOut) drop(worker)
    else patience.worked()
    throw failure
  }

  return {
    run(cmdlet, parameters, wanted, signal) {
      let sent = false
      const unlessCalledOff = (): void => {
        if (signal?.aborted === true) throw new CmdletFailure('unsent', `${cmdlet} was called off`)
      }
      const attempt = async (): Promise<Outcome> => {
        unlessCalledOff()
        const worker = child ?? (await start())
        unlessCalledOff()
        sent = true
        return ask(worker, cmdlet, parameters, wanted).finally(() => (sent = false))
      }
      // What waits behind a throttled cmdlet would be throttled, too.
      const result = oneByOne(() => unlessThrottled(pace, patience, cmdlet, silence, attempt))
      return signal === undefined ? result : orCalledOff(result, signal, cmdlet, () => sent)
    },
    async stop() {
      stopped = true
      patience.giveUp()
      const last = child
      child = undefined
      if (last === undefined) return
      last.endInput()
      const timer = setTimeout(() => last.kill(), farewell)
      await last.gone
      clearTimeout(timer)
    },
  }
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

/** The result, or a rejection when the signal comes first: what was sent by then may have run. */
async function orCalledOff<Result>(
  result: Promise<Result>,
  signal: AbortSignal,
  cmdlet: string,
  sent: () => boolean,
): Promise<Result> {
  const over = new AbortController()
  const off = new Promise<never>((_resolve, reject) => {
    const stop = () => reject(new CmdletFailure(sent() ? 'lost' : 'unsent', `${cmdlet} was called off`))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true, signal: over.signal })
  })
  try {
    return await Promise.race([result, off])
  } finally {
    over.abort()
  }
}
