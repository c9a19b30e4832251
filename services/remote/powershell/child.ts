import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import type { Logger } from 'pino'
import { secretsHidden } from '../secrets'
import { onLines } from './lines'
import { startTree } from './processTree'
import { type WorkerAnswer, type WorkerLine, type WorkerRequest, workerLineOf } from './protocol'

/** One PowerShell process, from its start to its end. */
export interface Child {
  /** Resolves when it has signed in and takes cmdlets; rejects when it ends or says no before that. */
  readonly ready: Promise<void>
  /** Resolves when the process is gone, however that came. */
  readonly gone: Promise<void>
  /** Resolves with the answer; rejects when the process ends before it. */
  ask(request: WorkerRequest): Promise<WorkerAnswer>
  /** Ends its input, upon which it leaves by itself. */
  endInput(): void
  kill(): void
}

/** Something the child printed that is not an answer; long enough to understand, short enough for a log. */
const shown = 200

/** Characters of one line. Many objects come in many lines; this bounds the memory. */
const longestLine = 16 * 1024 * 1024

/** What of a process is used. */
export interface Process extends Pick<ChildProcessWithoutNullStreams, 'stdin' | 'stdout' | 'stderr' | 'kill'> {
  once(event: 'error', listener: (error: Error) => void): unknown
  once(event: 'close', listener: (code: number | null, signal: NodeJS.Signals | null) => void): unknown
}

/** How a program and its arguments become a process. */
export type StartProcess = (
  command: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
) => Process

/** As the operating system does it, with all that the program starts in its turn. */
export const startProcess: StartProcess = startTree

/** Starts the process. `environment` is all the environment it gets; settings and secrets travel there, never in `command`. */
export function startChild(
  command: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  log: Logger,
  start: StartProcess = startProcess,
): Child {
  const spawned = start(command, environment)
  const underWay = new Map<string, Asked>()
  let starting: Waiting<void> | undefined
  const ready = new Promise<void>((resolve, reject) => (starting = { resolve, reject }))
  const gone = ended(spawned, (why) => {
    for (const { reject } of [starting, ...underWay.values()].filter((waiting) => waiting !== undefined))
      reject(new Error(why))
    underWay.clear()
  })
  const take = (line: WorkerLine): void => {
    if ('ready' in line) {
      if (line.ready) starting?.resolve()
      else starting?.reject(new Error(line.error?.message ?? 'The PowerShell worker is not ready'))
      starting = undefined
      return
    }
    const waiting = underWay.get(line.id)
    if ('part' in line) {
      waiting?.parts.push(...line.part)
      return
    }
    if (waiting === undefined) log.warn({ id: line.id.slice(0, shown) }, 'powershell answered what was not asked')
    underWay.delete(line.id)
    waiting?.resolve(line.ok ? { ...line, value: [...waiting.parts, ...(line.value ?? [])] } : line)
  }
  listen(spawned, secretsHidden(environment), log, take)
  return {
    ready,
    gone,
    ask: (request) =>
      new Promise((resolve, reject) => {
        underWay.set(request.id, { resolve, reject, parts: [] })
        spawned.stdin.write(`${JSON.stringify(request)}\n`)
      }),
    endInput: () => spawned.stdin.end(),
    kill: () => {
      spawned.kill('SIGKILL')
      // Whoever lives on against that has nobody to hear from, and nobody who listens.
      spawned.stdin.destroy()
      spawned.stdout.destroy()
      spawned.stderr.destroy()
    },
  }
}

/** A cmdlet under way, with the objects that came so far. */
interface Asked extends Waiting<WorkerAnswer> {
  readonly parts: unknown[]
}

interface Waiting<Value> {
  readonly resolve: (value: Value) => void
  readonly reject: (error: Error) => void
}

function ended(spawned: Process, then: (why: string) => void): Promise<void> {
  return new Promise((resolve) => {
    const end = (why: string) => {
      then(why)
      resolve()
    }
    // A program that cannot be started has no exit; one that was started has.
    spawned.once('error', (error) => end(`The PowerShell worker cannot run: ${error.message}`))
    // `close` comes after the last line was read, so that an answer just before the end counts.
    spawned.once('close', (code, signal) => end(`The PowerShell worker ended (${signal ?? code})`))
  })
}

function listen(spawned: Process, hide: (text: string) => string, log: Logger, take: (line: WorkerLine) => void): void {
  const noise = (text: string, what: string): void => {
    if (text.trim() !== '') log.warn({ text: text.slice(0, shown) }, what)
  }
  onLines(spawned.stdout, longestLine, {
    line: (raw) => {
      const text = hide(raw)
      const line = workerLineOf(text)
      if (line === undefined) noise(text, 'powershell printed something else')
      else take(line)
    },
    tooLong: () => {
      log.error('powershell printed a line without an end')
      spawned.kill('SIGKILL')
    },
  })
  onLines(spawned.stderr, longestLine, {
    line: (raw) => noise(hide(raw), 'powershell error output'),
    tooLong: () => undefined,
  })
  // A process that does not read any more answers no more: its end, told by `close`, is the answer to all that wait.
  spawned.stdin.on('error', () => spawned.kill('SIGKILL'))
}
