/** How long things may take; one place, so that a test can make time small. Milliseconds. */
export interface Pace {
  /** One HTTP request. */
  readonly requestTimeout: number
  /** One cmdlet in a PowerShell session; a start and some cmdlets may take a few times as long (`powershell/timeLimits.ts`). */
  readonly cmdletTimeout: number
  /** How long a PowerShell session with nothing to do is kept. */
  readonly sessionIdle: number
  /** How old one grows before another takes its place. */
  readonly sessionLife: number
  /** How long the bot goes on reading before it says that an accepted change did not come through. */
  readonly verifyPatience: number
  /** The same after a person said that a task was done: a directory synchronises in its own time. */
  readonly taskPatience: number
  /** The first pause between two such reads; it doubles up to `longestPause`. */
  readonly firstPause: number
  readonly longestPause: number
  /** The longest pause between two looks at a step that a rule stops. */
  readonly rulePause: number
  /** One second of a step's `settleSeconds` and `patienceSeconds`, so that the pretend tenant need not be waited for as long. */
  readonly settleSecond: number
}

export const microsoftPace: Pace = {
  requestTimeout: 30_000,
  cmdletTimeout: 120_000,
  // Longer than the longest pause between two looks at a case, so that a case does not start one for each.
  sessionIdle: 15 * 60_000,
  // A token is good for about an hour, and what a module holds in memory grows.
  sessionLife: 55 * 60_000,
  verifyPatience: 20 * 60_000,
  // A change made on-premises may take three hours or more until the cloud shows it.
  taskPatience: 4 * 60 * 60_000,
  firstPause: 2_000,
  longestPause: 60_000,
  rulePause: 10 * 60_000,
  settleSecond: 1_000,
}

export const sandboxPace: Pace = {
  requestTimeout: 10_000,
  cmdletTimeout: 10_000,
  sessionIdle: 60_000,
  sessionLife: 55 * 60_000,
  verifyPatience: 30_000,
  taskPatience: 10_000,
  firstPause: 150,
  longestPause: 1_500,
  rulePause: 1_500,
  settleSecond: 100,
}
