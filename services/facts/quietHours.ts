/** When nobody is to be disturbed, each day; over midnight where it ends before it begins. */
export interface QuietHours {
  /** Both in minutes since midnight, by the clocks of the place; the last minute is not quiet any more. */
  readonly from: number
  readonly until: number
  /** IANA name. */
  readonly timeZone: string
}

const minute = 60_000
const minutesOfDay = 24 * 60

/**
 * The first moment from now on at which somebody may be disturbed: now, or when the quiet hours end, by the clocks there,
 * also in a night in which those are changed. Pure.
 */
export function afterQuiet(quiet: QuietHours | undefined, now: Date): Date {
  if (quiet === undefined || !isQuiet(quiet, now)) return now
  const start = Math.floor(now.getTime() / minute) * minute
  for (let count = 1; count <= minutesOfDay + 60; count += 1) {
    const at = new Date(start + count * minute)
    if (!isQuiet(quiet, at)) return at
  }
  return now
}

function isQuiet({ from, until, timeZone }: QuietHours, at: Date): boolean {
  const time = minuteOfDay(timeZone, at)
  return from <= until ? from <= time && time < until : time >= from || time < until
}

function minuteOfDay(timeZone: string, at: Date): number {
  const [hours = 0, minutes = 0] = new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'short' })
    .format(at)
    .split(':')
    .map(Number)
  return hours * 60 + minutes
}
