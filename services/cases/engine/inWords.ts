import { problemTexts } from '../../../cards/conversation/problems'
import type { Message } from '../../model/message'
import type { RemoteProblem } from '../../remote/reader'
import type { AnyStep } from '../../steps/step'
import type { CaseStep } from '../journal/caseStep'
import { acceptedIn } from '../journal/sentOperation'
import type { Outcome } from '../journal/entry'

/** Nothing that was never sent was accepted: that is said of what Microsoft took, and of nothing else. */
export function whyNotVisible(definition: AnyStep, facts: unknown, state: CaseStep): Message {
  if (state.confirmed === undefined && acceptedIn(state).length === 0) return problemTexts.say('nothingSent')
  const general = problemTexts.say(state.confirmed === undefined ? 'notVisible' : 'notVisibleAfterTask')
  return definition.whyNotVisible?.(facts, state.decision, state.before) ?? general
}

/** Why a refusal ended a step: in the step’s own words where it has any. */
export function problemMessage(
  outcome: Outcome | undefined,
  definition: AnyStep,
  facts: unknown,
  { decision }: CaseStep,
): Message {
  if (outcome?.result !== 'refused') return problemTexts.say('unexpected', { text: '' })
  return definition.whyRefused?.(outcome.problem, facts, decision) ?? remoteProblemMessage(outcome.problem)
}

/** A remote system's problem in words: what happened, what it means, what to do next. */
export function remoteProblemMessage({ kind, text }: RemoteProblem): Message {
  return problemTexts.say(kind, { text })
}
