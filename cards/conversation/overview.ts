import { template, type Card } from '../card'
import { bare, named, speaking } from '../speech'
import { saidFor, type Message, type Translator, type Way } from '../texts'
import source from './overview.json'
import { overviewTexts } from './overviewTexts'

/** One offboarding of the list. */
export interface OverviewRow {
  /** The leaver's, in the directory. */
  readonly personId: string
  readonly name: string
  /** Which way they go; they leave where it is left out. */
  readonly way?: Way
  readonly requester: string
  /** When it was asked for; ISO 8601. */
  readonly at: string
  readonly how: Message
}

export interface OverviewCard {
  readonly say: Translator
  readonly listed: 'open' | 'closed'
  readonly rows: readonly OverviewRow[]
  /** The case that the page before this one ends with; undefined on the first page. */
  readonly newerThan: string | undefined
  /** The case behind which the next page begins; undefined on the last page. */
  readonly olderThan: string | undefined
}

/** Characters of a name, of which a page has several. */
const longestName = 80

const render = template<{
  readonly title: string
  readonly text: string
  readonly rows: readonly object[]
  readonly buttons: readonly object[]
}>(source)

/** A page of all offboardings that run, or of those that ended. */
export function overviewCard({ say, listed, rows, newerThan, olderThan }: OverviewCard): Card {
  const speak = speaking(say)
  const isOpen = listed === 'open'
  const to = (key: 'newer' | 'older', place: object) => ({
    title: say(overviewTexts.say(key)),
    carries: { command: 'overview', listed, ...place },
  })
  const other = {
    title: say(overviewTexts.say(isOpen ? 'showClosed' : 'showOpen')),
    carries: { command: 'overview', listed: isOpen ? 'closed' : 'open' },
  }
  const nothing = overviewTexts.say(isOpen ? 'noneOpen' : 'noneClosed')
  return render({
    title: say(overviewTexts.say(listed)),
    text: say(rows.length === 0 ? nothing : overviewTexts.say('newestFirst')),
    rows: rows.map(({ personId, name, way, requester, at, how }) => ({
      personId,
      name: say(saidFor(way ?? 'leaves', overviewTexts.say('name', { name: named(name, longestName) }))),
      how: speak(how),
      asked: speak(overviewTexts.say('askedOn', { requester: bare(requester, longestName), at })),
      more: say(overviewTexts.say('more')),
    })),
    buttons: [
      ...(newerThan === undefined ? [] : [to('newer', { newerThan })]),
      ...(olderThan === undefined ? [] : [to('older', { olderThan })]),
      other,
    ],
  })
}
