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
  /** The quickest first. */
  testsFor(file: ChangedFile, change: Change): readonly Test[]
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
  return { files, red, testsFor: choiceOf(green, await notesIn(seen)) }
}

function choiceOf(green: readonly Test[], notes: readonly z.infer<typeof noteSchema>[]): Recording['testsFor'] {
  const quickestFirst = green.toSorted((one, other) => one.duration - other.duration)
  const testsWith = (ids: readonly number[]): readonly Test[] => {
    const titles = new Set(notes.filter(({ rule }) => ids.includes(rule)).map(({ test }) => test))
    return quickestFirst.filter(({ title }) => titles.has(title))
  }
  return ({ changes }, { id, running }) => {
    if (running !== undefined) return testsWith([id])
    // What is declared makes a difference where its file is used most likely; for sure nobody knows.
    const near = testsWith(changes.map((other) => other.id))
    return [...new Set([...near, ...quickestFirst])]
  }
}

async function notesIn(file: string): Promise<readonly z.infer<typeof noteSchema>[]> {
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  return lines.map((line) => noteSchema.parse(JSON.parse(line)))
}
