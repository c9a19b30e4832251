import { botActor } from '../services/cases/journal/journal'
import { decisionsOf, type OffboardingCase } from '../services/cases/journal/case'
import type { Employee } from '../services/model/people'
import type { DialogTools } from './dialogTools'
import { propose } from './transitions'
import { planNow } from './views/question'
import { currentQuestion } from './views/desiredCard'

/**
 * The facts of every step as they are now, read side by side. Throws RemoteError.
 * @param decisions by step id; some facts are only about what was decided
 */
export async function readFacts(
  tools: DialogTools,
  employee: Employee,
  decisions: Readonly<Record<string, unknown>> = {},
): Promise<Readonly<Record<string, unknown>>> {
  const facts = await Promise.all(
    tools.settings.steps.map(
      async (step) => [step.id, await step.read(tools.gateways, employee, decisions[step.id])] as const,
    ),
  )
  return Object.fromEntries(facts)
}

/**
 * Makes the plan once every question has its answer, from facts read anew: what the requester sees is what would be
 * sent now. Does nothing while a question is open, when there is a plan, or when the planner has reasons against one
 * (the view shows those). Throws RemoteError.
 */
export async function makePlan(tools: DialogTools, theCase: OffboardingCase): Promise<void> {
  if (!needsPlan(theCase, tools)) return
  const facts = await readFacts(tools, theCase.employee, decisionsOf(theCase))
  const planned = planNow(theCase, tools.settings, facts)
  await tools.journal.record(theCase.caseId, botActor, (now) => {
    if (!needsPlan(now, tools)) return []
    if (!planned.ok) return [{ kind: 'factsRead', facts }]
    const transition = propose(now, planned.plan, facts)
    return transition.ok ? transition.events : []
  })
}

function needsPlan(theCase: OffboardingCase, { settings }: DialogTools): boolean {
  return theCase.phase === 'deciding' && theCase.plan === undefined && currentQuestion(theCase, settings) === undefined
}
