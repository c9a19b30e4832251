import { randomUUID } from 'node:crypto'
import { isPassing } from '../services/cases/engine/monitors'
import { remoteProblemMessage } from '../services/cases/engine/inWords'
import {
  isAccountUnread,
  isClosed,
  isLate,
  unreadOf,
  type CaseStep,
  type OffboardingCase,
} from '../services/cases/journal/case'
import type { CaseEvent } from '../services/cases/journal/entry'
import { botActor } from '../services/cases/journal/journal'
import { peopleNamed } from '../services/facts/people'
import { attempted } from '../services/remote/attempted'
import type { Pace } from '../services/remote/pace'
import { lookAtAccount } from './accountAnew'
import type { DialogTools } from './dialogTools'
import { lateProgress } from './lateSteps'
import { makePlan, readFactsOf, type FactsRead } from './planning'

/** How often at most something is asked again that has not been readable for long. Milliseconds. */
const longestPause = 15 * 60_000

/**
 * Reads again what could not be read, and goes on with what is known then: a question, a plan, or nothing to do. What does not
 * pass by itself is said to a person after a while, and asked again all the same.
 * @returns when to come back; undefined when everything was read
 */
export async function readAgain(tools: DialogTools, pace: Pace, caseId: string): Promise<Date | undefined> {
  const before = await tools.journal.load(caseId)
  if (before === undefined || isClosed(before)) return undefined
  if (isAccountUnread(before)) await attempted(lookAtAccount(tools, before))
  const { settings, journal } = tools
  // What could be read by another way may still have come late: nobody else would go on with it.
  if (unreadOf(before).length === 0)
    return comeBack(
      await journal.record(caseId, botActor, (latest) => lateProgress(latest, settings)),
      tools.now(),
      pace,
    )
  const asked = settings.steps.filter(({ id }) => unreadOf(before).includes(id))
  const { read } = await readFactsOf(tools, asked, before)
  const now = tools.now()
  await journal.record(caseId, botActor, (latest) => (isClosed(latest) ? [] : news(latest, read, now, pace)))
  const after = await journal.record(caseId, botActor, (latest) => lateProgress(latest, settings))
  await makePlan(tools, after)
  return comeBack(after, now, pace)
}

/** What is new to the case: the journal does not grow by what it has already. Pure. */
function news(
  theCase: OffboardingCase,
  { facts, unread = {} }: FactsRead,
  now: Date,
  pace: Pace,
): readonly CaseEvent[] {
  const known = new Map(unreadIn(theCase))
  const differing = Object.entries(unread).filter(([id, { kind, text }]) => {
    const problem = known.get(id)?.problem
    return problem?.kind !== kind || problem.text !== text
  })
  // How it stands with people is read each time; it is told where that could not be read before.
  const { [peopleNamed]: people, ...ofSteps } = facts
  const told = known.has(peopleNamed) && people !== undefined ? facts : ofSteps
  const isNews = Object.keys(told).length > 0 || differing.length > 0
  const problems = differing.length === 0 ? {} : { unread: Object.fromEntries(differing) }
  return [
    ...(isNews ? [{ kind: 'factsRead' as const, facts: told, ...problems }] : []),
    ...theCase.steps.flatMap((step) => givenUp(theCase, step, unread[step.stepId] !== undefined, now, pace)),
  ]
}

/** The plan was sent, and others may wait for this one: a person is told, and may try again. */
function givenUp(
  theCase: OffboardingCase,
  step: CaseStep,
  isUnread: boolean,
  now: Date,
  pace: Pace,
): readonly CaseEvent[] {
  const { stepId, status, unread, readyAt } = step
  if (!isUnread || unread === undefined || !isLate(theCase, step) || status === 'failed') return []
  const waited = now.getTime() - Date.parse(readyAt ?? unread.since)
  if (unread.problem.notBefore !== undefined || (isPassing(unread.problem) && waited <= pace.verifyPatience)) return []
  return [{ kind: 'stepFailed', stepId, problem: remoteProblemMessage(unread.problem), correlationId: randomUUID() }]
}

/** What could not be read when it was last tried, by step id or `peopleNamed`. */
function unreadIn({
  steps,
  peopleUnread,
}: OffboardingCase): readonly (readonly [string, NonNullable<CaseStep['unread']>])[] {
  const people = peopleUnread === undefined ? [] : [[peopleNamed, peopleUnread] as const]
  return [
    ...people,
    ...steps.flatMap(({ stepId, unread }) => (unread === undefined ? [] : [[stepId, unread] as const])),
  ]
}

function comeBack(theCase: OffboardingCase, now: Date, pace: Pace): Date | undefined {
  const times = unreadIn(theCase).flatMap(([, unread]) => {
    const pause = pauseAfter(Date.parse(unread.since), now, pace)
    return [Math.max(now.getTime() + pause, Date.parse(unread.problem.notBefore ?? unread.since))]
  })
  if (isAccountUnread(theCase)) times.push(now.getTime() + pauseAfter(Date.parse(theCase.openedAt), now, pace))
  return times.length === 0 ? undefined : new Date(Math.min(...times))
}

/** The longer it could not be read, the longer. Milliseconds. @param since when that began, milliseconds of Unix time */
function pauseAfter(since: number, now: Date, pace: Pace): number {
  return Math.min(Math.max((now.getTime() - since) / 2, pace.firstPause), longestPause)
}
