import { botActor } from '../services/cases/journal/journal'
import { decisionsOf, type OffboardingCase } from '../services/cases/journal/case'
import type { CaseEvent, TakesBack, Unread } from '../services/cases/journal/entry'
import { calledAsNow } from '../services/cases/engine/renaming'
import { findUser } from '../services/facts/user'
import { peopleIn, peopleNamed, readStandings } from '../services/facts/people'
import type { FactsAbout } from '../services/model/people'
import type { Planned } from '../services/planning/planner'
import { unlessUnread } from '../services/remote/attempted'
import { RemoteError, type RemoteProblem } from '../services/remote/reader'
import type { AnyStep } from '../services/steps/step'
import type { DialogTools } from './dialogTools'
import type { CaseSettings } from './settings'
import { ownRound } from './ownRound'
import { decidedAnew, planAnew } from './replanning'
import { definitionsOf, needsPlan, newestPressRevision, planFor } from './stepsOfCase'

type Facts = Readonly<Record<string, unknown>>

/** What could be read, and why the rest could not, by step id. */
export interface FactsRead {
  readonly facts: Facts
  /** Left out when everything could be read. */
  readonly unread?: Unread
}

/**
 * The facts of these steps as they are now, read side by side. One that cannot be read takes nothing from the others.
 * @param decisions by step id; some facts are only about what was decided, and whom that names is looked at, too
 * @param takesBack what steps that take back are to bring back
 */
export async function readFacts(
  { gateways }: Pick<DialogTools, 'gateways'>,
  steps: readonly AnyStep[],
  employee: FactsAbout,
  decisions: Facts = {},
  takesBack?: TakesBack,
): Promise<FactsRead> {
  const unread: Record<string, RemoteProblem> = {}
  const orUnread = async (id: string, read: () => Promise<unknown>) => {
    try {
      return [[id, await read()]] as const
    } catch (error) {
      // Only what a remote system has to say is a reason to go on without: our own mistakes are thrown.
      if (!(error instanceof RemoteError)) throw error
      unread[id] = error.problem
      return []
    }
  }
  const named = peopleIn(decisions).map(({ id }) => id)
  const read = await Promise.all([
    ...steps.map((step) =>
      orUnread(step.id, () => step.read(gateways, employee, decisions[step.id], takesBack?.made[step.takesBack ?? ''])),
    ),
    ...(named.length === 0 ? [] : [orUnread(peopleNamed, () => readStandings(gateways, named))]),
  ])
  await ownRound()
  const facts = Object.fromEntries(read.flat())
  return Object.keys(unread).length === 0 ? { facts } : { facts, unread }
}

/**
 * The same for a case, by the names that the leaver has now: an administrator may have changed those meanwhile, and what was
 * read by a former one may have missed something. The account is read with the facts, in the same request.
 */
export async function readFactsOf(
  tools: Pick<DialogTools, 'gateways' | 'journal'>,
  steps: readonly AnyStep[],
  theCase: OffboardingCase,
): Promise<{ readonly theCase: OffboardingCase; readonly read: FactsRead }> {
  const { takesBack } = theCase
  const [read, now] = await Promise.all([
    readFacts(tools, steps, theCase.employee, decisionsOf(theCase), takesBack),
    asCalledNow(tools, theCase),
  ])
  if (now === theCase) return { theCase, read }
  return { theCase: now, read: await readFacts(tools, steps, now.employee, decisionsOf(now), takesBack) }
}

async function asCalledNow(
  { gateways, journal }: Pick<DialogTools, 'gateways' | 'journal'>,
  theCase: OffboardingCase,
): Promise<OffboardingCase> {
  return calledAsNow(journal, theCase, (await unlessUnread(findUser(gateways.graph, theCase.employee.id))) ?? {})
}

/**
 * Makes the plan once every question has its answer, from facts read anew: what the requester sees is what would be
 * sent now. Does nothing while a question is open, when there is a plan, or when the planner has reasons against one
 * (the view shows those). What cannot be read is left out of the plan, and asked again. Throws RemoteError when that leaves
 * nothing to plan, or nothing can be planned anew.
 */
export async function makePlan(tools: DialogTools, decided: OffboardingCase): Promise<void> {
  const { settings } = tools
  await planAnew(tools, decided, async () => {
    const { facts, unread = {} } = (await readFactsOf(tools, definitionsOf(decided, settings), decided)).read
    const [problem] = Object.values(unread)
    if (problem !== undefined) throw new RemoteError(problem)
    return facts
  })
  if (!needsPlan(decided, settings)) return
  const { theCase, read } = await readFactsOf(tools, definitionsOf(decided, settings), decided)
  const planned = planFor(theCase, settings, read)
  const [problem] = Object.values(read.unread ?? {})
  // A plan of nothing tells nobody anything: it is made once there is something to read.
  if (problem !== undefined && planned.ok && planned.plan.steps.length === 0) throw new RemoteError(problem)
  await tools.journal.record(theCase.caseId, botActor, (now) =>
    // What was answered meanwhile is not in this plan: the next look makes another.
    newestPressRevision(now) === newestPressRevision(theCase) ? propose(now, planned, read, settings) : [],
  )
  if (read.unread !== undefined) await tools.engine.lookAt(theCase.caseId)
}

/**
 * Whether every question has its answer, and no plan was made or found impossible since: nothing was read since the last
 * answer, or what was read calls for a plan. Pure.
 */
export function planIsDue(
  theCase: OffboardingCase,
  settings: Pick<CaseSettings, 'steps' | 'policy' | 'protection'>,
): boolean {
  if (decidedAnew(theCase).length > 0) return true
  if (!needsPlan(theCase, settings)) return false
  return theCase.factsRevision < newestPressRevision(theCase) || planFor(theCase, settings).ok
}

/** What the planner's answer means for the case as it is by then: a plan, or facts from which there is none. Pure. */
export function propose(
  theCase: OffboardingCase,
  planned: Planned,
  read: FactsRead,
  settings: Pick<CaseSettings, 'steps'>,
): readonly CaseEvent[] {
  if (!needsPlan(theCase, settings)) return []
  return planned.ok ? [{ kind: 'planned', plan: planned.plan, ...read }] : [{ kind: 'factsRead', ...read }]
}

/** For how long after its closing a case's cards are still looked at, milliseconds. */
const lookedAtAfterClosing = 30 * 24 * 60 * 60_000

/**
 * Has every card looked at: those of open cases, and of closed ones whose last changes a crash may have kept from Teams.
 * What stands as Teams accepted it is not sent again.
 */
export async function lookAtCards(
  { store, delivery }: Pick<DialogTools, 'store' | 'delivery'>,
  now: Date,
): Promise<void> {
  const closed = await store.closedSince(new Date(now.getTime() - lookedAtAfterClosing))
  delivery.inTurn([...(await store.unfinished()), ...closed])
}
