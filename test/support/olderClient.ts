/** Elements that Teams draws and Adaptive Cards 1.5 does not have. */
const newer: readonly unknown[] = ['Badge', 'ProgressBar']

type Element = Readonly<Record<string, unknown>>

/** Whether not every client draws this element. */
export function isNewer({ type }: Element): boolean {
  return newer.includes(type)
}

/** A card as a client draws it that has no element newer than Adaptive Cards 1.5: their fallback, or nothing. */
export function asOlderClientDraws<Part>(part: Part): Part {
  return drawn(part) as Part
}

function drawn(part: unknown): unknown {
  if (Array.isArray(part)) return part.flatMap((one) => (isElement(one) && isNewer(one) ? instead(one) : [drawn(one)]))
  if (!isElement(part)) return part
  return Object.fromEntries(Object.entries(part).map(([name, child]) => [name, drawn(child)]))
}

function instead({ fallback }: Element): readonly unknown[] {
  return isElement(fallback) ? [drawn(fallback)] : []
}

function isElement(part: unknown): part is Element {
  return typeof part === 'object' && part !== null && !Array.isArray(part)
}
