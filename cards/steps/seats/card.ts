import type { Card, DecisionEnvelope } from '../../card'
import { decisionCard, sayOf, type Choice } from '../../conversation/decision'
import { firstThatFits } from '../../fit'
import source from './card.json'
import { seatsTexts } from './texts'
import { bare } from '../../speech'
import type { Message } from '../../texts'

export { seatsTexts } from './texts'

/** How one licence fewer comes about; `ends` and `used` are why it does not. */
export type SeatWay = 'now' | 'atRenewal' | 'task' | 'partnerTask' | 'ends' | 'used'

/** A product as the card shows it. */
export interface ShownSeat {
  readonly skuId: string
  readonly name: string
  readonly way: SeatWay
  /** Licences that were bought, over all subscriptions. */
  readonly bought: number
  /** Licences that are in use once the leaver has none. */
  readonly used: number
  /** The number as it is and as it will be, of the subscription or of the product: whichever is changed. */
  readonly from: number
  readonly to: number
  /** ISO 8601. */
  readonly renewsAt: string | undefined
}

/** What the card about the number of licences shows. */
export interface SeatsQuestion {
  readonly seats: readonly ShownSeat[]
  /** Sku ids that are ticked. */
  readonly giveBack: readonly string[]
}

const render = decisionCard<{
  readonly giveBackLabel: string
  readonly giveBack: string
  readonly choices: readonly Choice[]
}>(source)
const say = sayOf(seatsTexts)

/** Asks of which products one licence fewer is paid for; input `giveBack`: their sku ids, separated by commas. */
export function seatsCard(envelope: DecisionEnvelope, asked: SeatsQuestion): Card {
  return firstThatFits([
    () => cardWith(envelope, asked, 40),
    () => cardWith(envelope, asked, 20),
    () => cardWith(envelope, asked, 8),
  ])
}

/** @param most how many products are shown */
function cardWith(envelope: DecisionEnvelope, { seats: all, giveBack }: SeatsQuestion, most: number): Card {
  const seats = all.slice(0, most)
  const offered = seats.filter(isOffered)
  const unlisted = all.slice(most).filter(isOffered).length
  const question = {
    title: say('question', { name: envelope.employeeName }),
    found: seats.map(({ name, bought, used }) => ({
      label: say('name', { name }),
      value: say('bought', { bought, used }),
    })),
    notes: [
      say('noteKeep'),
      ...seats.flatMap(leftOut),
      ...(unlisted === 0 ? [] : [say('noteUnlisted', { count: unlisted })]),
    ],
    effects: [say('effectWindow'), say('effectFloor'), say('effectOrder')],
  }
  return render(envelope, seatsTexts, question, {
    giveBackLabel: envelope.say(say('giveBackLabel')),
    giveBack: giveBack.join(','),
    choices: offered.map((seat) => ({ title: bare(envelope.say(choiceOf(seat))), value: seat.skuId })),
  })
}

function isOffered({ way }: ShownSeat): boolean {
  return way !== 'ends' && way !== 'used'
}

function choiceOf({ way, name, from, to, renewsAt }: ShownSeat): Message {
  const numbers = { name, from, to }
  if (way === 'now') return say('choiceNow', numbers)
  if (way === 'task') return say('choiceTask', numbers)
  if (way === 'partnerTask') return say('choicePartnerTask', numbers)
  return say('choiceAtRenewal', {
    ...numbers,
    date: renewsAt === undefined ? 'none' : 'known',
    at: renewsAt ?? '1970-01-01T00:00:00Z',
  })
}

function leftOut({ way, name }: ShownSeat): readonly Message[] {
  if (way === 'ends') return [say('noteEnds', { name })]
  return way === 'used' ? [say('noteUsed', { name })] : []
}
