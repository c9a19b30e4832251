import { EventEmitter } from 'node:events'
import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import type { Process, StartProcess } from '../../../../services/remote/powershell/child'

interface Asked {
  readonly id: string
  readonly cmdlet: string
}

/** A PowerShell that does what the test says, and nothing by itself but leave when its input ends. */
export class ProcessByHand extends EventEmitter implements Process {
  readonly stdin = new PassThrough()
  readonly stdout = new PassThrough()
  readonly stderr = new PassThrough()
  /** How it ended; undefined while it lives. */
  ended: 'killed' | 'left' | 'died' | undefined
  /** Cmdlets that it was asked and did not answer yet. */
  readonly asked: Asked[] = []

  /** @param stubborn it does not leave by itself */
  constructor(private readonly stubborn: boolean) {
    super()
    createInterface({ input: this.stdin })
      .on('line', (line) => this.asked.push(JSON.parse(line) as Asked))
      .on('close', () => {
        if (!this.stubborn) this.end('left', 0, null)
      })
  }

  get running(): readonly string[] {
    return this.asked.map(({ cmdlet }) => cmdlet)
  }

  signIn(): void {
    this.say({ ready: true })
  }

  refuseToStart(message: string): void {
    this.say({ ready: false, error: { message } })
  }

  answer(value: readonly unknown[] = []): void {
    this.say({ id: this.asked.shift()?.id, ok: true, value })
  }

  fail(message: string, more: object = {}): void {
    this.say({ id: this.asked.shift()?.id, ok: false, stage: 'sent', error: { message, ...more } })
  }

  die(): void {
    this.end('died', 1, null)
  }

  kill(): boolean {
    this.end('killed', null, 'SIGKILL')
    return true
  }

  private say(line: object): void {
    this.stdout.write(`${JSON.stringify(line)}\n`)
  }

  private end(how: ProcessByHand['ended'], code: number | null, signal: NodeJS.Signals | null): void {
    if (this.ended !== undefined) return
    this.ended = how
    this.stdin.destroy()
    setImmediate(() => this.emit('close', code, signal))
  }
}

/** Every process that was started, in order. */
export class Processes {
  readonly all: ProcessByHand[] = []
  /** Those that are started from now on do not leave by themselves. */
  stubborn = false
  readonly start: StartProcess = () => {
    const started = new ProcessByHand(this.stubborn)
    this.all.push(started)
    return started
  }

  get living(): readonly ProcessByHand[] {
    return this.all.filter(({ ended }) => ended === undefined)
  }

  /** What each that lives is asked. */
  get running(): readonly (readonly string[])[] {
    return this.living.map((one) => one.running)
  }
}

/** Until nothing happens by itself any more: all that is written has been read. */
export async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
