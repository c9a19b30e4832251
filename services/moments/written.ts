import { momentTexts } from '../../cards/conversation/momentTexts'
import type { Message } from '../model/message'
import { hourOf, momentOn, zoned, type DayWithoutHour, type Moment, type OneReading } from './moment'
import { Temporal } from '@js-temporal/polyfill'

const say = momentTexts.say

/**
 * A moment in words, the same everywhere: `Thursday 31 December 2026, 17:00, Amsterdam`. In the hour that comes twice in
 * autumn it says which. Pure; says the same whatever zone the reader’s texts are in.
 */
export function momentWritten(moment: Moment): Message {
  const at = zoned(moment)
  const values = { day: dayInWords(at.toPlainDate()), hour: hourOf(moment), city: cityOf(moment.timeZone) }
  const first = momentOn({ day: at.toPlainDate().toString(), timeZone: moment.timeZone }, values.hour)
  if (first.remarks.length === 0) return say('written', values)
  return say(first.moment.at === moment.at ? 'writtenFirst' : 'writtenSecond', values)
}

/** A day in words: `Thursday 31 December 2026`. Pure. */
export function dayWritten({ day }: Pick<DayWithoutHour, 'day'>): Message {
  return dayInWords(Temporal.PlainDate.from(day))
}

/** What somebody meant, in words: at once, a moment, or a day whose hour is open. Pure. */
export function readingWritten(reading: OneReading): Message {
  switch (reading.kind) {
    case 'now':
      return say('now')
    case 'moment':
      return momentWritten(reading.moment)
    case 'day':
      return say('hourOpen', { day: dayWritten(reading.day) })
  }
}

function dayInWords(date: Temporal.PlainDate): Message {
  return say('day', {
    weekday: String(date.dayOfWeek),
    day: date.day,
    month: String(date.month),
    year: String(date.year),
  })
}

/** `America/Argentina/Buenos_Aires` is Buenos Aires. */
function cityOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
}
