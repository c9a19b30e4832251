import { renamingsIn, type CaseStep, type OffboardingCase } from '../../services/cases/journal/case'
import { sentByNamesOfNow, withNamesOfNow, withPersonCalled } from '../../services/model/renamed'
import type { PlannedStep } from '../../services/planning/plan'

/**
 * The case as people are to read it: what was planned and is to be done by hand names people as they are called now, as
 * it does when it is sent. For cards alone, since an approval is of what was planned. Pure.
 */
export function inNamesOfNow(theCase: OffboardingCase): OffboardingCase {
  const renamings = renamingsIn(theCase)
  if (renamings.length === 0) return theCase
  const people = [theCase.employee, ...theCase.othersRenamed.map(({ id, to }) => ({ id, ...to }))]
  const planned = (step: PlannedStep): PlannedStep => ({
    ...step,
    decision: people.reduce((decision, { id, ...to }) => withPersonCalled(decision, id, to), step.decision),
    operations: sentByNamesOfNow(withNamesOfNow(step.operations, renamings), renamings),
  })
  const named = (step: CaseStep): CaseStep => ({
    ...step,
    tasks: withNamesOfNow(step.tasks, renamings),
    planned: step.planned && planned(step.planned),
  })
  return { ...theCase, steps: theCase.steps.map(named) }
}
