import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Logger } from 'pino'
import { type WorkerLine, type WorkerRequest, workerLineOf } from './protocol'

/** One PowerShell process, from its start to its end. */
export interface Child {
  /** Resolves when it has signed in and takes cmdlets; rejects when it ends or says no before that. */
  readonly ready: Promise<void>
  /** Resolves when the process is gone, however that came. */
  readonly gone: Promise<void>
  /** Resolves with the answer; rejects when the process ends before it. */
  ask(request: WorkerRequest): Promise<Exclude<WorkerLine, { readonly ready: boolean }>>
  /** Ends its input, upon which it leaves by itself. */
  endInput(): void
  kill(): void
}

/** Something the child printed that is not an answer; long enough to understand, short enough for a log. */
const shown = 200

/** Starts the process. `environment` is all the environment it gets; settings and secrets travel there, never in `command`. */
export function startChild(
  [program, ...args]: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  log: Logger,
): Child {
  const underWay: Expected = new Map()
  const spawned = spawn(program ?? '', args, { env: environment, stdio: 'pipe', windowsHide: true })
  const readyLine = expected(underWay, 'ready')
  const gone = ended(spawned, (why) => {
    for (const { reject } of underWay.values()) reject(new Error(why))
    underWay.clear()
  })
  listen(spawned, log, (line) => {
    const id = 'ready' in line ? 'ready' : line.id
    underWay.get(id)?.resolve(line)
    underWay.delete(id)
  })
  return {
    ready: readyLine.then((line) => {
      if ('ready' in line && !line.ready) throw new Error(line.error?.message ?? 'The PowerShell worker is not ready')
    }),
    gone,
    ask(request) {
      const answer = expected(underWay, request.id)
      spawned.stdin.write(`${JSON.stringify(request)}\n`)
      return answer as Promise<Exclude<WorkerLine, { readonly ready: boolean }>>
    },
    endInput: () => spawned.stdin.end(),
    kill: () => spawned.kill('SIGKILL'),
  }
}

type Expected = Map<string, { readonly resolve: (line: WorkerLine) => void; readonly reject: (error: Error) => void }>

function expected(underWay: Expected, id: string): Promise<WorkerLine> {
  return new Promise((resolve, reject) => underWay.set(id, { resolve, reject }))
}

function ended(spawned: ChildProcessWithoutNullStreams, then: (why: string) => void): Promise<void> {
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

function listen(spawned: ChildProcessWithoutNullStreams, log: Logger, take: (line: WorkerLine) => void): void {
  createInterface({ input: spawned.stdout }).on('line', (text) => {
    const line = workerLineOf(text)
    if (line !== undefined) take(line)
    else if (text.trim() !== '') log.warn({ text: text.slice(0, shown) }, 'powershell printed something else')
  })
  createInterface({ input: spawned.stderr }).on('line', (text) => {
    if (text.trim() !== '') log.warn({ text: text.slice(0, shown) }, 'powershell error output')
  })
  // Writing to a process that has just ended; its end is told by `close`.
  spawned.stdin.on('error', () => undefined)
}
