import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { ExponentialBackoff } from 'cockatiel'
import pLimit from 'p-limit'
import type { Logger } from 'pino'
import type { Pace } from '../configuration'
import { type Child, startChild } from './child'

export interface PowerShellWorkerSettings {
  /** The program and its arguments, for instance `['pwsh', '-NoProfile', '-File', 'services/powershell/worker.ps1']`. */
  readonly command: readonly string[]
  /** All the environment that the child gets. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly pace: Pace
  readonly log: Logger
}

/** A long-lived PowerShell that runs cmdlets one after another. */
export interface PowerShellWorker {
  /**
   * The objects that a cmdlet returned. Starts the process when there is none. Rejects with {@link CmdletFailure}.
   * @param signal stops the waiting, not the cmdlet
   */
  run(cmdlet: string, parameters: object, signal?: AbortSignal): Promise<readonly unknown[]>
  /** Ends the process for good: what is under way is rejected as lost, what comes later as unsent. */
  stop(): Promise<void>
}

/** Why a cmdlet brought nothing. */
export class CmdletFailure extends Error {
  override readonly name = 'CmdletFailure'
  constructor(
    /** `refused`: the cmdlet's own error; `lost`: it was sent and may have run; `unsent`: it has not run. */
    readonly reason: 'refused' | 'lost' | 'unsent',
    message: string,
    /** The .NET exception of a refusal. */
    readonly type?: string,
  ) {
    super(message)
  }
}

/** Signing in to two services takes longer than any cmdlet. */
const startsLongerThanCmdlet = 4

/** How long a child may take to leave by itself when the worker stops, milliseconds. */
const farewell = 2_000

/**
 * Keeps one child for all cmdlets, because loading the modules and signing in takes many seconds. A child that crashed,
 * or took longer than `pace.requestTimeout` over a cmdlet and was killed for it, is replaced on the next use, after a
 * pause that grows while it goes on failing.
 */
export function createPowerShellWorker({
  command,
  environment,
  pace,
  log,
}: PowerShellWorkerSettings): PowerShellWorker {
  const oneByOne = pLimit(1)
  const patience = createPatience(pace)
  let child: Child | undefined
  let stopped = false

  const start = async (): Promise<Child> => {
    if (!stopped) await patience.afterFailures()
    if (stopped) throw new CmdletFailure('unsent', 'The PowerShell worker was stopped')
    const started = startChild(command, environment, log)
    child = started
    started.gone.then(
      () => (child = child === started ? undefined : child),
      () => undefined,
    )
    try {
      await within(pace.requestTimeout * startsLongerThanCmdlet, started.ready, 'The PowerShell worker does not start')
      return started
    } catch (error) {
      patience.failed()
      started.kill()
      child = undefined
      throw new CmdletFailure('unsent', (error as Error).message)
    }
  }

  const runNow = async (cmdlet: string, parameters: object): Promise<readonly unknown[]> => {
    const worker = child ?? (await start())
    const answer = await within(
      pace.requestTimeout,
      worker.ask({ id: randomUUID(), cmdlet, parameters }),
      `${cmdlet} did not end within the time limit`,
    ).catch((error: unknown) => {
      patience.failed()
      worker.kill()
      if (child === worker) child = undefined
      throw new CmdletFailure('lost', (error as Error).message)
    })
    patience.worked()
    log.debug({ cmdlet, ok: answer.ok }, 'cmdlet')
    if (answer.ok) return answer.value ?? []
    throw new CmdletFailure('refused', answer.error.message, answer.error.type ?? undefined)
  }

  return {
    run(cmdlet, parameters, signal) {
      let sent = false
      const result = oneByOne(() => {
        if (signal?.aborted === true) throw new CmdletFailure('unsent', `${cmdlet} was called off`)
        sent = true
        return runNow(cmdlet, parameters)
      })
      return signal === undefined ? result : Promise.race([result, calledOff(signal, cmdlet, () => sent)])
    },
    async stop() {
      stopped = true
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

/** Rejects when the signal comes: what was sent by then may have run. */
function calledOff(signal: AbortSignal, cmdlet: string, sent: () => boolean): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = () => reject(new CmdletFailure(sent() ? 'lost' : 'unsent', `${cmdlet} was called off`))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}

async function within<Value>(milliseconds: number, work: Promise<Value>, otherwise: string): Promise<Value> {
  const over = new AbortController()
  const limit = pause(milliseconds, undefined, { signal: over.signal }).then(() => {
    throw new Error(otherwise)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    limit.catch(() => undefined)
    over.abort()
  }
}

/** The pause before the next start: none at first, then growing until something works again. */
function createPatience(pace: Pace) {
  const backoff = new ExponentialBackoff({ initialDelay: pace.firstPause, maxDelay: pace.longestPause })
  let failures: ReturnType<typeof backoff.next> | undefined
  let until = 0
  return {
    failed(): void {
      failures = failures === undefined ? backoff.next() : failures.next(undefined)
      until = Date.now() + failures.duration
    },
    worked(): void {
      failures = undefined
      until = 0
    },
    async afterFailures(): Promise<void> {
      const wait = until - Date.now()
      if (wait > 0) await pause(wait)
    },
  }
}
