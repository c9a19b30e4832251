import type { Card } from '../cards/card'
import type { ShownAt } from '../services/cases/journal/entry'
import type { Place } from './views/desiredCard'

/** Teams out, as the dialogs need it. What Teams answers is a value, whatever it is. */
export interface Messenger {
  /** Posts a card. */
  post(place: Place, card: Card, options: PostOptions): Promise<Posted>
  /** Replaces a posted card. */
  update(place: Place, at: ShownAt, card: Card, options: UpdateOptions): Promise<Updated>
  /** Whether a card that was posted there still belongs there: not when the channel was changed in the configuration. */
  belongs(place: Place, at: ShownAt): boolean
}

export type Posted = { readonly kind: 'shown'; readonly at: ShownAt } | Refusal
export type Updated = { readonly kind: 'accepted' } | Refusal

/** Why Teams did not take a card. */
export type Refusal =
  /** The message, or the thread or chat that it would stand in, is not there any more. */
  | { readonly kind: 'lost' }
  /** Nothing of the bot is taken there, until somebody adds the app or opens the channel again. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'tooLarge' }
  /** Not now. `at`: milliseconds since 1970, where Teams named a time. */
  | { readonly kind: 'later'; readonly at?: number }

/** Who is served first when Teams takes only so much: an answer, what somebody is asked, what goes on, what is over. */
export type Urgency = 'answer' | 'asked' | 'progress' | 'over'

export interface UpdateOptions {
  /** One line for notifications and screen readers. */
  readonly summary: string
  readonly urgency: Urgency
}

export interface PostOptions extends UpdateOptions {
  /** The card that this one is posted under, in the same thread. */
  readonly under: ShownAt | undefined
}
