import type { Card, DecisionEnvelope } from '../../card'
import { choicesOf, decisionCard, oneChoice, sayOf, type Choice, type OneChoice } from '../../conversation/decision'
import source from './card.json'
import type { Language, Message } from '../../texts'
import { noticeTexts } from './texts'

export { noticeTexts }

/** What the card about the notice shows. */
export interface NoticeQuestion {
  readonly sender: string
  readonly letters: readonly { readonly name: string; readonly lines: readonly Message[] }[]
  readonly choice: string
  readonly language: Language
}

const render = decisionCard<
  OneChoice & {
    readonly languageLabel: string
    readonly language: string
    readonly languages: readonly Choice[]
  }
>(source)
const say = sayOf(noticeTexts)

/** Asks who is told by mail; inputs `choice` (send, leave) and `language` (en, nl). */
export function noticeCard(envelope: DecisionEnvelope, { sender, letters, choice, language }: NoticeQuestion): Card {
  const speak = envelope.say
  const question = {
    title: say('question', { name: envelope.employeeName }),
    found: [
      { label: say('to'), value: say('fact', { text: letters.map(({ name }) => say('fact', { text: name })) }) },
      { label: say('sender'), value: say('fact', { text: sender }) },
    ],
    notes: letters.map(({ name, lines }) => say('noteLetter', { name, lines })),
    effects: [say('effectWhen'), say('effectAccepted')],
  }
  return render(envelope, noticeTexts, question, {
    ...oneChoice(envelope, noticeTexts, choice, { send: say('choiceSend'), leave: say('choiceLeave') }),
    languageLabel: speak(say('languageLabel')),
    language,
    languages: choicesOf(envelope, { nl: say('dutch'), en: say('english') }),
  })
}
