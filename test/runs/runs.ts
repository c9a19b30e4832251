import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** A part of the tests with a name of its own: `npm run test:<name>`. Every test file is in exactly one. */
export interface Run {
  readonly name: string
  /** What of `test/` belongs to it: files, or folders with a slash at their end. */
  readonly files: readonly string[]
  /** How many processes work side by side. */
  readonly jobs: number
  /** A program that is run in place of mocha; it ends with the same closing line. */
  readonly program?: string
  /** Variables that make a verdict about the change and not about luck; what is set already wins. */
  readonly environment?: Readonly<Record<string, string>>
}

/** What needs minutes by nature. Whatever is not here belongs to the quick run. */
const slow: readonly Run[] = [
  // Plays whole cases in both languages, and draws every card of them.
  { name: 'gallery', files: ['test/gallery/'], jobs: 1 },
  // Measures every card in a browser, as narrow phones and three themes show it.
  { name: 'layout', files: ['test/layout/'], jobs: 1 },
  { name: 'browser', files: ['test/browser/'], jobs: 1 },
  { name: 'start', files: ['test/start.test.ts', 'test/sandbox/entry.test.ts'], jobs: 1 },
  // In a copy of the tree, where nothing is compiled yet.
  { name: 'added-step', files: ['test/conformance/addingAStep.test.ts'], jobs: 1 },
  {
    name: 'crash',
    files: [
      'test/scenarios/crash.test.ts',
      'test/scenarios/owedAnswers.test.ts',
      'test/scenarios/secrets.test.ts',
      'test/scenarios/stopping.test.ts',
    ],
    jobs: 2,
  },
  {
    name: 'permissions',
    files: [
      'test/contract/permissions.test.ts',
      'test/contract/stepPermissions.test.ts',
      'test/contract/mutations.test.ts',
    ],
    jobs: 2,
  },
  {
    name: 'weather',
    files: [
      'test/scenarios/weather.test.ts',
      'test/scenarios/tokens.test.ts',
      'test/scenarios/retryAfter.test.ts',
      'test/sandbox/weather/',
    ],
    jobs: 2,
  },
  // Each waits for what comes late, again and again: the engine's own tests of the same are in the quick run.
  {
    name: 'faults',
    files: [
      'test/scenarios/lastLook.test.ts',
      'test/scenarios/lastMoment.test.ts',
      'test/scenarios/nextLook.test.ts',
      'test/scenarios/reasons.test.ts',
      'test/scenarios/refusals.test.ts',
      'test/scenarios/renamedSuccessor.test.ts',
      'test/scenarios/teamsBurst.test.ts',
      'test/scenarios/teamsRefuses.test.ts',
      'test/scenarios/turns.test.ts',
      'test/scenarios/unread.test.ts',
      'test/services/cases/store/sqliteCaseStore.test.ts',
      'test/services/remote/powershell/worker.test.ts',
    ],
    jobs: 2,
  },
  // One case takes as long as ten others: many people, much to copy, or programs that are started.
  {
    name: 'journeys',
    files: [
      'test/scenarios/contextProtocol.test.ts',
      'test/scenarios/events.test.ts',
      'test/scenarios/everyState.test.ts',
      'test/scenarios/ediscovery.test.ts',
      'test/scenarios/evidence.test.ts',
      'test/scenarios/finishedCases.test.ts',
      'test/scenarios/integratorsPage.test.ts',
      'test/scenarios/interface.test.ts',
      'test/scenarios/leavingTogether.test.ts',
      'test/scenarios/onedrive.test.ts',
      'test/scenarios/seats.test.ts',
      'test/scenarios/takeover.test.ts',
      'test/scenarios/tour.test.ts',
      'test/words/people.test.ts',
    ],
    jobs: 2,
  },
  // People who leave and come back, decisions and changes at random; and returns whose bot is killed.
  { name: 'returns', files: ['test/returns/'], jobs: 1, environment: { RETURN_SEED: '2005', RETURN_COUNT: '12' } },
  // Known seeds, so that a verdict is about the change; without them each run looks for new ones.
  { name: 'storm', files: ['test/storm/'], jobs: 1, environment: { STORM_SEED: '1', STORM_COUNT: '11' } },
  {
    name: 'walks',
    files: ['test/walks/', 'test/scenarios/everySentence.test.ts'],
    jobs: 1,
    environment: { WALK_SEED: '4,5,12,70', WALK_COUNT: '1' },
  },
  {
    name: 'damage',
    files: [
      'test/services/cases/store/damage.test.ts',
      'test/scenarios/journalAtStart.test.ts',
      'test/scenarios/recording.test.ts',
      'test/scenarios/ready.test.ts',
      'test/scenarios/backup.test.ts',
      'test/scenarios/environmentFile.test.ts',
    ],
    jobs: 1,
    environment: { DAMAGE_SEED: '1' },
  },
  {
    name: 'abuse',
    files: [
      'test/abuse/',
      'test/scenarios/flood.test.ts',
      'test/scenarios/frontDoor.test.ts',
      'test/scenarios/presses.test.ts',
    ],
    jobs: 1,
    environment: { ABUSE_SEED: '1', ABUSE_COUNT: '1500' },
  },
  // The benchmark in its short form: that it measures, and no times.
  { name: 'bench', files: ['test/bench/'], jobs: 1 },
  // Needs a PostgreSQL on the machine, and says loudly where there is none.
  {
    name: 'postgres',
    files: ['test/postgres/', 'test/services/cases/store/postgres/', 'test/support/postgres.test.ts'],
    jobs: 1,
  },
  // Needs a PostgreSQL on the machine, and says loudly where there is none; waits for leases to end.
  {
    name: 'replicas',
    files: ['test/replicas/', 'test/services/cases/queue/pgBossWorkQueue.test.ts', 'test/services/cases/replicas/'],
    jobs: 2,
  },
  // Needs a PowerShell on the machine, and says loudly where there is none.
  { name: 'powershell', files: ['test/powershell/'], jobs: 1 },
  // Needs the .NET SDK on the machine, and says loudly where there is none.
  { name: 'clients', files: ['test/clients/administrator.test.ts'], jobs: 1 },
  // Builds the image and runs it: needs root, buildah and mmdebstrap, and says loudly where there is none.
  { name: 'image', files: ['test/image/'], jobs: 1 },
  // Needs Bicep on the machine, and says loudly where there is none.
  { name: 'bicep', files: ['test/infra/bicep.test.ts'], jobs: 1 },
  { name: 'rules', files: ['test/rules/'], jobs: 2, program: 'test/rules/everyRule.run.ts' },
  { name: 'mutations', files: ['test/mutations/'], jobs: 1, program: 'test/mutations/everyMutant.run.ts' },
]

