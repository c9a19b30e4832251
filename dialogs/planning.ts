import { botActor } from '../services/cases/journal/journal'
import { decisionsOf, type OffboardingCase } from '../services/cases/journal/case'
import type { CaseEvent } from '../services/cases/journal/entry'
import { peopleIn, peopleNamed, readStandings } from '../services/facts/people'
import type { Employee } from '../services/model/people'
import type { Planned } from '../services/planning/planner'
import type { DialogTools } from './dialogTools'
import type { CaseSettings } from './settings'
import { decidedAnew, planAnew } from './replanning'
import { needsPlan, newestPressRevision, planFor } from './stepsOfCase'

type Facts = Readonly<Record<string, unknown>>

/**
 * The facts of every step as they are now, read side by side. Throws RemoteError.
 * @param decisions by step id; some facts are only about what was decided, and whom that names is looked at, too
 */
export async function readFacts(
  { gateways, settings }: Pick<DialogTools, 'gateways' | 'settings'>,
  employee: Employee,
  decisions: Facts = {},
): Promise<Facts> {
  const named = peopleIn(decisions).map(({ id }) => id)
  const [people, ...facts] = await Promise.all([
    readStandings(gateways, named),
    ...settings.steps.map(async (step) => [step.id, await step.read(gateways, employee, decisions[step.id])] as const),
  ])
  return { ...Object.fromEntries(facts), ...(named.length === 0 ? {} : { [peopleNamed]: people }) }
}

/**
 * Makes the plan once every question has its answer, from facts read anew: what the requester sees is what would be
 * sent now. Does nothing while a question is open, when there is a plan, or when the planner has reasons against one
 * (the view shows those). Throws RemoteError.
 */
export async function makePlan(tools: DialogTools, theCase: OffboardingCase): Promise<void> {
  const { settings } = tools
  await planAnew(tools, theCase, (decisions) => readFacts(tools, theCase.employee, decisions))
  if (!needsPlan(theCase, settings)) return
  const facts = await readFacts(tools, theCase.employee, decisionsOf(theCase))
  const planned = planFor(theCase, settings, facts)
  await tools.journal.record(theCase.caseId, botActor, (now) =>
    // What was answered meanwhile is not in this plan: the next look makes another.
    newestPressRevision(now) === newestPressRevision(theCase) ? propose(now, planned, facts, settings) : [],
  )
}

/** Whether every question has its answer, and no plan was made or found impossible since. Pure. */
export function planIsDue(theCase: OffboardingCase, settings: Pick<CaseSettings, 'steps'>): boolean {
  if (decidedAnew(theCase).length > 0) return true
  return needsPlan(theCase, settings) && theCase.factsRevision < newestPressRevision(theCase)
}

/** What the planner's answer means for the case as it is by then: a plan, or facts from which there is none. Pure. */
export function propose(
  theCase: OffboardingCase,
  planned: Planned,
  facts: Facts,
  settings: Pick<CaseSettings, 'steps'>,
): readonly CaseEvent[] {
  if (!needsPlan(theCase, settings)) return []
  return planned.ok ? [{ kind: 'planned', plan: planned.plan, facts }] : [{ kind: 'factsRead', facts }]
}

/** After a start: every unfinished case stands on its cards as the journal has it. What goes on in it is the engine's. */
export async function resumeCases(tools: Pick<DialogTools, 'store' | 'delivery'>): Promise<void> {
  for (const caseId of await tools.store.unfinished()) tools.delivery.changed(caseId)
}
