import { template, type Card } from '../card'
import { bare, speaking } from '../speech'
import source from './approverCall.json'
import { defineTexts, type Translator } from '../texts'

export const callTexts = defineTexts('call', {
  en: {
    asks: 'an approval was asked for, of the offboarding of {name}.',
    'asks@returns': 'an approval was asked for, of the return of {name}.',
  },
  nl: {
    asks: 'er is een goedkeuring gevraagd, voor de offboarding van {name}.',
    'asks@returns': 'er is een goedkeuring gevraagd, voor de terugkeer van {name}.',
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

/** One sentence that calls somebody to a thread. Teams tells only those whom text and entity name alike. */
export function callCard(card: {
  readonly say: Translator
  readonly mentions: readonly Mention[]
  readonly employeeName: string
}): Card {
  const asks = callTexts.say('asks', { name: card.employeeName })
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
