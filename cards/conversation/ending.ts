import type { Message, Translator } from '../texts'
import { speaking } from '../speech'
import element from './ending.json'

/** What ends an offboarding: the button that offers it, what it means, and the button that does it. */
export interface EndingOffer {
  readonly button: Message
  readonly means: Message
  readonly now: Message
}

/** The data of the element that offers it; empty where there is nothing to end. */
export interface EndingView {
  readonly ending: readonly {
    readonly button: string
    readonly means: string
    readonly now: string
    readonly card: 'plan' | 'person'
  }[]
}

/** The same card template with ending offered below everything else: no thumb that sends meets it, and it asks once more. */
export function withEnding<Source extends { readonly body: readonly object[] }>(source: Source): Source {
  return { ...source, body: [...source.body, element] }
}

export function endingView(say: Translator, ending: EndingOffer | undefined, card: 'plan' | 'person'): EndingView {
  if (ending === undefined) return { ending: [] }
  const { button, means, now } = ending
  return { ending: [{ button: say(button), means: speaking(say)(means), now: say(now), card }] }
}
