import { switched } from './instrument'
import { type Change, type ChangedFile, edited, type Place } from './change'
import type { Recording, Test } from './recording'
import { Tester } from './tester'

/**
 * Tries each change; the names of those that no test notices.
 * @param testers how many processes work side by side
 * @param report is told of each change, with the first red test and why, or undefined
 */
export async function survivorsAmong(
  places: readonly Place[],
  { testers, start, report }: TrialOptions,
): Promise<ReadonlySet<string>> {
  const waiting = [...places]
  const green = new Set<string>()
  const tryAll = async (trial: Trial): Promise<void> => {
    for (let place = waiting.shift(); place !== undefined; place = waiting.shift()) {
      const red = await trial.redWith(place)
      report(place, red)
      if (red === undefined) green.add(place.change.name)
    }
    trial.stop()
  }
  await Promise.all(Array.from({ length: testers }, () => tryAll(start())))
  return green
}

interface TrialOptions {
  readonly testers: number
  readonly start: () => Trial
  readonly report: (place: Place, red: string | undefined) => void
}

/** Makes changes, one at a time. */
export class Trial {
  private tester: Tester | undefined
  /** Titles of tests that saw a change, by the file that was changed; the last one first. */
  private readonly seers = new Map<string, readonly string[]>()

  constructor(
    private readonly changed: readonly ChangedFile[],
    private readonly recording: Recording,
    private readonly folder: string,
  ) {}

  /** The first test that is red with the change, and why; undefined when all are green that could notice. */
  async redWith(place: Place): Promise<string | undefined> {
    const red = (await this.redSwitched(place)) ?? (isDeclared(place.change) ? await this.redEdited(place) : undefined)
    const seer = red?.slice(0, red.indexOf(': '))
    const { file } = place.file
    if (seer !== undefined) this.seers.set(file, [seer, ...this.seersOf(file).filter((title) => title !== seer)])
    return red
  }

  stop(): void {
    this.tester?.stop()
  }

  private async redSwitched({ file, change }: Place): Promise<string | undefined> {
    if (change.running === undefined) return undefined
    for (const batch of this.batchesOf(file, this.recording.testsFor(file, change))) {
      if (this.tester === undefined || this.tester.isOver) {
        const sources = new Map(this.changed.map((other) => [other.file, switched(other.source, other.changes)]))
        this.tester = await Tester.start({ folder: this.folder, sources, files: this.recording.files })
      }
      const [red] = (await this.tester.run({ ...orderOf(batch), off: change.id })).red
      if (red !== undefined) return red
    }
    return undefined
  }

  /** For what cannot be switched later, or not everywhere: a tester by itself loads the changed source. */
  private async redEdited({ file, change }: Place): Promise<string | undefined> {
    const batches = this.batchesOf(file, this.recording.testsNear(file))
    const tester = await Tester.start({
      folder: this.folder,
      sources: new Map([[file.file, edited(file.source, change.removal)]]),
      files: [...new Set(batches.flat().map((test) => test.file))],
    })
    try {
      for (const batch of batches) {
        const [red] = (await tester.run(orderOf(batch))).red
        if (red !== undefined) return red
      }
      return undefined
    } finally {
      tester.stop()
    }
  }

  private batchesOf({ file }: ChangedFile, tests: readonly Test[]): Batches {
    const likely = this.seersOf(file)
      .flatMap((title) => tests.find((test) => test.title === title) ?? [])
      .slice(0, likelyTests)
    return [...likely.map((test) => [test]), ...batchesOf(tests.filter((test) => !likely.includes(test)))]
  }

  private seersOf(file: string): readonly string[] {
    return this.seers.get(file) ?? []
  }
}

/** Whether it works, or may work, by being declared. */
function isDeclared({ running }: Change): boolean {
  return running === undefined || (running.effect === 'instead' && running.madeAnew !== undefined)
}

type Batches = readonly (readonly Test[])[]

/** How many tests that saw other changes to the same file are tried first, one by one: they look at what matters there. */
const likelyTests = 5

/** Milliseconds of tests that are run at once, as long as all are green; the last ones are the rest. */
const batchSizes = [500, 2_000, 8_000, Number.POSITIVE_INFINITY]

function batchesOf(tests: readonly Test[]): Batches {
  let left = tests
  return batchSizes
    .map((most) => {
      let sum = 0
      const batch = left.filter(({ duration }) => {
        const fits = sum + duration <= most
        if (fits) sum += duration
        return fits
      })
      left = left.filter((test) => !batch.includes(test))
      return batch
    })
    .filter(({ length }) => length > 0)
}

function orderOf(tests: readonly Test[]): { readonly titles: readonly string[]; readonly patience: number } {
  const usual = tests.reduce((sum, { duration }) => sum + duration, 0)
  return { titles: tests.map(({ title }) => title), patience: 15_000 + 5 * usual }
}
