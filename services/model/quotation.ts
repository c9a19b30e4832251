import type { Message } from './message'

/** A text that goes out to people, as they will read it. */
export interface Quotation {
  readonly to: Message
  /** Plain, with line ends. */
  readonly text: string
}
