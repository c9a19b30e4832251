/** What of a cmdlet decides what may run beside it. */
export interface Turn {
  /** What it changes, by the name that it was given; undefined for one that only reads. */
  readonly changes: string | undefined
  /** Whether it may take as long as a whole organisation takes. */
  readonly takesLong: boolean
}

/** What a cmdlet changes. A write to what a mailbox has, such as a rule, is a write to the mailbox. */
export function changedBy(parameters: object): string {
  const { Identity = '', Mailbox = Identity } = parameters as Readonly<Record<string, unknown>>
  return JSON.stringify(Mailbox).toLowerCase()
}

/**
 * Those of the waiting that may begin now, as places in their order. Each may, as long as there is a session, unless
 * - it changes what one under way, or one before it, changes: Microsoft does not say what comes of two changes of one object
 *   at a time, so that they go one after another, in the order in which they came;
 * - it takes long and would take the last session that does not: what is short never waits for what looks through an
 *   organisation, where there are sessions for both.
 */
export function turnsNow(waiting: readonly Turn[], underWay: readonly Turn[], sessions: number): readonly number[] {
  const changing = new Set(underWay.flatMap(({ changes }) => changes ?? []))
  const longOnes = Math.max(1, sessions - 1) - underWay.filter(({ takesLong }) => takesLong).length
  const now: number[] = []
  let long = 0
  for (const [place, { changes, takesLong }] of waiting.entries()) {
    if (underWay.length + now.length >= sessions) break
    const isFree = changes === undefined || !changing.has(changes)
    if (changes !== undefined) changing.add(changes)
    if (!isFree || (takesLong && long >= longOnes)) continue
    if (takesLong) long += 1
    now.push(place)
  }
  return now
}
