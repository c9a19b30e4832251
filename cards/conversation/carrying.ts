import type { Card } from '../card'

/** The same card with a button that carries something more: what its presser was told before they press again. */
export function carrying(card: Card, verb: string, carries: Readonly<Record<string, string>>): Card {
  const widened = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(widened)
    if (typeof value !== 'object' || value === null) return value
    const parts = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, widened(part)]))
    return parts['type'] === 'Action.Execute' && parts['verb'] === verb
      ? { ...parts, data: { ...(parts['data'] as object), ...carries } }
      : parts
  }
  return widened(card) as Card
}
