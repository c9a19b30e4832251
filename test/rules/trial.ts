import { switched } from './instrument'
import type { Recording, Test } from './recording'
import { type Rule, type RuledFile, without } from './rules'
import { Tester } from './tester'

/** A rule, and the file that it stands in. */
export interface Place {
  readonly file: RuledFile
  readonly rule: Rule
}

/** Takes rules away, one at a time. */
export class Trial {
  private tester: Tester | undefined

  constructor(
    private readonly ruled: readonly RuledFile[],
    private readonly recording: Recording,
    private readonly folder: string,
  ) {}

  /** The first test that is red without the rule, and why; undefined when all are green that could notice. */
  async redWithout({ file, rule }: Place): Promise<string | undefined> {
    const tests = this.recording.testsFor(file, rule)
    return rule.running === undefined ? this.redTakenOut({ file, rule }, tests) : this.redSwitchedOff(rule, tests)
  }

  stop(): void {
    this.tester?.stop()
  }

  private async redSwitchedOff(rule: Rule, tests: readonly Test[]): Promise<string | undefined> {
    for (const batch of batchesOf(tests)) {
      if (this.tester === undefined || this.tester.isOver) {
        const sources = new Map(this.ruled.map(({ file, source, rules }) => [file, switched(source, rules)]))
        this.tester = await Tester.start({ folder: this.folder, sources, files: this.recording.files })
      }
      const [red] = (await this.tester.run({ ...orderOf(batch), off: rule.id })).red
      if (red !== undefined) return red
    }
    return undefined
  }

  /** What is declared cannot be switched off later: a tester by itself loads the source without it. */
  private async redTakenOut({ file, rule }: Place, tests: readonly Test[]): Promise<string | undefined> {
    const tester = await Tester.start({
      folder: this.folder,
      sources: new Map([[file.file, without(file.source, rule.removal)]]),
      files: [...new Set(tests.map((test) => test.file))],
    })
    try {
      for (const batch of batchesOf(tests)) {
        const [red] = (await tester.run(orderOf(batch))).red
        if (red !== undefined) return red
      }
      return undefined
    } finally {
      tester.stop()
    }
  }
}

/** Milliseconds of tests that are run at once, as long as all are green; the last ones are the rest. */
const batches = [1_000, 4_000, Number.POSITIVE_INFINITY]

function batchesOf(tests: readonly Test[]): readonly (readonly Test[])[] {
  let left = tests
  return batches
    .map((most) => {
      let sum = 0
      const batch = left.filter(({ duration }) => (sum += duration) <= most)
      left = left.slice(batch.length)
      return batch
    })
    .filter(({ length }) => length > 0)
}

function orderOf(tests: readonly Test[]): { readonly titles: readonly string[]; readonly patience: number } {
  const usual = tests.reduce((sum, { duration }) => sum + duration, 0)
  return { titles: tests.map(({ title }) => title), patience: 15_000 + 5 * usual }
}
