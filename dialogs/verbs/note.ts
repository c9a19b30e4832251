import { longestNote } from '../../cards/conversation/plan'
import { bare } from '../../cards/speech'
import type { OffboardingCase } from '../../services/cases/journal/case'
import type { CaseEvent } from '../../services/cases/journal/entry'
import type { CardInput } from '../../services/steps/step'

/** What was typed on the plan for the approvers, as far as it is new: cleaned as names are, and not endless. Pure. */
export function notedWith({ note }: Pick<OffboardingCase, 'note'>, { why }: CardInput): readonly CaseEvent[] {
  if (why === undefined) return []
  const text = bare(why, longestNote)
  return text === (note?.text ?? '') ? [] : [{ kind: 'noted', note: text }]
}