/** Every run, in the order in which `npm run test:all` has them. */
export const runs: readonly Run[] = [{ name: 'quick', files: ['test/'], jobs: 2 }, ...slow]

/** The files of a run, from the project's folder; those that take longest first, so that no process waits for one at the end. */
export function filesOf(run: Run): readonly string[] {
  const found = filesIn(run)
  if (run.name !== 'quick') return found
  return found
    .filter((file) => !slow.some((other) => isIn(other, file)))
    .toSorted((one, other) => rank(one) - rank(other) || compare(one, other))
}

/** Every test file where a run looks. */
export function filesIn(run: Pick<Run, 'files'>): readonly string[] {
  return testFiles().filter((file) => isIn(run, file))
}

/** What holds for every step, and looks at one alone where `STEP` names it. */
const ofEveryStep: readonly string[] = [
  'test/conformance/rooms.test.ts',
  'test/conformance/steps.test.ts',
  'test/contract/requests.test.ts',
  'test/contract/mutations.test.ts',
  'test/contract/stepPermissions.test.ts',
]

/**
 * The files about one step: its room, what holds for every step, the scenarios of its name, and the tests of what uses its
 * room, which are those that import it, and those of the files of `services` and `cards` that do.
 */
export function filesOfStep(stepId: string): readonly string[] {
  const camel = stepId.replaceAll(/-(.)/g, (_match, letter: string) => letter.toUpperCase())
  const uses = new RegExp(`from '[./]*(?:/|/(?:services|cards)/)(?:steps/)?${stepId}(?:/[^']*)?'`)
  const isUser = (file: string) => uses.test(readFileSync(file, 'utf8'))
  const ofUsers = [...sources('services'), ...sources('cards')]
    .filter(isUser)
    .flatMap((file) => [`test/${file.replace(/ts$/, 'test.ts')}`, ...testsOfRoom(file)])
  const about = [`test/services/steps/${stepId}/`, ...ofEveryStep, ...ofUsers, `test/scenarios/${camel}.test.ts`]
  return testFiles().filter((file) => isUnder(about, file) || isUser(file))
}

/** The tests of the step in whose room a file lies: what they look at uses it. */
function testsOfRoom(file: string): readonly string[] {
  const [, room] = /^services\/steps\/([^/]+)\//.exec(file) ?? []
  return room === undefined ? [] : [`test/services/steps/${room}/`]
}

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
    .filter((name) => name.endsWith('.ts'))
}

/** Every file that mocha would take for tests. */
export function testFiles(): readonly string[] {
  return readdirSync('test', { recursive: true, encoding: 'utf8' })
    .map((name) => `test/${name.split(path.sep).join('/')}`)
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
}

/** Ids of all steps, by their rooms. */
export function stepIds(): readonly string[] {
  return readdirSync('services/steps', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

const slowestFirst = [
  'test/scenarios/',
  'test/dialogs/',
  'test/truth/',
  'test/cards/',
  'test/contract/',
  'test/sandbox/',
  'test/services/remote/',
  'test/conformance/',
]

function rank(file: string): number {
  const found = slowestFirst.findIndex((folder) => file.startsWith(folder))
  return found < 0 ? slowestFirst.length : found
}

function compare(one: string, other: string): number {
  return one < other ? -1 : 1
}

function isIn({ files }: Pick<Run, 'files'>, file: string): boolean {
  return isUnder(files, file)
}

function isUnder(places: readonly string[], file: string): boolean {
  return places.some((place) => file === place || (place.endsWith('/') && file.startsWith(place)))
}
