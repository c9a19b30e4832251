import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { randomInt } from 'node:crypto'
import * as fc from 'fast-check'
import { filesForNodes, nodeOf, nodeVersions, noNode } from './nodes'
import { filesIn, filesOf, filesOfStep, runs, stepIds, type Run } from './runs'

/** How long a test took, seconds. */
interface Timed {
  readonly seconds: number
  readonly title: string
}

/** What a part of the tests came to. */
interface Verdict {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** What failed and why, what ended with an error, or in which no test ran: said at the end, where nobody must look for it. */
  readonly bad: readonly string[]
  /** The tests that took longest. */
  readonly slowest: readonly Timed[]
}

const nothing: Verdict = { passed: 0, failed: 0, skipped: 0, bad: [], slowest: [] }
const closing = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/
/** What test/support/reporter.cjs says before the slowest tests, and how it says each. */
const timesFollow = 'The slowest tests:'
const timed = /^ *(\d+\.\d) s {2}(.+)$/
/** How it says each test that failed, and why. */
const failure = /^Failed: (.+)$/
const slowestShown = 10
/** How long a program may take to end after its closing line, milliseconds: a test that failed may have left something open. */
const longestEnd = 30_000

/** What is looked at before the tests, side by side with them. */
const checks = ['typecheck', 'lint', 'format:check']

/**
 * `npm test`, `npm run test:all`, `npm run test:<name>`: runs parts of the tests, and says at the end how many passed.
 * `all` is everything, `rest` everything but what `npm test` has, `step ID` what is about one step, `shuffled` the quick
 * tests in an order and with a number of processes that nobody chose (SHUFFLE_SEED repeats one), and `nodes` some once more
 * on every other Node, or on the one that is named: `nodes 24`.
 */
async function main(words: readonly string[]): Promise<void> {
  const verdict = await carryOut(words)
  if (verdict === undefined) return
  const { passed, failed, skipped, bad, slowest } = verdict
  console.log(timesFollow)
  for (const { seconds, title } of slowest) console.log(`${seconds.toFixed(1).padStart(7)} s  ${title}`)
  for (const one of bad) console.log(`Not good: ${one}`)
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  process.exitCode = bad.length === 0 ? 0 : 1
}

async function carryOut([what = '', ...others]: readonly string[]): Promise<Verdict | undefined> {
  const [quick, ...rest] = runs
  if (quick === undefined) return undefined
  switch (what) {
    case 'quick':
      return quickly(quick)
    case 'all':
      return sum([await quickly(quick), await everyOne(rest)])
    case 'rest':
      return everyOne(rest)
    case 'step':
      return aboutStep(others)
    case 'shuffled':
      return shuffled(quick)
    case 'nodes':
      return onNodes(others)
  }
  const run = runs.find(({ name }) => name === what)
  if (run !== undefined) return runOnce(run, filesOf(run), others, false)
  return refuse(`There is no part “${what}” of the tests. There are: ${runs.map(({ name }) => name).join(', ')}`)
}

/** The checks first, since they take seconds and find most; then the tests. */
async function quickly(quick: Run): Promise<Verdict> {
  const checked = await Promise.all(checks.map((name) => check(name)))
  return sum([...checked, await runOnce(quick, filesOf(quick))])
}

/** How many processes go side by side: two processors have time for three, since each waits for a third of its own. */
const processesAtOnce = 3

/** As many side by side as fit, and whatever fits goes next, so that no processor waits while something could run. */
async function everyOne(some: readonly Run[]): Promise<Verdict> {
  const waiting = [...longestFirst(joined(some))]
  const ended: Verdict[] = []
  const running = new Set<Promise<void>>()
  let free = processesAtOnce
  while (waiting.length > 0 || running.size > 0) {
    const place = waiting.findIndex(({ jobs }) => jobs <= free)
    const next = waiting[place]
    if (next === undefined) {
      await Promise.race(running)
      continue
    }
    waiting.splice(place, 1)
    free -= next.jobs
    const going = inOnePiece(next).then((verdict) => {
      ended.push(verdict)
      free += next.jobs
      running.delete(going)
    })
    running.add(going)
  }
  return sum(ended)
}

/** The programs, which each take longer than any other; then what needs several processes at once: so that no one is left last. */
function longestFirst(some: readonly Run[]): readonly Run[] {
  const weight = ({ program, jobs }: Run): number => (program === undefined ? 0 : processesAtOnce) + jobs
  return some.toSorted((one, other) => weight(other) - weight(one))
}

/** Runs of several processes that differ in nothing but their files are one, since each process takes seconds to load. */
function joined(some: readonly Run[]): readonly Run[] {
  const isAlike = ({ jobs, program, environment }: Run): boolean =>
    jobs > 1 && program === undefined && environment === undefined
  const alike = some.filter(isAlike)
  const [first] = alike
  if (first === undefined) return some
  const name = alike.map((run) => run.name).join(', ')
  const one = { ...first, name, files: alike.flatMap(({ files }) => files) }
  return [one, ...some.filter((run) => !isAlike(run))]
}

/** What a run says stands together, since another may run beside it. */
async function inOnePiece(run: Run): Promise<Verdict> {
  const lines: string[] = []
  const began = Date.now()
  const verdict = await runOnce(run, filesOf(run), [], true, (line) => lines.push(line))
  const seconds = Math.round((Date.now() - began) / 1_000)
  console.log([`\n── ${run.name}, ${seconds} s ──`, ...lines].join('\n'))
  return verdict
}

