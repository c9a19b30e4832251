import type { Person } from '../../../services/model/people'
import type { Card, DecisionEnvelope } from '../../card'
import { decisionCard, oneChoice, sayOf, type OneChoice } from '../../conversation/decision'
import { successorPicker, type SuccessorPicker } from '../../conversation/successor'
import source from './card.json'
import type { Message } from '../../texts'
import { reportsTexts } from './texts'

export { reportsTexts }

/** What the card about direct reports shows. */
export interface ReportsQuestion {
  readonly names: readonly Message[]
  readonly choice: string
  readonly successor: Person | undefined
}

const render = decisionCard<OneChoice & SuccessorPicker>(source)
const say = sayOf(reportsTexts)

/** Asks who becomes the manager of the leaver's people; inputs `choice` (task, leave) and `successor`, which may be empty. */
export function reportsCard(envelope: DecisionEnvelope, { names, choice, successor }: ReportsQuestion): Card {
  const question = {
    title: say('question', { name: envelope.employeeName }),
    found: [{ label: say('people'), value: say('fact', { text: names }) }],
    notes: [say('noteTask')],
    effects: [say('effectManager'), say('effectSynced')],
  }
  return render(envelope, reportsTexts, question, {
    ...oneChoice(envelope, reportsTexts, choice, { task: say('choiceTask'), leave: say('choiceLeave') }),
    ...successorPicker(envelope, reportsTexts, successor),
  })
}
