import { renamingsIn, type CaseStep, type OffboardingCase } from '../../services/cases/journal/case'
import { withNamesOfNow } from '../../services/model/renamed'

/**
 * The case as people are to read it: what was planned and is to be done by hand names people as they are called now. For
 * cards alone, since an approval is of what was planned. Pure.
 */
export function inNamesOfNow(theCase: OffboardingCase): OffboardingCase {
  const renamings = renamingsIn(theCase)
  if (renamings.length === 0) return theCase
  const named = (step: CaseStep): CaseStep => ({
    ...step,
    tasks: withNamesOfNow(step.tasks, renamings),
    planned: step.planned && { ...step.planned, operations: withNamesOfNow(step.planned.operations, renamings) },
  })
  return { ...theCase, steps: theCase.steps.map(named) }
}
