import { template, type Card } from '../card'
import { bare, named, speaking } from '../speech'
import type { Message, Translator } from '../texts'
import source from './leaveDates.json'
import { leaveDatesTexts } from './leaveDatesTexts'

/** Somebody whose date in the directory is near, or is not what it was. */
export interface LeaveDateRow {
  /** In the directory. */
  readonly personId: string
  readonly name: string
  readonly jobTitle: string | undefined
  readonly when: Message
  /** What stands in the way of beginning, or has become of it. */
  readonly how: Message | undefined
  readonly begins: boolean
  readonly canWait: boolean
}

export interface LeaveDatesCard {
  readonly say: Translator
  readonly rows: readonly LeaveDateRow[]
  /** Those who can be begun together, and one of them, by whom the card is known; undefined where that is no more than one. */
  readonly together: { readonly count: number; readonly personId: string } | undefined
  /** How many more there are, of whom the next days tell. */
  readonly more: number
}

/** Characters of a name, of which a card has several. */
const longestName = 80
const longestButton = 60

const render = template<{
  readonly title: string
  readonly text: string
  readonly together: string
  readonly togetherCarries: object
  readonly rows: readonly object[]
  readonly more: string
}>(source)

/** Proposes in the channel to begin with those whose date is near: one card for all of them. */
export function leaveDatesCard({ say, rows, together, more }: LeaveDatesCard): Card {
  const speak = speaking(say)
  const button = (key: 'begin' | 'wait', verb: string, { name, personId }: LeaveDateRow) => ({
    title: bare(say(leaveDatesTexts.say(key, { name: bare(name, 40) })), longestButton),
    verb,
    employeeId: personId,
  })
  return render({
    title: say(leaveDatesTexts.say('title')),
    text: say(leaveDatesTexts.say('text')),
    together: together === undefined ? '' : say(leaveDatesTexts.say('together', { count: together.count })),
    togetherCarries: { employeeId: together?.personId ?? '', together: true },
    rows: rows.map((row) => {
      const { name, jobTitle, when, how, begins, canWait } = row
      return {
        name: [name, ...(jobTitle === undefined ? [] : [jobTitle])].map((part) => named(part, longestName)).join(', '),
        when: speak(when),
        how: how === undefined ? '' : speak(how),
        hasButtons: begins || canWait,
        buttons: [
          ...(begins ? [button('begin', 'begin', row)] : []),
          ...(canWait ? [button('wait', 'notNow', row)] : []),
        ],
      }
    }),
    more: more === 0 ? '' : say(leaveDatesTexts.say('more', { more })),
  })
}
