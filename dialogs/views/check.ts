import type { Card } from '../../cards/card'
import { checkCard } from '../../cards/conversation/check'
import type { Language } from '../../cards/texts'
import type { OffboardingCase } from '../../services/cases/journal/case'
import { saysOf } from '../says'
import type { CaseSettings } from '../settings'
import { harmsOf, planFor } from '../stepsOfCase'
import type { HereBefore } from '../commands/hereBefore'
import { findingsIn } from './person'
import { hereBeforeOf } from './hereBefore'
import { stepsOfPlan } from './plan'
import { tookOverLines } from './tookOver'

/**
 * What would be found and planned, and whether they were here before. Pure.
 * @param found the case as it would be opened, @param answered the same with every suggestion taken and the plan made
 */
export function checkCardOf(
  found: OffboardingCase,
  answered: OffboardingCase,
  before: HereBefore,
  settings: CaseSettings,
  language: Language,
): Card {
  const planned = planFor(answered, settings)
  const { blocks, notes } = hereBeforeOf(found.employee, before, settings)
  return checkCard({
    say: saysOf(found, settings, language),
    employee: found.employee,
    earlier: blocks,
    earlierNotes: notes,
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
