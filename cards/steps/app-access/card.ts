import source from './card.json'
import type { Card, DecisionEnvelope } from '../../card'
import { decisionCard, oneChoice, sayOf, type OneChoice } from '../../conversation/decision'
import { shortList } from '../../conversation/shortList'
import type { Message } from '../../texts'
import { appAccessTexts } from './texts'

export { appAccessTexts }

/** What the card about access to applications shows. */
export interface AppAccessQuestion {
  readonly consents: readonly Message[]
  /** Names of applications. */
  readonly assignments: readonly string[]
  readonly owned: readonly string[]
  readonly choice: string
}

const render = decisionCard<OneChoice>(source)
const say = sayOf(appAccessTexts)
const mostShown = 6

/** Asks whether access to applications is taken away; input `choice`: remove or leave. */
export function appAccessCard(
  envelope: DecisionEnvelope,
  { consents, assignments, owned, choice }: AppAccessQuestion,
): Card {
  const question = {
    title: say('question', { name: envelope.employeeName }),
    found: [
      ...found('consents', consents),
      ...found('assignments', assignments.map(asFact)),
      ...found('owned', [...new Set(owned)].map(asFact)),
    ],
    notes: owned.length > 0 ? [say('noteOwned')] : [],
    effects: [say('effectConsent'), say('effectTime'), say('effectBack')],
  }
  const options = { remove: say('choiceRemove'), leave: say('choiceLeave') }
  return render(envelope, appAccessTexts, question, oneChoice(envelope, appAccessTexts, choice, options))
}

function found(label: 'consents' | 'assignments' | 'owned', all: readonly Message[]) {
  if (all.length === 0) return []
  const text = shortList(all, { name: (one) => one, more: (count) => say('more', { count }) }, mostShown)
  return [{ label: say(label), value: say('fact', { text }) }]
}

function asFact(text: string): Message {
  return say('fact', { text })
}
