import fc from 'fast-check'
import Mocha from 'mocha'
import { z } from 'zod'

// The program of a tester: loads test files once, and then runs some of their tests whenever it is told. Which change
// is made meanwhile stands in RULES_OFF, which preload.cjs looks at.

const orderSchema = z.object({ titles: z.array(z.string()).optional(), off: z.number().optional(), all: z.boolean() })
type Order = z.infer<typeof orderSchema>

/** What it answers. */
export interface Answer {
  /** The red tests and why. */
  readonly red: readonly string[]
  readonly green: readonly { readonly title: string; readonly file: string; readonly duration: number }[]
}

/** Milliseconds; less than a tester is given, so that a test that waits in vain is red by its name. */
const timeout = 10_000

class LoadedOnce extends Mocha {
  constructor(files: readonly string[]) {
    super({ timeout, reporter: 'dot' })
    this.cleanReferencesAfterRun(false)
    this.rootHooks({
      beforeEach(this: Mocha.Context) {
        tell('RULES_TEST', 'ruleTest', this.currentTest?.fullTitle() ?? '')
      },
    })
    for (const file of files) this.addFile(file)
    this.loadFiles()
  }
}

function run(mocha: Mocha, { titles, off, all }: Order): Promise<Answer> {
  tell('RULES_OFF', 'ruleOff', off ?? -1)
  mocha.bail(!all)
  mocha.grep(titles === undefined ? /^/ : new RegExp(`^(${titles.map(escaped).join('|')})$`))
  const red: string[] = []
  const green: Answer['green'][number][] = []
  return new Promise((resolve) => {
    const runner = mocha.run(() => resolve({ red, green }))
    runner.on('fail', (test, error: Error) => red.push(`${test.fullTitle()}: ${error.message.split('\n')[0]}`))
    runner.on('pass', (test) =>
      green.push({ title: test.fullTitle(), file: test.file ?? '', duration: test.duration ?? 0 }),
    )
  })
}

/** Tells preload.cjs here, where it asks thousands of times, and in the programs that a test starts. */
function tell(variable: string, here: string, value: string | number): void {
  process.env[variable] = String(value)
  Reflect.set(globalThis, here, value)
}

function escaped(title: string): string {
  return title.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
}

// The same examples for every change, and no search for the smallest that shows it: nobody reads it.
fc.configureGlobal({ seed: 1, endOnFailure: true })

const tests = new LoadedOnce(process.argv.slice(2))
process.on('message', (order) => void run(tests, orderSchema.parse(order)).then((answer) => process.send?.(answer)))
process.on('disconnect', () => process.exit())
process.send?.('ready')
