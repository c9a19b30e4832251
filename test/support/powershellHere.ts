import { EventEmitter, once } from 'node:events'
import { PassThrough } from 'node:stream'
import { createInterface } from 'node:readline'
import type { Process, StartProcess } from '../../services/remote/powershell/child'
import { serveSession, sessionIn } from '../../sandbox/powershell/session'

/**
 * What `sandbox/powershell/standIn.ts` does, without a process of its own: starting one takes a quarter of a second of a
 * processor, and most cases start two. Input, output, death and the environment are as a process has them.
 */
export const powershellHere: StartProcess = (_command, environment) => new ProcessHere(environment)

class ProcessHere extends EventEmitter implements Process {
  readonly stdin = new PassThrough()
  readonly stdout = new PassThrough()
  readonly stderr = new PassThrough()
  private readonly killed = new AbortController()
  private ended = false

  constructor(environment: Readonly<Record<string, string | undefined>>) {
    super()
    void this.run(environment)
  }

  kill(): boolean {
    if (this.ended) return false
    this.killed.abort()
    void this.end(null, 'SIGKILL')
    return true
  }

  private async run(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
    try {
      await serveSession(createInterface({ input: this.stdin }), {
        ...sessionIn(environment),
        write: (line) => this.stdout.write(`${line}\n`),
        signal: this.killed.signal,
      })
      await this.end(0, null)
    } catch (error) {
      if (!this.ended) this.stderr.write(`${String(error)}\n`)
      await this.end(1, null)
    }
  }

  /** Tells of the end once all that was said has been read. */
  private async end(code: number | null, signal: NodeJS.Signals | null): Promise<void> {
    if (this.ended) return
    this.ended = true
    this.stdin.destroy()
    const read = [this.stdout, this.stderr].map((output) => once(output.end(), 'close'))
    await Promise.all(read)
    this.emit('close', code, signal)
  }
}
