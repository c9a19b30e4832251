import { type ChildProcess, fork } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Answer } from './testerProgram'

/** What a tester works on. */
export interface Bench {
  /** Where files of the run may be left. */
  readonly folder: string
  /** Texts that the program is given instead of what stands in its files, by absolute path. */
  readonly sources: ReadonlyMap<string, string>
  /** Paths of test files. */
  readonly files: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

/** Which tests to run. */
export interface Order {
  /** Whole titles; all tests when left out. */
  readonly titles?: readonly string[]
  /** Id of the change that is made meanwhile. */
  readonly off?: number
  /** Goes on after the first red one. */
  readonly all?: boolean
  /** Milliseconds, after which the tests count as red: with a change a loop may never end. */
  readonly patience: number
}

/** Runs tests in a process of its own, over and over without loading them again. */
export class Tester {
  private said = ''
  private constructor(private readonly child: ChildProcess) {
    child.stderr?.on('data', (data: Buffer) => (this.said = (this.said + data.toString()).slice(-4000)))
  }

  /** Throws with what the process said when the tests cannot be loaded. */
  static async start({ folder, sources, files, environment }: Bench): Promise<Tester> {
    const texts = path.join(await mkdtemp(path.join(folder, 'tester-')), 'sources.json')
    await writeFile(texts, JSON.stringify(Object.fromEntries(sources)))
    const child = fork(path.join(__dirname, 'testerProgram.ts'), files, {
      execArgv: ['--require', 'tsx/cjs'],
      // A preload reaches the programs that a test starts, too.
      env: {
        ...process.env,
        ...environment,
        RULES_SOURCES: texts,
        NODE_OPTIONS: `--require ${JSON.stringify(path.join(__dirname, 'preload.cjs'))}`,
      },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      detached: true,
    })
    const tester = new Tester(child)
    if ((await tester.heard()) === undefined) throw new Error(`The tests do not load:\n${tester.said}`)
    return tester
  }

  /** Runs tests. One that ends the process, or never ends, is red, and the tester is of no more use. */
  async run({ titles, off, all = false, patience }: Order): Promise<Answer> {
    const timer = setTimeout(() => this.stop(), patience)
    const heard = this.heard()
    this.child.send({ titles, off, all })
    const answer = await heard
    clearTimeout(timer)
    return (answer as Answer | undefined) ?? { red: ['no test ended'], green: [] }
  }

  get isOver(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null
  }

  /** With all the programs that its tests started. */
  stop(): void {
    if (this.child.pid === undefined) return
    try {
      process.kill(-this.child.pid, 'SIGKILL')
    } catch {
      // It is gone already.
    }
  }

  /** What the process says next, or undefined when it ends first. */
  private async heard(): Promise<unknown> {
    return new Promise((resolve) => {
      const ended = (): void => resolve(undefined)
      this.child.once('exit', ended)
      this.child.once('message', (message) => {
        this.child.off('exit', ended)
        resolve(message)
      })
    })
  }
}
