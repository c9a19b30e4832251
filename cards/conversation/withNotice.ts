import type { Card } from '../card'
import { speaking } from '../speech'
import type { Message, Translator } from '../texts'

/**
 * The same card with a line on top for the one who pressed: why the press changed nothing, and that this is how it stands; or
 * that it is worked on.
 */
export function withNotice(
  card: Card,
  say: Translator,
  notice: Message,
  style: 'warning' | 'emphasis' = 'warning',
): Card {
  const body = Array.isArray(card['body']) ? (card['body'] as readonly unknown[]) : []
  const line = {
    type: 'Container',
    style,
    items: [{ type: 'TextBlock', text: speaking(say)(notice), wrap: true }],
  }
  return { ...card, body: [line, ...body] }
}