async function aboutStep([stepId = '', ...options]: readonly string[]): Promise<Verdict | undefined> {
  if (!stepIds().includes(stepId))
    return refuse(`Which step? npm run test:step -- devices. There are: ${stepIds().join(', ')}`)
  const run = { name: `step ${stepId}`, files: [], jobs: 1, environment: { STEP: stepId } }
  return runOnce(run, filesOfStep(stepId), options)
}

/** On each supported Node but the one that runs this, which everything else is run on; or on the one that is named. */
async function onNodes([first = '', ...others]: readonly string[]): Promise<Verdict> {
  const named = nodeVersions.find((version) => String(version) === first)
  const rest = nodeVersions.filter((version) => !process.versions.node.startsWith(`${version}.`))
  const ended: Verdict[] = []
  for (const version of named === undefined ? rest : [named])
    ended.push(await onNode(version, named === undefined && first !== '' ? [first, ...others] : others))
  return sum(ended)
}

/** Skips loudly where there is no such Node; fails where REQUIRE_NODES is 1. */
async function onNode(version: number, options: readonly string[]): Promise<Verdict> {
  const program = nodeOf(version)
  const run = { name: `Node ${version}`, files: filesForNodes, jobs: 2 }
  console.log(`\n── ${run.name} ──`)
  if (program !== undefined) return runOnce({ ...run, node: program }, filesIn(run), options)
  if (process.env['REQUIRE_NODES'] === '1')
    return { ...nothing, failed: 1, bad: [`${noNode(version)}, and REQUIRE_NODES is 1`] }
  console.warn(`SKIPPED: the tests on Node ${version}. ${noNode(version)}.`)
  return { ...nothing, skipped: 1 }
}

async function shuffled(quick: Run): Promise<Verdict> {
  const seed = Number(process.env['SHUFFLE_SEED'] ?? randomInt(2 ** 31))
  const files = filesOf(quick)
  const anyOrder = fc.tuple(
    fc.shuffledSubarray([...files], { minLength: files.length }),
    fc.constantFrom(...[1, 2, 3, 4].filter((count) => count !== quick.jobs)),
  )
  const [[order, jobs] = [files, quick.jobs]] = fc.sample(anyOrder, { seed, numRuns: 1 })
  console.log(`SHUFFLE_SEED=${seed}, ${jobs} at once`)
  return runOnce({ ...quick, jobs }, order)
}

/**
 * @param seeded whether the run's own variables are set: not when somebody calls it by its name, looking for new seeds
 * @param tell is told each line that the tests say
 */
async function runOnce(
  { name, jobs, program, environment = {}, node = process.execPath }: Run & { readonly node?: string },
  files: readonly string[],
  options: readonly string[] = [],
  seeded = true,
  tell: (line: string) => void = console.log,
): Promise<Verdict> {
  if (files.length === 0 && program === undefined) return { ...nothing, bad: [`${name}: no test file`] }
  const parallel = jobs > 1 ? ['--parallel', '--jobs', String(jobs)] : []
  const forMocha = program === undefined ? options : []
  const mocha = ['node_modules/mocha/bin/mocha.js', ...parallel, ...forMocha, ...files]
  const variables = seeded ? environment : {}
  const tests = await withVerdict(`the tests of ${name}`, mocha, variables, tell, node)
  if (program === undefined) return tests
  const other = await withVerdict(program, ['--require', 'tsx/cjs', program, ...options], variables, tell)
  return sum([tests, other])
}

/** Runs a Node program and reads how it went; its slowest tests and its closing line are shown once, for all, at the end. */
async function withVerdict(
  name: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  tell: (line: string) => void,
  node: string = process.execPath,
): Promise<Verdict> {
  const child = spawn(node, [...words], {
    stdio: ['inherit', 'pipe', 'inherit'],
    env: { ...environment, ...process.env },
  })
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)))
  const slowest: Timed[] = []
  const failures: string[] = []
  let verdict: Verdict | undefined
  let end: NodeJS.Timeout | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    const [whole, passed, failed, skipped = '0'] = closing.exec(line) ?? []
    const [, seconds, title] = timed.exec(line) ?? []
    const [, reason] = failure.exec(line) ?? []
    if (title !== undefined) slowest.push({ seconds: Number(seconds), title })
    else if (reason !== undefined) failures.push(reason)
    else if (whole === undefined && line !== timesFollow) tell(line)
    else if (whole !== undefined) {
      verdict = {
        passed: Number(passed),
        failed: Number(failed),
        skipped: Number(skipped),
        bad: [],
        slowest,
      }
      end ??= setTimeout(() => child.kill('SIGKILL'), longestEnd)
    }
  }
  const code = await ended
  clearTimeout(end)
  const good = code === 0 && verdict !== undefined && verdict.passed + verdict.failed > 0
  return { ...(verdict ?? nothing), bad: good ? [] : [...failures, `${name} ended with ${code}`] }
}

/** One of the checks that is no test, counted as one: it says what is wrong. */
function check(name: string): Promise<Verdict> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', name], { stdio: 'inherit', shell: process.platform === 'win32' })
    child.once('close', (code) =>
      resolve(code === 0 ? { ...nothing, passed: 1 } : { ...nothing, failed: 1, bad: [`npm run ${name}`] }),
    )
  })
}

function sum(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
      bad: [...all.bad, ...one.bad],
      slowest: [...all.slowest, ...one.slowest]
        .toSorted((some, other) => other.seconds - some.seconds)
        .slice(0, slowestShown),
    }),
    nothing,
  )
}

function refuse(why: string): undefined {
  console.error(why)
  process.exitCode = 2
  return undefined
}

void main(process.argv.slice(2))
