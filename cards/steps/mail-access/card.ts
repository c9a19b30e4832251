import type { Card, DecisionEnvelope } from '../../card'
import { decisionCard, oneChoice, sayOf, type OneChoice } from '../../conversation/decision'
import source from './card.json'
import { mailAccessTexts } from './texts'

export { mailAccessTexts }

/** What the card about the ways into the mailbox shows. */
export interface MailAccessQuestion {
  /** How many ways for apps are open. */
  readonly open: number
  readonly smtpOpen: boolean
  /** How many phones fetch mail with an app of their own. */
  readonly phones: number
  /** The mailbox is shared, or is expected to be. */
  readonly shared: boolean
  readonly choice: string
}

const render = decisionCard<OneChoice>(source)
const say = sayOf(mailAccessTexts)

/** Asks which ways into the mailbox are closed; input `choice`: all, exceptOutlook or leave. */
export function mailAccessCard(envelope: DecisionEnvelope, asked: MailAccessQuestion): Card {
  const { open, smtpOpen, phones, shared, choice } = asked
  const question = {
    title: say('question', { name: envelope.employeeName }),
    found: [
      { label: say('open'), value: say('opened', { count: open, smtp: String(smtpOpen) }) },
      ...(phones === 0 ? [] : [{ label: say('phones'), value: say('phonesCount', { count: phones }) }]),
    ],
    notes: shared ? [say('noteShared')] : [],
    effects: [say('effectOrder'), say('effectBlock'), say('effectTime')],
  }
  const options = {
    all: say('choiceAll'),
    exceptOutlook: say('choiceExceptOutlook'),
    leave: say('choiceLeave'),
  }
  return render(envelope, mailAccessTexts, question, oneChoice(envelope, mailAccessTexts, choice, options))
}
