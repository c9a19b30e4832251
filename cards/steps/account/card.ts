import source from './card.json'
import { accountTexts } from './texts'
import type { Card, DecisionEnvelope } from '../../card'
import { decisionCard, oneChoice, sayOf, type OneChoice } from '../../conversation/decision'
import type { Message } from '../../texts'

export { accountTexts }

/** What the card about the account shows. */
export interface AccountQuestion {
  readonly accountEnabled: boolean
  readonly synced: boolean
  /** Why the account cannot be deleted, or undefined when it can. */
  readonly kept: Message | undefined
  readonly choice: string
  /** Days as `2026-11-23`: the one filled in, the first and the last that can be chosen. */
  readonly date: string
  readonly today: string
  readonly latest: string
}

const render = decisionCard<
  OneChoice & {
    readonly asksDate: boolean
    readonly dateLabel: string
    readonly date: string
    readonly earliest: string
    readonly latest: string
  }
>(source)
const say = sayOf(accountTexts)

/** Asks whether the account is deleted; inputs `choice` (keep, delete, later) and `date`. An account that must stay is kept. */
export function accountCard(envelope: DecisionEnvelope, asked: AccountQuestion): Card {
  const { accountEnabled, synced, kept, choice } = asked
  const speak = envelope.say
  const question = {
    title: say('question', { name: envelope.employeeName }),
    found: [
      { label: say('state'), value: say(accountEnabled ? 'enabled' : 'blocked') },
      { label: say('managed'), value: say(synced ? 'activeDirectory' : 'cloud') },
    ],
    notes: kept === undefined ? [say('noteKeep'), ...(synced ? [say('noteActiveDirectory')] : [])] : [kept],
    effects: [say('effectDelete'), ...(kept === undefined ? [say('effectLater')] : []), say('effectOneDrive')],
  }
  const deletion = {
    delete: say(synced ? 'choiceDeleteActiveDirectory' : 'choiceDelete'),
    later: say(synced ? 'choiceLaterActiveDirectory' : 'choiceLater'),
  }
  return render(envelope, accountTexts, question, {
    ...oneChoice(envelope, accountTexts, choice, { keep: say('choiceKeep'), ...(kept === undefined ? deletion : {}) }),
    asksDate: kept === undefined,
    dateLabel: speak(say('dateLabel')),
    date: asked.date,
    earliest: asked.today,
    latest: asked.latest,
  })
}
