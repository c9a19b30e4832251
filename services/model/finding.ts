import type { Message } from './message'

/** One line of the person card. `blocker`: the step cannot be done as things are; `warning` and `advice`: read this first. */
export interface Finding {
  readonly tone: 'fact' | 'advice' | 'warning' | 'blocker'
  readonly message: Message
}
