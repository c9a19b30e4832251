import { spawn, type ChildProcess } from 'node:child_process'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { newFolder } from './folder'
import { hasProcessTable, processesWith } from './processTable'

const root = path.resolve(__dirname, '../..')

/** What a person's shell has, and nothing that could configure the product. */
const shellVariables = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'SystemRoot']

/** How a process ended. */
export interface Ending {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/**
 * A program of the product as a child process, started the way a person does. It has a process group of its own, as a
 * shell gives it, and a data folder of its own, by which everything that it started is found again.
 */
export class Program {
  output = ''
  errors = ''
  readonly ended: Promise<Ending>

  private constructor(
    readonly dataFolder: string,
    private readonly child: ChildProcess,
  ) {
    child.stdout?.on('data', (data: Buffer) => (this.output += data.toString()))
    child.stderr?.on('data', (data: Buffer) => (this.errors += data.toString()))
    this.ended = new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, signal) => resolve({ code, signal }))
    })
  }

  /** @param command for instance `['npm', 'start']`; {@link botCommand} is the same without npm around it */
  static async start(
    command: readonly string[],
    environment: Readonly<Record<string, string>> = {},
    dataFolder?: string,
  ): Promise<Program> {
    const folder = dataFolder ?? (await temporaryFolder())
    const [program = '', ...args] = command
    const shell = shellVariables.map((name) => [name, process.env[name]])
    const child = spawn(program, args, {
      cwd: root,
      env: { ...(Object.fromEntries(shell) as NodeJS.ProcessEnv), ...environment, DATA_FOLDER: folder },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    return new Program(folder, child)
  }

  /** Resolves when it has said this, on either output; rejects with all it said when it ends, or says it not, before. */
  async said(what: RegExp, patience?: number): Promise<RegExpExecArray> {
    let over = false
    void this.ended.then(() => (over = true)).catch(() => (over = true))
    const look = () => {
      const found = what.exec(this.output) ?? what.exec(this.errors)
      if (found === null && over)
        throw new Error(`The program ended before it said ${String(what)}:\n${this.everythingSaid}`)
      return found ?? undefined
    }
    return until(`${String(what)} from the program`, look, patience).catch((error: unknown) => {
      throw new Error(`${String(error)}\nIt said:\n${this.everythingSaid}`)
    })
  }

  private get everythingSaid(): string {
    return `${this.output}${this.errors}`
  }

  /** What Ctrl-C in a terminal does: the signal reaches every process of the group. */
  interrupt(): void {
    this.signalGroup('SIGINT')
  }

  /** By which the system knows the process itself; 0 where it could not be started. */
  get id(): number {
    return this.child.pid ?? 0
  }

  /** Sends a signal to the process itself, and to nothing that it started. */
  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal)
  }

  /** Everything alive that belongs to it. */
  processes(): readonly number[] {
    return processesWith('DATA_FOLDER', this.dataFolder)
  }

  /** Resolves when nothing of it is alive any more. */
  async allGone(): Promise<void> {
    await until('the end of every process', () => (this.processes().length === 0 ? true : undefined))
  }

  /** After a test: ends what is still there, and removes its folder. */
  async clean(): Promise<void> {
    this.signalGroup('SIGKILL')
    for (const id of hasProcessTable ? this.processes() : []) signal(id, 'SIGKILL')
    await this.ended.catch(() => undefined)
    await rm(this.dataFolder, { recursive: true, force: true, maxRetries: 5 })
  }

  private signalGroup(name: NodeJS.Signals): void {
    if (this.child.pid !== undefined) signal(-this.child.pid, name)
  }
}

/** `npm start` without npm around it: the process that is signalled is the bot's. */
export const botCommand = [process.execPath, '--max-semi-space-size=8', 'bot/start.cjs', 'bot/index.ts']

export function temporaryFolder(): Promise<string> {
  return newFolder('offboarding-process-')
}

/** Looks until something is there; gives up after a generous while, with the name of what did not come. */
export async function until<Value>(
  what: string,
  look: () => Value | undefined | Promise<Value | undefined>,
  patience = 60_000,
): Promise<Value> {
  const giveUp = Date.now() + patience
  for (;;) {
    const value = await look()
    if (value !== undefined) return value
    if (Date.now() > giveUp) throw new Error(`Waited in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function signal(id: number, name: NodeJS.Signals): void {
  try {
    process.kill(id, name)
  } catch {
    // It has ended by itself.
  }
}
