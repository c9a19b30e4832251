import { template, type Card } from '../card'
import { bare, speaking } from '../speech'
import source from './approverCall.json'
import { defineTexts, type Message, type Translator } from '../texts'

export const callTexts = defineTexts('call', {
  en: {
    asks: 'an approval was asked for, of the offboarding of {name}.',
    'asks@returns': 'an approval was asked for, of the return of {name}.',
    'asks@partly': 'an approval was asked for, of what is to come back for {name}.',
    again:
      'reminder: the approval of the offboarding of {name}, asked for on {since, date, long} at {since, time, short}, had no answer on {at, date, long} at {at, time, short}.',
    next: 'asked on {since, date, long} at {since, time, short}, not answered by {at, date, long} at {at, time, short}. Can you approve the offboarding of {name}, or find who can?',
    escalationTitle: 'An approval was late: offboarding of {name}',
    'again@returns':
      'reminder: the approval of the return of {name}, asked for on {since, date, long} at {since, time, short}, had no answer on {at, date, long} at {at, time, short}.',
    'again@partly':
      'reminder: the approval of what is to come back for {name}, asked for on {since, date, long} at {since, time, short}, had no answer on {at, date, long} at {at, time, short}.',
    'next@returns':
      'asked on {since, date, long} at {since, time, short}, not answered by {at, date, long} at {at, time, short}. Can you approve the return of {name}, or find who can?',
    'next@partly':
      'asked on {since, date, long} at {since, time, short}, not answered by {at, date, long} at {at, time, short}. Can you approve what is to come back for {name}, or find who can?',
    'escalationTitle@returns': 'An approval was late: return of {name}',
    'escalationTitle@partly': 'An approval was late: what is to come back for {name}',
    escalation:
      'It was asked for on {since, date, long} at {since, time, short}. Nobody had answered on {at, date, long} at {at, time, short}. Find an approver: it can only be given in the approvals channel.',
  },
  nl: {
    asks: 'er is een goedkeuring gevraagd, voor de offboarding van {name}.',
    'asks@returns': 'er is een goedkeuring gevraagd, voor de terugkeer van {name}.',
    'asks@partly': 'er is een goedkeuring gevraagd, voor wat terug moet komen voor {name}.',
    again:
      'herinnering: de goedkeuring voor de offboarding van {name}, gevraagd op {since, date, long} om {since, time, short}, had op {at, date, long} om {at, time, short} geen antwoord.',
    next: 'gevraagd op {since, date, long} om {since, time, short}, niet beantwoord op {at, date, long} om {at, time, short}. Kun jij de offboarding van {name} goedkeuren, of vinden wie het kan?',
    escalationTitle: 'Een goedkeuring was laat: offboarding van {name}',
    'again@returns':
      'herinnering: de goedkeuring voor de terugkeer van {name}, gevraagd op {since, date, long} om {since, time, short}, had op {at, date, long} om {at, time, short} geen antwoord.',
    'again@partly':
      'herinnering: de goedkeuring voor wat terug moet komen voor {name}, gevraagd op {since, date, long} om {since, time, short}, had op {at, date, long} om {at, time, short} geen antwoord.',
    'next@returns':
      'gevraagd op {since, date, long} om {since, time, short}, niet beantwoord op {at, date, long} om {at, time, short}. Kun jij de terugkeer van {name} goedkeuren, of vinden wie het kan?',
    'next@partly':
      'gevraagd op {since, date, long} om {since, time, short}, niet beantwoord op {at, date, long} om {at, time, short}. Kun jij goedkeuren wat terug moet komen voor {name}, of vinden wie het kan?',
    'escalationTitle@returns': 'Een goedkeuring was laat: terugkeer van {name}',
    'escalationTitle@partly': 'Een goedkeuring was laat: wat terug moet komen voor {name}',
    escalation:
      'Er is om gevraagd op {since, date, long} om {since, time, short}. Op {at, date, long} om {at, time, short} had niemand geantwoord. Zoek een goedkeurder: alleen in het goedkeuringskanaal kan het.',
  },
})

/** Somebody, or a tag of the team, who is told by Teams that they are mentioned. */
export interface Mention {
  readonly kind: 'person' | 'tag'
  readonly name: string
  /** Of a person their user principal name or object id; of a tag the id that Teams gave it. */
  readonly id: string
}

const render = template<{
  readonly text: string
  readonly entities: readonly object[]
  readonly fallback: string
}>(source)

const levels = { first: 'asks', again: 'again', escalated: 'next' } as const

/** One sentence that calls somebody to a thread. Teams tells only those whom text and entity name alike. */
export function callCard(card: {
  readonly say: Translator
  readonly mentions: readonly Mention[]
  readonly employeeName?: string
  /** What is said to them about many; of one leaver it follows from the level. */
  readonly asks?: Message
  /** How long it has waited; just asked for when left out. */
  readonly level?: keyof typeof levels
  /** Both ISO 8601: when it was asked for, and when this is said. Only a reminder says them. */
  readonly since?: string
  readonly at?: string
}): Card {
  const { level = 'first', employeeName: name = '', since = '', at = '' } = card
  const asks = card.asks ?? callTexts.say(levels[level], level === 'first' ? { name } : { name, since, at })
  const sentence = speaking(card.say)(asks)
  const entities = card.mentions.map(({ kind, name, id }) => ({
    type: 'mention',
    text: `<at>${name}</at>`,
    mentioned: { id, name, ...(kind === 'tag' ? { type: 'tag' } : {}) },
  }))
  return render({
    text: `${entities.map(({ text }) => text).join(', ')}: ${sentence}`,
    entities,
    fallback: bare(sentence),
  })
}
