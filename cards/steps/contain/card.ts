import type { Card, DecisionEnvelope } from '../../card'
import source from './card.json'
import { decisionCard, oneChoice, sayOf, type OneChoice } from '../../conversation/decision'
import { containTexts } from './texts'

export { containTexts }

/** What the card about signing out shows. */
export interface ContainQuestion {
  readonly accountEnabled: boolean
  readonly synced: boolean
  readonly choice: string
}

const render = decisionCard<OneChoice>(source)
const say = sayOf(containTexts)

/** Asks whether the employee is signed out; input `choice`: block or leave. */
export function containCard(envelope: DecisionEnvelope, { accountEnabled, synced, choice }: ContainQuestion): Card {
  const notes = [...(synced ? [say('noteActiveDirectory')] : []), ...(accountEnabled ? [] : [say('noteBlocked')])]
  const question = {
    title: say('question', { name: envelope.employeeName }),
    found: [
      { label: say('account'), value: say(accountEnabled ? 'enabled' : 'blocked') },
      { label: say('managed'), value: say(synced ? 'activeDirectory' : 'cloud') },
    ],
    notes,
    effects: [say('feltTokens'), say('feltElsewhere'), ...(synced ? [] : [say('effectPassword')]), say('effectMail')],
  }
  const options = {
    block: say(synced ? 'choiceBlockSynced' : 'choiceBlock'),
    leave: say('choiceLeave'),
  }
  return render(envelope, containTexts, question, oneChoice(envelope, containTexts, choice, options))
}
