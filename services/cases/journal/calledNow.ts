import { calledNow, othersRenamed, withPersonCalled } from '../../model/renamed'
import type { Names, Person } from '../../model/people'
import type { OffboardingCase } from './caseState'

/** The leaver is called otherwise, also in what was decided: what was planned and approved stays. */
export function leaverCalledNow({ employee, steps, ...theCase }: OffboardingCase, to: Names): OffboardingCase {
  const named = steps.map((step) => ({ ...step, decision: withPersonCalled(step.decision, employee.id, to) }))
  return { ...theCase, employee: calledNow(employee, to), steps: named }
}

/** Somebody whom decisions name is called otherwise: what is decided stays, and so does what was planned and approved. */
export function otherCalledNow(theCase: OffboardingCase, { id, ...from }: Person, to: Names): OffboardingCase {
  const steps = theCase.steps.map((step) => ({ ...step, decision: withPersonCalled(step.decision, id, to) }))
  const successors = withPersonCalled(theCase.successors, id, to)
  const page = withPersonCalled(theCase.page, id, to)
  return { ...theCase, steps, successors, page, othersRenamed: othersRenamed(theCase.othersRenamed, { id, from, to }) }
}
