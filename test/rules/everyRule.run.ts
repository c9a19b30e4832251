import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { record } from './recording'
import { findRules } from './rules'
import { openParser } from './syntax'
import { type Place, Trial } from './trial'
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
    const places = ruled.flatMap((file) => file.rules.map((rule) => ({ file, rule })))
    const recording = await record(ruled, testsIn(tests), folder)
    const chosen = places.filter(({ rule }) => rule.name.includes(words))
    const waiting = [...chosen]
    const green = await Promise.all(
      Array.from({ length: testers }, () => survivorsOf(waiting, new Trial(ruled, recording, folder))),
    )
    conclude(chosen, new Set(green.flat()), recording.red, words === '')
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

/** Tries rules as long as some are waiting; the names of those that no test misses. */
async function survivorsOf(waiting: Place[], trial: Trial): Promise<readonly string[]> {
  const green: string[] = []
  for (let place = waiting.shift(); place !== undefined; place = waiting.shift()) {
    const red = await trial.redWithout(place)
    const { name } = place.rule
    console.log(red === undefined ? `green    ${name}` : `red      ${name}\n         ${red}`)
    if (red === undefined) green.push(name)
  }
  trial.stop()
  return green
}

/** The last lines, and how the process ends. @param whole all rules were looked at, so that the list can be judged too */
function conclude(
  chosen: readonly Place[],
  green: ReadonlySet<string>,
  redAnyway: readonly string[],
  whole: boolean,
): void {
  const names = chosen.map(({ rule }) => rule.name)
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
