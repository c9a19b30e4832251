import type { OffboardingCase } from '../services/cases/journal/case'

/**
 * The same pure function, worked out once for each case as it is and each settings: a dozen cards of a case ask the same,
 * and a case is never changed, only followed by another. What it gave is forgotten with the case.
 */
export function oncePerCase<Settings extends object, Value>(
  work: (theCase: OffboardingCase, settings: Settings) => Value,
): (theCase: OffboardingCase, settings: Settings) => Value {
  const known = new WeakMap<OffboardingCase, WeakMap<Settings, { readonly value: Value }>>()
  return (theCase, settings) => {
    const ofCase = known.get(theCase) ?? new WeakMap<Settings, { readonly value: Value }>()
    known.set(theCase, ofCase)
    const found = ofCase.get(settings) ?? { value: work(theCase, settings) }
    ofCase.set(settings, found)
    return found.value
  }
}
