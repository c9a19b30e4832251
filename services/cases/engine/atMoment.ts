import type { Part } from '../../moments/schedule'
import type { Employee } from '../../model/people'
import { RemoteError } from '../../remote/reader'
import type { AnyStep } from '../../steps/step'
import { isClosed, type CaseStep, type OffboardingCase } from '../journal/case'
import { botActor } from '../journal/entry'
import type { Journal } from '../journal/journal'
import { isPaused } from '../journal/pause'
import { hasMoment, momentOf } from '../journal/timed'
import { momentFor, partOf, toBegin } from './progress'

/** What becomes of a moment that was over when somebody could look again. */
export type MissedMoment = 'run' | 'ask'

/** How long after its moment a part begins all the same, milliseconds. */
export const mostLate = 60 * 60_000

/** A part whose moment has come, and of which nothing has begun. */
export interface PartDue {
  readonly part: Part
  /** What could begin. */
  readonly steps: readonly CaseStep[]
  /** Milliseconds since it could have begun: since its moment, or since somebody approved or resumed it after that. */
  readonly late: number
}

/**
 * The parts of a case that begin now. One of which something has begun goes on by itself, however long that takes, and so does
 * what shares its moment. Pure.
 * @param day what two clocks agree about
 */
export function partsDue(theCase: OffboardingCase, steps: readonly AnyStep[], day: Date): readonly PartDue[] {
  if (!hasMoment(theCase) || theCase.askedAtMoment !== undefined || isClosed(theCase) || isPaused(theCase)) return []
  const begun = theCase.steps
    .filter(({ attempt, ordered }) => attempt > 0 && ordered === undefined)
    .flatMap((step) => momentOf(theCase, partOf(theCase, step, steps))?.at ?? [])
  const due = toBegin(theCase, steps).filter((step) => {
    const at = momentFor(theCase, step, steps)
    return at !== undefined && Date.parse(at) <= day.getTime() && !begun.includes(at)
  })
  return (['containment', 'rest'] as const).flatMap((part) => {
    const own = due.filter((step) => partOf(theCase, step, steps) === part)
    const moment = Date.parse(momentOf(theCase, part)?.at ?? '')
    const since = Math.max(moment, Math.min(...own.map(({ readyAt = '' }) => Date.parse(readyAt))))
    return own.length === 0 ? [] : [{ part, steps: own, late: day.getTime() - since }]
  })
}

interface Tools {
  readonly steps: readonly AnyStep[]
  readonly journal: Pick<Journal, 'record'>
  readonly missedMoment: MissedMoment
  /** The account as the directory has it now; undefined when it has none. Throws RemoteError. */
  readonly readAccount: (id: string) => Promise<Employee | undefined>
}

/**
 * The case when a moment has come: a person is asked first where that was long ago, or where somebody let the leaver in again
 * since this case signed them out. Undefined when it cannot be read whether they did: nothing begins then.
 */
export async function askedAtMoment(
  tools: Tools,
  theCase: OffboardingCase,
  day: Date | undefined,
): Promise<OffboardingCase | undefined> {
  const due = day === undefined ? [] : partsDue(theCase, tools.steps, day)
  const missed = tools.missedMoment === 'ask' ? due.find(({ late }) => late > mostLate) : undefined
  if (missed !== undefined) return ask(tools, theCase, missed.part, 'missed')
  if (!due.some(({ part }) => part === 'rest') || !wasSignedOut(theCase, tools.steps)) return theCase
  const account = await accountOf(tools, theCase)
  if (account === 'unread') return undefined
  return account?.accountEnabled === true ? ask(tools, theCase, 'rest', 'enabledAgain') : theCase
}

/** Whether what leads is done: the leaver was signed out by this case. */
function wasSignedOut(theCase: OffboardingCase, steps: readonly AnyStep[]): boolean {
  const leading = steps.filter(({ leads }) => leads === true).map(({ id }) => id)
  return theCase.steps.some(({ stepId, status }) => leading.includes(stepId) && status === 'done')
}

async function accountOf(
  { readAccount }: Tools,
  { employee }: OffboardingCase,
): Promise<Employee | undefined | 'unread'> {
  try {
    return await readAccount(employee.id)
  } catch (error) {
    if (error instanceof RemoteError) return 'unread'
    throw error
  }
}

function ask(
  { journal }: Tools,
  theCase: OffboardingCase,
  part: Part,
  why: 'missed' | 'enabledAgain',
): Promise<OffboardingCase> {
  // Whoever chose another moment meanwhile, or ended the case, is not asked.
  return journal.record(theCase.caseId, botActor, (now) =>
    isClosed(now) || now.askedAtMoment !== undefined || now.timed?.revision !== theCase.timed?.revision
      ? []
      : [{ kind: 'momentAsked', part, why }],
  )
}
