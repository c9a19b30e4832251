import type { Card, DecisionEnvelope } from '../../card'
import { decisionCard, oneChoice, sayOf, type OneChoice } from '../../conversation/decision'
import source from './card.json'
import type { Message } from '../../texts'
import { signInMethodsTexts } from './texts'

export { signInMethodsTexts }

/** What the card about sign-in methods shows. */
export interface SignInMethodsQuestion {
  readonly kinds: readonly Message[]
  /** Some can only be taken away by a person. */
  readonly byHand: boolean
  readonly choice: string
}

const render = decisionCard<OneChoice>(source)
const say = sayOf(signInMethodsTexts)

/** Asks whether sign-in methods are taken away; input `choice`: remove or leave. */
export function signInMethodsCard(envelope: DecisionEnvelope, { kinds, byHand, choice }: SignInMethodsQuestion): Card {
  const question = {
    title: say('question', { name: envelope.employeeName }),
    found: kinds.length === 0 ? [] : [{ label: say('registered'), value: say('fact', { text: kinds }) }],
    notes: [say('noteRemove'), ...(byHand ? [say('noteByHand')] : [])],
    effects: [say('effectBack'), say('effectTime')],
  }
  const options = { remove: say('choiceRemove'), leave: say('choiceLeave') }
  return render(envelope, signInMethodsTexts, question, oneChoice(envelope, signInMethodsTexts, choice, options))
}
