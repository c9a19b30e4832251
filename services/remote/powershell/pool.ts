import { CmdletFailure } from './cmdletFailure'
import { rankOf, type Precedence } from '../../model/precedence'
import { precedenceNow } from '../precedence'
import type { Patience } from './patience'
import { type Outcome, type Session, type SessionSettings, startSession, type Wanted } from './session'
import { changedBy, type Turn, turnsNow } from './turns'

interface PoolSettings extends SessionSettings {
  /** How many there are at most, at the moment: where several bots share them, that changes. */
  readonly sessions: () => number
  readonly patience: Patience
  /** For how many milliseconds the service is to be left alone yet. */
  readonly quietFor: () => number
}

/** How often a session with nothing to do is looked at, milliseconds: another bot may have come, and need it. */
const lookedAtEvery = 5_000

/** One cmdlet to be run. */
interface Work {
  readonly cmdlet: string
  readonly parameters: object
  readonly wanted: Wanted | undefined
  readonly takesLong: boolean
  /** It was throttled, and is asked again: before all others. */
  readonly again: boolean
}

/** The sessions of one module. */
export interface Pool {
  /**
   * Rejects with {@link CmdletFailure}; `unsent` when no session could be started for it. After one that was throttled nothing
   * begins but what is asked again, until {@link goOn} is called.
   */
  run(work: Work): Promise<Outcome>
  /** What was throttled went through, or was given up. */
  goOn(): void
  /** From now on all of them stand ready, also while nothing waits. */
  standReady(): void
  /** Ends all of them for good. */
  stop(): Promise<void>
}

interface Waiting {
  readonly work: Work
  readonly precedence: Precedence
  readonly turn: Turn
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (failure: unknown) => void
}

/** A session, from when its process starts until that is gone or was given up. */
interface Member {
  readonly session: Session
  /** By a clock that nobody sets. */
  readonly startedAt: number
  /** How often a session had failed by then. */
  readonly failuresBefore: number
  isSignedIn: boolean
  hasRun: boolean
  /** One that had signed in as it did was refused. */
  isRefused: boolean
  /** What it runs. */
  turn: Turn | undefined
  idle: NodeJS.Timeout | undefined
}

/**
 * Keeps sessions for the cmdlets of one module, because loading it and signing in takes many seconds. One is started when
 * something waits and none is free: the first alone, since it shows whether signing in works at all; then as many as wait,
 * up to `sessions`. A cmdlet is not bound to the session that is started for it: it goes to whichever is free first, so that
 * a service which refuses a further session makes it slower and fails nothing.
 *
 * A session that crashed, or took too long over a cmdlet, takes down nothing but that cmdlet, and is replaced on the next use,
 * after a pause that grows while new ones go on failing. When one was refused at the sign-in, all that had signed in before
 * leave as soon as they are free; so does one that is older than `pace.sessionLife`, or had nothing to do for
 * `pace.sessionIdle`.
 *
 * Where they are to stand ready, they stay, and another takes the place of one that is too old or died. What could not be
 * started is not tried again before something waits: where nobody can sign in, that is no news each minute.
 */
