import type { DateReminder, OffboardingCase } from './caseState'
import type { CaseEvent, DateEvent, Entry } from './entry'

/** The reminders of a case after one more, or after what somebody said to the newest of its date. Pure. */
export function datesAfter(
  dates: readonly DateReminder[],
  event: DateEvent,
  { by, at, revision }: Entry,
): readonly DateReminder[] {
  if (event.kind === 'dateReminded') {
    const { stepId, date, to, language } = event
    return [...dates, { stepId, date, revision, to, language, until: undefined, seen: undefined }]
  }
  const newest = dates.findLastIndex(({ date }) => date === event.date)
  const answer = event.kind === 'dateSeen' ? { seen: { by, at, ends: event.ends === true } } : { until: event.until }
  return dates.map((one, index) => (index === newest ? { ...one, ...answer } : one))
}

/** Whether somebody is still to say something to a reminder: the newest of its date, without an answer. Pure. */
export function isDateOpen(dates: readonly DateReminder[], reminder: DateReminder): boolean {
  const newest = dates.findLast(({ date }) => date === reminder.date)
  return newest === reminder && reminder.until === undefined && reminder.seen === undefined
}

/**
 * Teams lets the bot not write to the successor who was to be reminded: the requester is, in their place. Nothing once it has
 * its answer. Pure.
 * @param revision of the reminder
 */
export function requesterReminded(
  { dates, language }: Pick<OffboardingCase, 'dates' | 'language'>,
  revision: number,
): readonly CaseEvent[] {
  const reminder = dates.find((one) => one.revision === revision)
  if (reminder?.to === undefined || !isDateOpen(dates, reminder)) return []
  const { stepId, date } = reminder
  return [{ kind: 'dateReminded', stepId, date, language }]
}
