import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import type { Place } from '../trials/change'
import { record } from '../trials/recording'
import { openParser } from '../trials/syntax'
import { survivorsAmong, Trial } from '../trials/trial'
import { findRules } from './rules'
import { unobservable } from './unobservable'

/** The sandbox's own tests must miss every rule of it: they are quick, and nothing in them waits for a bot. */
const tests = path.resolve(__dirname, '../sandbox')
/** A tester keeps a processor busy. */
const testers = Math.max(2, availableParallelism())

/**
 * Takes each rule of the pretend tenant away, one at a time, and expects a red test. `npm run test:rules -- tenant/groups`
 * looks at the rules whose name has these words only.
 */
async function main(words: string): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rules-'))
  try {
    const ruled = findRules(await openParser())
    const places = ruled.flatMap((file) => file.changes.map((change) => ({ file, change })))
    const recording = await record(ruled, testsIn(tests), folder)
    const chosen = places.filter(({ change }) => change.name.includes(words))
    const start = (): Trial => new Trial(ruled, recording, folder)
    const green = await survivorsAmong(chosen, { testers, start, report })
    conclude(chosen, green, recording.red, words === '')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function testsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join(folder, name))
    .sort()
}

function report({ change: { name } }: Place, red: string | undefined): void {
  console.log(red === undefined ? `green    ${name}` : `red      ${name}\n         ${red}`)
}

/** The last lines, and how the process ends. @param whole all rules were looked at, so that the list can be judged too */
function conclude(
  chosen: readonly Place[],
  green: ReadonlySet<string>,
  redAnyway: readonly string[],
  whole: boolean,
): void {
  const names = chosen.map(({ change }) => change.name)
  const listed = Object.keys(unobservable)
  const survived = [...green].filter((name) => !listed.includes(name))
  const wronglyListed = listed.filter((name) => (names.includes(name) ? !green.has(name) : whole))
  const failures = [
    ...redAnyway.map((test) => `RED with every rule in force: ${test}`),
    ...survived.map((name) => `SURVIVED ${name}`),
    ...wronglyListed.map((name) => `LISTED as unobservable, and it is not: ${name}`),
  ]
  console.log(['', ...failures].join('\n'))
  const passed = names.filter((name) => listed.includes(name) === green.has(name)).length
  console.log(`${passed} passed, ${failures.length} failed`)
  process.exitCode = failures.length === 0 && passed > 0 ? 0 : 1
}

void main(process.argv[2] ?? '')