export function createPool({ sessions, patience, quietFor, ...settings }: PoolSettings): Pool {
  const { pace, log } = settings
  /** What goes first in order first, and of equals what came first. */
  const waiting: Waiting[] = []
  const members = new Set<Member>()
  /** Starts that wait until a pause after failures is over. */
  let pausing = 0
  /** Cmdlets that were throttled and are not done with. */
  let held = 0
  let stopped = false
  let areToStay = false
  let failures = 0

  const isAlive = ({ session, isSignedIn }: Member): boolean => isSignedIn && !session.isOver
  const isStale = ({ startedAt, hasRun, isRefused }: Member): boolean =>
    isRefused || ((hasRun || areToStay) && performance.now() - startedAt > pace.sessionLife)
  const starting = (): number => pausing + [...members].filter((one) => !one.isSignedIn && !one.session.isOver).length

  const eligible = (): readonly Waiting[] => (held > 0 ? waiting.filter(({ work }) => work.again) : waiting)

  const dispatch = (): void => {
    for (;;) {
      const able = eligible()
      const turns = able.map(({ turn }) => turn)
      const underWay = [...members].flatMap(({ turn }) => turn ?? [])
      const now = turnsNow(turns, underWay, sessions())
      const next = able[now[0] ?? able.length]
      if (next === undefined) return
      const member = freeMember()
      if (member === undefined) return startAsNeeded(now.length)
      waiting.splice(waiting.indexOf(next), 1)
      void begin(member, next)
    }
  }

  /** The one that was used last, so that the others come to rest. */
  const freeMember = (): Member | undefined => {
    const free = [...members].filter((member) => isAlive(member) && member.turn === undefined)
    for (const member of free.filter(isStale)) leave(member)
    return free.findLast((member) => !member.session.isOver)
  }

  const startAsNeeded = (wanted: number): void => {
    const most = [...members].some(isAlive) ? wanted : 1
    for (let count = starting(); count < most && members.size + pausing < sessions(); count += 1) void start()
  }

  const start = async (): Promise<void> => {
    pausing += 1
    await patience.afterFailures()
    pausing -= 1
    // What waited may be done by now.
    if (stopped || (waiting.length === 0 && members.size >= standing())) return
    const session = startSession(settings)
    const member: Member = {
      session,
      startedAt: performance.now(),
      failuresBefore: failures,
      isSignedIn: false,
      hasRun: false,
      isRefused: false,
      turn: undefined,
      idle: undefined,
    }
    members.add(member)
    try {
      await session.ready
      member.isSignedIn = true
      log.debug('a powershell session is ready')
      void session.gone.then(() => vacate(member))
      rest(member)
      standReady()
    } catch (error) {
      members.delete(member)
      if (stopped) return
      failed()
      log.warn({ text: (error as Error).message }, 'a powershell session did not start')
      // Where there is another one, what waits goes there.
      if (starting() === 0 && ![...members].some(isAlive)) refuseFirst(error)
    }
    dispatch()
  }

  const refuseFirst = (error: unknown): void => {
    const [first] = eligible()
    if (first === undefined) return
    waiting.splice(waiting.indexOf(first), 1)
    first.reject(error)
  }

  const begin = async (member: Member, { work, turn, resolve, reject }: Waiting): Promise<void> => {
    const { session, failuresBefore } = member
    clearTimeout(member.idle)
    member.turn = turn
    member.hasRun = true
    // Used last is last.
    members.delete(member)
    members.add(member)
    // What was throttled itself has waited for its own time.
    const quiet = work.again ? 0 : quietFor()
    if (quiet > 0) await patience.rest(quiet)
    try {
      resolve(await session.run(work.cmdlet, work.parameters, work.wanted, work.takesLong))
    } catch (error) {
      reject(error)
      if (error instanceof CmdletFailure && error.signedOut) for (const one of members) one.isRefused = true
      if (error instanceof CmdletFailure && error.throttled && !work.again) held += 1
    }
    member.turn = undefined
    if (session.isOver) {
      if (!stopped) failed()
      members.delete(member)
      standReady()
    } else {
      // Only a session that is newer than the last failure shows that starting one works again.
      if (failuresBefore === failures) patience.worked()
      rest(member)
    }
    dispatch()
  }

  const rest = (member: Member): void => {
    const since = performance.now()
    const isTooMany = (): boolean => [...members].filter(isAlive).length > sessions()
    const isToLeave = (left: number): boolean => {
      const isToStay = [...members].filter(isAlive).length <= standing()
      return isToStay ? isStale(member) : left <= 0 || isTooMany()
    }
    const look = (): void => {
      const left = pace.sessionIdle - (performance.now() - since)
      if (isToLeave(left)) leave(member)
      else member.idle = setTimeout(look, left <= 0 ? lookedAtEvery : Math.min(left, lookedAtEvery)).unref()
    }
    look()
  }

  const standing = (): number => (areToStay ? sessions() : 0)

  const standReady = (): void => {
    if (stopped) return
    const most = [...members].some(isAlive) ? standing() : Math.min(1, standing())
    while (members.size + pausing < most) void start()
  }

  const leave = (member: Member): void => {
    clearTimeout(member.idle)
    void member.session.leave()
  }

  const vacate = (member: Member): void => {
    clearTimeout(member.idle)
    const isDead = members.delete(member) && !member.session.isOver
    // One that is to stay and does not is started after ever longer pauses.
    if (isDead && areToStay && !stopped) failed()
    standReady()
    dispatch()
  }

  const failed = (): void => {
    failures += 1
    patience.failed()
  }

  return {
    run(work) {
      if (stopped) return Promise.reject(wasStopped())
      const { parameters, wanted, takesLong } = work
      const turn = { changes: wanted === undefined ? changedBy(parameters) : undefined, takesLong }
      const precedence = precedenceNow()
      const after = waiting.findLastIndex((one) => rankOf(one.precedence) <= rankOf(precedence))
      const result = new Promise<Outcome>((resolve, reject) =>
        waiting.splice(after + 1, 0, { work, precedence, turn, resolve, reject }),
      )
      dispatch()
      return result
    },
    goOn() {
      held -= 1
      dispatch()
    },
    standReady() {
      areToStay = true
      standReady()
    },
    async stop() {
      stopped = true
      for (const { reject } of waiting.splice(0)) reject(wasStopped())
      await Promise.all(
        [...members].map(({ session, idle }) => {
          clearTimeout(idle)
          return session.leave()
        }),
      )
    },
  }
}

function wasStopped(): CmdletFailure {
  return new CmdletFailure('unsent', 'The PowerShell worker was stopped')
}
