import { sayOf } from '../../../cards/conversation/decision'
import { shortList } from '../../../cards/conversation/shortList'
import { onedriveTexts } from '../../../cards/steps/onedrive/card'
import type { Message } from '../../model/message'

const say = sayOf(onedriveTexts)

/** Files and folders by name, as a list in a text. */
export function namesOf(items: readonly { readonly name: string }[]): readonly Message[] {
  const words = { name: (text: string) => say('fact', { text }), more: (count: number) => say('more', { count }) }
  return shortList(
    items.map(({ name }) => name),
    words,
  )
}
