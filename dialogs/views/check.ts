import type { Card } from '../../cards/card'
import { checkCard } from '../../cards/conversation/check'
import type { Language } from '../../cards/texts'
import type { OffboardingCase } from '../../services/cases/journal/case'
import { saysOf } from '../says'
import type { CaseSettings } from '../settings'
import { harmsOf, planFor } from '../stepsOfCase'
import { findingsIn } from './person'
import { stepsOfPlan } from './plan'
import { tookOverLines } from './tookOver'

/**
 * What would be found and planned. Pure.
 * @param found the case as it would be opened, @param answered the same with every suggestion taken and the plan made
 */
export function checkCardOf(
  found: OffboardingCase,
  answered: OffboardingCase,
  settings: CaseSettings,
  language: Language,
): Card {
  const planned = planFor(answered, settings)
  return checkCard({
    say: saysOf(found, settings, language),
    employee: found.employee,
    findings: findingsIn(found, settings),
    reasons: planned.ok ? [] : planned.reasons,
    harms: harmsOf(answered),
    advice: [
      ...tookOverLines(answered, settings).leading.map(({ line }) => line),
      ...(planned.ok ? planned.advice : []),
    ],
    steps: stepsOfPlan(answered, settings),
  })
}
