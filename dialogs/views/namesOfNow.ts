import { decisionsOf, type CaseStep, type OffboardingCase } from '../../services/cases/journal/case'
import { peopleIn } from '../../services/facts/people'
import { renamingsOf, withNamesOfNow } from '../../services/model/renamed'

/**
 * The case as people are to read it: what was planned and is to be done by hand names the leaver as they are called now. For
 * cards alone, since an approval is of what was planned. Pure.
 */
export function inNamesOfNow(theCase: OffboardingCase): OffboardingCase {
  if (theCase.employee.formerNames === undefined) return theCase
  const renamings = renamingsOf(theCase.employee, peopleIn(decisionsOf(theCase)))
  const named = (step: CaseStep): CaseStep => ({
    ...step,
    tasks: withNamesOfNow(step.tasks, renamings),
    planned: step.planned && { ...step.planned, operations: withNamesOfNow(step.planned.operations, renamings) },
  })
  return { ...theCase, steps: theCase.steps.map(named) }
}
