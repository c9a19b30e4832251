import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { watched } from './instrument'
import type { Change, ChangedFile } from './change'
import { Tester } from './tester'
import type { Answer } from './testerProgram'

export type Test = Answer['green'][number]

/** Which tests could notice a change. */
export interface Recording {
  /** Paths of the test files. */
  readonly files: readonly string[]
  /** Tests that are red without any change: they show nothing. */
  readonly red: readonly string[]
  /** Those that it made a difference to while they ran; those first that are most about its file for the time they take. */
  testsFor(file: ChangedFile, change: Change): readonly Test[]
  /** All of them; those first that another change to the file made a difference to. */
  testsNear(file: ChangedFile): readonly Test[]
}

// What every tenant is made by makes a difference to a thousand tests, and a few of them look at it. Those come first that
// see much else of the same file, or have its name, for the time they take.

/** How many changes to a file a test counts as having seen for each one, when it has the file's name. */
const namesake = 20
/** What a test takes besides its own duration, milliseconds: so that one that took none is not before all others. */
const startOfTest = 5

const noteSchema = z.object({ test: z.string(), rule: z.number() })

/**
 * Runs tests once over sources that tell which change makes a difference to which of them.
 * @param folder where files of the run may be left
 */
export async function record(
  changed: readonly ChangedFile[],
  files: readonly string[],
  folder: string,
): Promise<Recording> {
  const seen = path.join(folder, 'seen.jsonl')
  const sources = new Map(changed.map(({ file, source, changes }) => [file, watched(source, changes)]))
  const tester = await Tester.start({ folder, sources, files, environment: { RULES_SEEN: seen } })
  const { red, green } = await tester.run({ all: true, patience: 600_000 })
  tester.stop()
  return { files, red, ...choicesOf(green, await notesIn(seen)) }
}

function choicesOf(
  green: readonly Test[],
  notes: readonly z.infer<typeof noteSchema>[],
): Pick<Recording, 'testsFor' | 'testsNear'> {
  const quickestFirst = green.toSorted((one, other) => one.duration - other.duration)
  const titles = new Map<number, Set<string>>()
  for (const { test, rule } of notes) titles.set(rule, (titles.get(rule) ?? new Set()).add(test))
  const titlesWith = ({ id }: Change): ReadonlySet<string> => titles.get(id) ?? new Set()
  const mostAbout = (file: ChangedFile, tests: readonly Test[]): readonly Test[] => {
    const seen = file.changes.map(titlesWith)
    const cost = (test: Test): number => {
      const others = seen.filter((those) => those.has(test.title)).length
      return (test.duration + startOfTest) / (others * (isNamesake(test, file) ? namesake : 1))
    }
    return tests
      .map((test) => ({ test, cost: cost(test) }))
      .toSorted((one, other) => one.cost - other.cost)
      .map(({ test }) => test)
  }
  return {
    testsFor: (file, change) => {
      const seeing = titlesWith(change)
      return mostAbout(
        file,
        green.filter(({ title }) => seeing.has(title)),
      )
    },
    testsNear: ({ changes }) => {
      const near = new Set(changes.flatMap((change) => [...titlesWith(change)]))
      return [...new Set([...quickestFirst.filter(({ title }) => near.has(title)), ...quickestFirst])]
    },
  }
}

/** `tenant/groups.ts` and `graph/groups.test.ts`. */
function isNamesake(test: Test, { file }: ChangedFile): boolean {
  return path.basename(test.file, '.test.ts') === path.basename(file, '.ts')
}

async function notesIn(file: string): Promise<readonly z.infer<typeof noteSchema>[]> {
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  return lines.map((line) => noteSchema.parse(JSON.parse(line)))
}
