import type { HoldSource } from '../../../services/model/holdSource'
import type { Card, DecisionEnvelope } from '../../card'
import type { Message } from '../../texts'
import { decisionCard, oneChoice, sayOf, type OneChoice } from '../../conversation/decision'
import source from './card.json'
import { holdTexts } from './texts'

export { holdTexts }

/** Days that are filled in: the seven years that the Dutch tax law keeps books. */
export const usualDays = 2555

/** What the card about saving a mailbox shows. */
export interface HoldQuestion {
  readonly choice: string
  readonly days: number
  readonly longest: number
  /** By what it is held now. */
  readonly heldBy: readonly HoldSource[]
  readonly licensed: boolean
  /** The bot can export it. */
  readonly exportable: boolean
}

const render = decisionCard<
  OneChoice & {
    readonly daysLabel: string
    readonly daysWrong: string
    readonly days: number
    readonly longest: number
  }
>(source)
const say = sayOf(holdTexts)

/** Asks whether the mailbox is kept; inputs `choice` (unlimited, days, exportByBot, export, leave) and `days`. */
export function holdCard(envelope: DecisionEnvelope, asked: HoldQuestion): Card {
  const { choice, days, longest, heldBy, licensed, exportable } = asked
  const speak = envelope.say
  const question = {
    title: say('question', { name: envelope.employeeName }),
    found: [{ label: say('saved'), value: savedBy(heldBy) }],
    notes: [say('noteLeave'), ...(licensed ? [] : [say('noteUnlicensed')])],
    effects: [
      say('effectHold'),
      say('effectLicence'),
      say('effectInactive'),
      say('effectExport'),
      ...(exportable ? [say('effectExportByBot')] : []),
      say('effectTime'),
    ],
  }
  return render(envelope, holdTexts, question, {
    ...oneChoice(envelope, holdTexts, choice, {
      unlimited: say('choiceUnlimited'),
      days: say('choiceDays'),
      ...(exportable ? { exportByBot: say('choiceExportByBot') } : {}),
      export: say('choiceExport'),
      leave: say('choiceLeave'),
    }),
    daysLabel: speak(say('daysLabel')),
    daysWrong: speak(say('daysWrong', { longest })),
    days,
    longest,
  })
}

function savedBy(heldBy: readonly HoldSource[]): Message {
  return heldBy.length === 0 ? say('savedNot') : say('savedBy', { sources: heldBy.map((source) => say(source)) })
}
