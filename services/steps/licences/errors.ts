import { sayOf } from '../../../cards/conversation/decision'
import { licencesTexts } from '../../../cards/steps/licences/card'
import type { Message } from '../../model/message'

const say = sayOf(licencesTexts)

/** Microsoft’s five words for a licence that it could not assign; whoever has one does not have what it gives. */
const errors: Readonly<Record<string, Parameters<typeof say>[0]>> = {
  CountViolation: 'errorCount',
  MutuallyExclusiveViolation: 'errorExclusive',
  DependencyViolation: 'errorDependency',
  ProhibitedInUsageLocationViolation: 'errorLocation',
  UniquenessViolation: 'errorUnique',
}

/** Why Microsoft could not assign a licence, in words. @param error its own word */
export function whyNotAssigned(error: string): Message {
  return say(errors[error] ?? 'errorOther', { error })
}
