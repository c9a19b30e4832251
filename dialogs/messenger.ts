import type { Card } from '../cards/card'
import type { ShownAt } from '../services/cases/journal/entry'
import type { Place } from './views/desiredCard'

/** Teams out, as the dialogs need it. What cannot be reached is a value; a passing failure throws and is tried again. */
export interface Messenger {
  /** Posts a card. Undefined: this person or channel cannot be reached until somebody installs the app there. */
  post(place: Place, card: Card, options: PostOptions): Promise<ShownAt | undefined>
  /** Replaces a posted card. Does nothing when the message is gone. */
  update(place: Place, at: ShownAt, card: Card, options: Pick<PostOptions, 'summary'>): Promise<void>
}

export interface PostOptions {
  /** One line for notifications and screen readers. */
  readonly summary: string
  /** The card that this one is posted under, in the same thread. */
  readonly under: ShownAt | undefined
}
