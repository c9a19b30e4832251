import { isByFormerName } from '../../model/renamed'
import { renamingsIn, type CaseStep, type OffboardingCase, type SentOperation } from '../journal/case'
import { refusals } from './progress'

/** Whether Microsoft found nothing by the name that a request has. */
export function isNotFound({ outcome }: SentOperation): boolean {
  return outcome?.result === 'refused' && outcome.problem.kind === 'notFound'
}

/** What stays refused: what was not found under a name that is not theirs any more was sent again by the name of now. */
export function refusedIn(theCase: OffboardingCase, state: CaseStep): readonly SentOperation[] {
  const renamings = renamingsIn(theCase)
  return refusals(state).filter((one) => !(isNotFound(one) && isByFormerName(one.operation, renamings)))
}
