import type { Card, DecisionEnvelope } from '../../card'
import { decisionCard, oneChoice, sayOf, type OneChoice } from '../../conversation/decision'
import type { Message } from '../../texts'
import source from './card.json'
import { pointersTexts } from './texts'

export { pointersTexts }

/** What the card about mail and calls of others shows, each by name. */
export interface PointersQuestion {
  readonly forwarding: readonly Message[]
  readonly moderated: readonly Message[]
  readonly answering: readonly Message[]
  readonly choice: string
}

const render = decisionCard<OneChoice>(source)
const say = sayOf(pointersTexts)

/** Asks whether a colleague has others lead to somebody else; input `choice`: task or leave. */
export function pointersCard(
  envelope: DecisionEnvelope,
  { forwarding, moderated, answering, choice }: PointersQuestion,
): Card {
  const fact = (label: 'forwarding' | 'moderated' | 'answering', names: readonly Message[]) =>
    names.length === 0 ? [] : [{ label: say(label), value: say('fact', { text: names }) }]
  const question = {
    title: say('question', { name: envelope.employeeName }),
    found: [...fact('forwarding', forwarding), ...fact('moderated', moderated), ...fact('answering', answering)],
    notes: [say('noteTask')],
    effects: [say('effectGone')],
  }
  const options = { task: say('choiceTask'), leave: say('choiceLeave') }
  return render(envelope, pointersTexts, question, oneChoice(envelope, pointersTexts, choice, options))
}
