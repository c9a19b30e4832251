import source from './card.json'
import type { Card, DecisionEnvelope } from '../../card'
import { decisionCard, oneChoice, sayOf, type OneChoice } from '../../conversation/decision'
import { addressListTexts } from './texts'

export { addressListTexts }

const render = decisionCard<OneChoice>(source)
const say = sayOf(addressListTexts)

/** Asks whether the leaver is hidden; input `choice` (hide, leave). */
export function addressListCard(envelope: DecisionEnvelope, choice: string): Card {
  const question = {
    title: say('question', { name: envelope.employeeName }),
    found: [],
    notes: [],
    effects: [say('effectHide'), say('effectTime')],
  }
  const options = { hide: say('choiceHide'), leave: say('choiceLeave') }
  return render(envelope, addressListTexts, question, oneChoice(envelope, addressListTexts, choice, options))
}
