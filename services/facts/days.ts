/** A day of a calendar, `2026-11-23`. */
export type Day = string

/** The day that it is somewhere. `at`: the moment; `timeZone`: IANA name. Throws RangeError for a name that does not exist. */
export function dayIn(timeZone: string, at: Date): Day {
  // Swedish writes days as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at)
}

/** The first moment of a day somewhere, ISO 8601 in UTC. Where clocks go forward at midnight, the first that there is. */
export function startOfDay(day: Day, timeZone: string): string {
  const midnight = Date.parse(`${day}T00:00:00.000Z`)
  // Clocks differ from UTC by less than a day, and by whole quarters of an hour.
  for (let at = midnight - 14 * hour; at <= midnight + 13 * hour; at += hour / 4)
    if (dayIn(timeZone, new Date(at)) === day) return new Date(at).toISOString()
  throw new RangeError(`There is no ${day} in ${timeZone}`)
}

/** Whether a text is a day that exists. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** A day so many days later, or earlier. */
export function daysAfter(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 24 * hour).toISOString().slice(0, 10)
}

/** A moment so many days later, ISO 8601. @param at ISO 8601 */
export function momentAfter(at: string, days: number): string {
  return new Date(Date.parse(at) + days * 24 * hour).toISOString()
}

/** Days after which it is looked whether what was set up for a while is still needed. */
export const reviewDays = 90

const hour = 60 * 60_000
