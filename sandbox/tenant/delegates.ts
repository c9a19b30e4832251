/** The list with one more and one fewer. */
export function changed(
  list: readonly string[] | undefined,
  { add, remove }: { readonly add?: string | undefined; readonly remove?: string | undefined },
): readonly string[] {
  return [...new Set([...(list ?? []), ...(add === undefined ? [] : [add])])].filter((id) => id !== remove)
}
