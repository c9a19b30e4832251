import type { Precedence } from '../../model/precedence'
import type { AnyStep } from '../../steps/step'
import type { OffboardingCase } from '../journal/case'
import { isPaused } from '../journal/pause'
import { isLed } from './leading'

/** In which order a case waits for its next look: first of all while its leaver is still to be kept out. Pure. */
export function precedenceOf(theCase: OffboardingCase, steps: readonly AnyStep[]): Precedence {
  return isLed(theCase, steps) && !isPaused(theCase) ? containmentIn(theCase) : restOf(theCase)
}

/** In which order what keeps a leaver out waits for Microsoft 365. Pure. */
export function containmentIn(theCase: OffboardingCase): Precedence {
  return isOneOfMany(theCase) ? 'containmentOfMany' : 'containment'
}

/** In which order all else of a case does. Pure. */
export function restOf(theCase: OffboardingCase): Precedence {
  return isOneOfMany(theCase) ? 'caseOfMany' : 'case'
}

/** Whether it was begun together with others, by one request for all. */
function isOneOfMany(theCase: OffboardingCase & { readonly batch?: object }): boolean {
  return theCase.batch !== undefined
}
