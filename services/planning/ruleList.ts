import type { Rule } from '../steps/rule'
import type { AnyStep } from '../steps/step'
import { accountInUse } from './accountInUse'
import { lastOwner } from './lastOwner'
import { licencesOfCalls, licencesOfMailbox } from './licencesNeeded'
import { numberFreed } from './numberFreed'
import { oneDriveGoes } from './oneDriveGoes'
import { protection } from './protection'
import { successorsFit } from './successorsFit'

/** The rules between steps. What is about one step alone stands with that step. */
export const rulesBetweenSteps: readonly Rule[] = [
  protection,
  accountInUse,
  licencesOfMailbox,
  licencesOfCalls,
  lastOwner,
  numberFreed,
  oneDriveGoes,
]

/** All rules for a case with these steps; none for one that only takes back, since they protect from being taken away. */
export function rulesFor(steps: readonly AnyStep[]): readonly Rule[] {
  if (steps.length > 0 && steps.every(({ takesBack }) => takesBack !== undefined)) return []
  const naming = steps.filter(({ people, namesPeople }) => people.length > 0 || namesPeople === true)
  return [...rulesBetweenSteps, ...naming.map(successorsFit), ...steps.flatMap(({ rules = [] }) => rules)]
}
