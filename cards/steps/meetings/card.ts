import type { Card, DecisionEnvelope } from '../../card'
import { decisionCard, oneChoice, sayOf, type OneChoice } from '../../conversation/decision'
import source from './card.json'
import type { Message } from '../../texts'
import { meetingsTexts } from './texts'

export { meetingsTexts }

/** What the card about meetings shows. */
export interface MeetingsQuestion {
  readonly choice: string
  readonly count: number
  /** They cannot be counted. */
  readonly unreadable: boolean
  /** The first of them. */
  readonly subjects: readonly Message[]
}

const render = decisionCard<OneChoice>(source)
const say = sayOf(meetingsTexts)

/** Asks whether the meetings that the leaver called are cancelled; input `choice`: cancel or leave. */
export function meetingsCard(
  envelope: DecisionEnvelope,
  { choice, count, unreadable, subjects }: MeetingsQuestion,
): Card {
  const question = {
    title: say('question', { name: envelope.employeeName }),
    found: [
      { label: say('count'), value: unreadable ? say('unknown') : say('meetings', { count }) },
      ...(subjects.length === 0 ? [] : [{ label: say('subjects'), value: say('fact', { text: subjects }) }]),
    ],
    notes: unreadable ? [say('noteUnreadable')] : [],
    effects: [say('effectCancel'), say('effectSeries'), say('effectLeave'), say('effectTime')],
  }
  const options = {
    cancel: say(unreadable ? 'choiceCancelByHand' : 'choiceCancel'),
    leave: say('choiceLeave'),
  }
  return render(envelope, meetingsTexts, question, oneChoice(envelope, meetingsTexts, choice, options))
}
