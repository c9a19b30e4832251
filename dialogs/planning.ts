import { botActor } from '../services/cases/journal/journal'
import { decisionsOf, type OffboardingCase } from '../services/cases/journal/case'
import type { CaseEvent } from '../services/cases/journal/entry'
import type { Employee } from '../services/model/people'
import type { Planned } from '../services/planning/planner'
import type { DialogTools } from './dialogTools'
import type { CaseSettings } from './settings'
import { needsPlan, planFor } from './stepsOfCase'

type Facts = Readonly<Record<string, unknown>>

/**
 * The facts of every step as they are now, read side by side. Throws RemoteError.
 * @param decisions by step id; some facts are only about what was decided
 */
export async function readFacts(
  { gateways, settings }: Pick<DialogTools, 'gateways' | 'settings'>,
  employee: Employee,
  decisions: Facts = {},
): Promise<Facts> {
  const facts = await Promise.all(
    settings.steps.map(async (step) => [step.id, await step.read(gateways, employee, decisions[step.id])] as const),
  )
  return Object.fromEntries(facts)
}

/**
 * Makes the plan once every question has its answer, from facts read anew: what the requester sees is what would be
 * sent now. Does nothing while a question is open, when there is a plan, or when the planner has reasons against one
 * (the view shows those). Throws RemoteError.
 */
export async function makePlan(tools: DialogTools, theCase: OffboardingCase): Promise<void> {
  const { settings } = tools
  if (!needsPlan(theCase, settings)) return
  const facts = await readFacts(tools, theCase.employee, decisionsOf(theCase))
  const planned = planFor(theCase, settings, facts)
  await tools.journal.record(theCase.caseId, botActor, (now) => propose(now, planned, facts, settings))
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
  for (const caseId of [...(await store.unfinished()), ...closed]) delivery.changed(caseId)
}

/** After a start: a plan that was about to be made is made. */
export async function resumeCases(tools: DialogTools): Promise<void> {
  for (const caseId of await tools.store.unfinished()) {
    const theCase = await tools.journal.load(caseId)
    if (theCase !== undefined) await makePlan(tools, theCase)
  }
}
