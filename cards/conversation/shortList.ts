import type { Message } from '../texts'

/**
 * At most `most` of some things by name, and how many more there are: a card stays readable with hundreds.
 * @param total how many there are, when only the first of them are known
 */
export function shortList<Item>(
  items: readonly Item[],
  { name, more }: { readonly name: (item: Item) => Message; readonly more: (count: number) => Message },
  most = 5,
  total = items.length,
): readonly Message[] {
  const shown = items.slice(0, most).map(name)
  return total > shown.length ? [...shown, more(total - shown.length)] : shown
}
