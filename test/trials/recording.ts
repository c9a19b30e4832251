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
  /** Those that it made a difference to while they ran; the quickest first. */
  testsFor(change: Change): readonly Test[]
  /** All of them; those first that another change to the file made a difference to. */
  testsNear(file: ChangedFile): readonly Test[]
}

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
  const testsWith = (ids: readonly number[]): readonly Test[] => {
    const titles = new Set(notes.filter(({ rule }) => ids.includes(rule)).map(({ test }) => test))
    return quickestFirst.filter(({ title }) => titles.has(title))
  }
  return {
    testsFor: ({ id }) => testsWith([id]),
    testsNear: ({ changes }) => [...new Set([...testsWith(changes.map(({ id }) => id)), ...quickestFirst])],
  }
}

async function notesIn(file: string): Promise<readonly z.infer<typeof noteSchema>[]> {
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  return lines.map((line) => noteSchema.parse(JSON.parse(line)))
}
