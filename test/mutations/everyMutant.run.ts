import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Place } from '../trials/change'
import { record } from '../trials/recording'
import { openParser } from '../trials/syntax'
import { survivorsAmong, Trial } from '../trials/trial'
import { equivalent } from './equivalent'
import { findMutants, lineOf } from './mutants'

/** Percent of the changes that must turn a test red. */
const least = 97

/** The unit tests of planning and of the steps' rules: what the planner does must be held here, and not by luck elsewhere. */
const tests =
  /^services\/(planning\/.+|steps\/[^/]+\/(index|planning|rules|afterDecision|keeping|openDevices))\.test\.ts$/

/**
 * Makes each small change to the planner and the rules of the steps, one at a time, and expects a red test.
 * `npm run test:mutations -- lastOwner` makes those whose name has these words only.
 */
async function main(words: string): Promise<void> {
  const began = Date.now()
  const folder = await mkdtemp(path.join(tmpdir(), 'mutations-'))
  try {
    const changed = findMutants(await openParser())
    const places = changed.flatMap((file) => file.changes.map((change) => ({ file, change })))
    const recording = await record(changed, testFiles(), folder)
    const chosen = places.filter(({ change }) => change.name.includes(words))
    const start = (): Trial => new Trial(changed, recording, folder)
    const green = await survivorsAmong(chosen, { testers: 1, start, report })
    conclude(chosen, green, recording.red)
    console.log(`${Math.round((Date.now() - began) / 1000)} s`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function testFiles(): readonly string[] {
  const folder = path.resolve(__dirname, '..')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => tests.test(name.split(path.sep).join('/')))
    .map((name) => path.join(folder, name))
    .sort()
}

function report({ file, change }: Place, red: string | undefined): void {
  console.log(`${red === undefined ? 'survived' : 'killed  '} line ${lineOf(file, change)} of ${change.name}`)
  if (red !== undefined) console.log(`         ${red}`)
}

/** The last lines, and how the process ends. */
function conclude(chosen: readonly Place[], green: ReadonlySet<string>, redAnyway: readonly string[]): void {
  const listed = (name: string): boolean => Object.hasOwn(equivalent, name)
  const names = chosen.map(({ change }) => change.name)
  const survived = chosen.filter(({ change: { name } }) => green.has(name) && !listed(name))
  const wronglyListed = names.filter((name) => listed(name) && !green.has(name))
  const counted = names.filter((name) => !listed(name)).length
  const killed = counted - survived.length
  const share = counted === 0 ? 0 : (killed / counted) * 100
  const failures = [
    ...redAnyway.map((test) => `RED without any change: ${test}`),
    ...wronglyListed.map((name) => `LISTED as equivalent, and it is not: ${name}`),
    ...(share < least ? [`BELOW ${least} %`] : []),
  ]
  for (const { file, change } of survived) console.log(`SURVIVED line ${lineOf(file, change)} of ${change.name}`)
  for (const failure of failures) console.log(failure)
  console.log(`${counted} changes, ${killed} killed: ${share.toFixed(1)} %; ${names.length - counted} equivalent`)
  console.log(`${killed} passed, ${failures.length} failed, ${survived.length} skipped`)
  process.exitCode = failures.length === 0 && killed > 0 ? 0 : 1
}

void main(process.argv[2] ?? '')
