import type { Card } from '../card'

/** What is only read of a card, away from where it stands: without what is pressed and typed there, with a link to it. */
export function toRead(card: Card, link: { readonly title: string; readonly url: string } | undefined): Card {
  const { actions: _pressed, ...rest } = withoutPresses(card) as Card
  return link === undefined ? rest : { ...rest, actions: [{ type: 'Action.OpenUrl', ...link }] }
}

function withoutPresses(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => !isPressed(one)).map(withoutPresses)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutPresses(part)]))
}

/** A button, a row of them, or an input: an empty row is not one that Teams shows. */
function isPressed(element: unknown): boolean {
  const type = typeof element === 'object' && element !== null && 'type' in element ? String(element.type) : ''
  return type === 'ActionSet' || type.startsWith('Action.') || type.startsWith('Input.')
}
