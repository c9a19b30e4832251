import { template, type Card } from '../card'
import { commonTexts, dayText } from '../common'
import { firstThatFits } from '../fit'
import { bare, speaking } from '../speech'
import type { Message, Translator } from '../texts'
import { countsText, type BatchCard } from './batch'
import source from './batchSummary.json'
import { firstLines, namesOf, type BatchPointer } from './batchParts'
import { batchTexts } from './batchTexts'
import { summaryTexts } from './summaryTexts'

/** What is so of several people, by name. */
export interface SaidOfPeople {
  readonly who: string
  readonly text: Message
  readonly people: readonly string[]
}

export interface BatchSummaryCard extends BatchPointer {
  readonly say: Translator
  readonly name: string
  /** For when it was chosen to begin; undefined where that was at once. */
  readonly moment: Message | undefined
  readonly requesterName: string
  /** In whose view it stands. */
  readonly audience: 'requester' | 'channel'
  readonly outcome: 'completed' | 'open' | 'stopped'
  readonly counts: BatchCard['counts']
  /** How many people it is about: those left out are not among them. */
  readonly count: number
  /** Who can still sign in, by name. */
  readonly canSignIn: readonly string[]
  /** A line for each that is not done. */
  readonly open: readonly {
    readonly name: string
    readonly title: Message | readonly Message[]
    readonly text: Message
    readonly who: string | undefined
  }[]
  readonly harms: readonly Message[]
  readonly handed: readonly SaidOfPeople[]
  readonly left: readonly SaidOfPeople[]
  /** `at`: ISO 8601. */
  readonly reminders: readonly (SaidOfPeople & { readonly at: string })[]
}

const render = template<{
  readonly batchId: string
  readonly revision: number
  readonly card: string
  readonly style: string
  readonly kicker: string
  readonly title: string
  readonly signIn: string
  readonly counts: string
  readonly moment: string
  readonly requestedBy: string
  readonly sections: readonly {
    readonly title: string
    readonly style: string
    readonly lines: readonly { readonly text: string }[]
  }[]
  readonly list: string
  readonly file: string
  readonly fallback: string
}>(source)

const styles = { completed: 'good', open: 'warning', stopped: 'emphasis' } as const

/**
 * How it ended for all: whether anybody can still get in, who has what now, what is left and for whom, and which dates, with
 * the exceptions by name. As long for a thousand people as for ten; the list behind it has everybody.
 */
export function batchSummaryCard(card: BatchSummaryCard): Card {
  return firstThatFits([
    () => summary(card, 20, 4),
    () => summary(card, 10, 3),
    () => summary(card, 5, 2),
    () => summary(card, 2, 1),
  ])
}

/** @param most lines of a section @param names of a line */
function summary(card: BatchSummaryCard, most: number, names: number): Card {
  const { say, batchId, revision, outcome, count, canSignIn, audience } = card
  const speak = speaking(say)
  const title = titleOf(card)
  const isAlarming = canSignIn.length > 0
  const section = (heading: string, all: readonly Message[], style: string = 'default') => ({
    title: heading,
    style,
    lines: firstLines(say, all, most),
  })
  const about = (key: 'handedLine' | 'leftLine', all: readonly SaidOfPeople[]) =>
    all.map(({ who, text, people }) =>
      batchTexts.say(key, {
        who,
        ...(key === 'handedLine' ? { what: text } : { text }),
        people: namesOf(people, names),
      }),
    )
  const sections = [
    section(say(summaryTexts.say('harms')), card.harms, 'warning'),
    section(say(batchTexts.say('notDone')), card.open.map(openLine), isAlarming ? 'attention' : 'warning'),
    section(say(summaryTexts.say('handed')), about('handedLine', card.handed)),
    section(say(summaryTexts.say('left')), about('leftLine', card.left)),
    section(
      say(summaryTexts.say('reminders')),
      card.reminders
        .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
        .map(({ at, who, text, people }) =>
          batchTexts.say('reminderLine', { day: dayText(say, at), who, text, people: namesOf(people, names) }),
        ),
    ),
  ]
  return render({
    batchId,
    revision,
    card: audience === 'channel' ? 'summary' : 'requesterSummary',
    style: isAlarming ? 'attention' : styles[outcome],
    kicker: say(commonTexts.say('offboarding')),
    title: speak(title),
    signIn: speak(
      isAlarming
        ? batchTexts.say('signInSome', { count: canSignIn.length, people: namesOf(canSignIn, most) })
        : batchTexts.say('signInNobody'),
    ),
    counts: count < 2 ? '' : countsText(card),
    moment: card.moment === undefined ? '' : speak(card.moment),
    requestedBy: speak(batchTexts.say('requestedBy', { name: card.name, requester: card.requesterName })),
    sections: sections.filter(({ lines }) => lines.length > 0),
    list: say(batchTexts.say('list')),
    file: say(batchTexts.say('file')),
    fallback: bare(speak(title)),
  })
}

function titleOf({ outcome, count, counts }: BatchSummaryCard): Message {
  if (outcome === 'completed') return batchTexts.say('summaryCompleted', { count })
  if (outcome === 'stopped') return batchTexts.say('summaryStopped', { count })
  const open = counts.reduce(
    (sum, one) => (['done', 'ended', 'leftOut'].includes(one.standing) ? sum : sum + one.count),
    0,
  )
  return batchTexts.say('summaryOpen', { open, count })
}

function openLine({ name, title, text, who }: BatchSummaryCard['open'][number]): Message {
  return who === undefined
    ? batchTexts.say('openLine', { name, title, text })
    : batchTexts.say('openLineWho', { name, title, text, who })
}
