import {
  dayOfNextWeek,
  dayOfSomeMonth,
  dayOfWeekNumber,
  daysFromNow,
  daysOn,
  endOfWeek,
  firstOfMonth,
  lastDayOfMonth,
  lastDayOfYear,
  lastWeekdayOfMonth,
  lastWorkingDay,
  namedDay,
  nearWeekday,
  nextWeekday,
  numericDay,
  weeksOn,
  type DayContext,
  type DaySaid,
} from './daysMeant'
import { firstSaid, monthWords, numberWords, phrase, weekdayWords, type Phrase, type Said } from './words'

const weekday = `(?<weekday>${weekdayWords})`
const month = `(?<month>${monthWords})`
const dayNumber = String.raw`(?<day>\d{1,2}) ?(?:e|ste|de|st|nd|rd|th)?`
const year = String.raw`(?:,? (?<year>\d{4}|'\d{2})|,? ?(?<year2>'\d{2}))?`
const count = `(?<count>${numberWords})`
const theMonth = `(?:of|van|in)? ?(?:de|het|the|deze|dit|this)? ?`
const next = '(?<next>volgende|next|komende|coming)'
const lastDay = '(?:eind|einde|end|ultimo|laatste dag|last day)'
const dayPart = '(?<part>ochtend|morgen|middag|avond| morning| afternoon| evening| night)'

const phrases: readonly Phrase<DaySaid, DayContext>[] = [
  // What is over.
  phrase(
    `yesterday|gisteren|eergisteren|(?:last|vorige|afgelopen|past) (?:week|maand|month|year|jaar|night|nacht)|(?:last|vorige|afgelopen) (?:${weekdayWords})(?! (?:of|van|in))|${count} (?:dag|dagen|days?|weeks?|week|weken|months?|maand|maanden) (?:ago|geleden)`,
    () => ({ kind: 'past' }),
  ),
  // A day by its number, alone or behind its weekday.
  phrase(
    String.raw`(?:${weekday},? (?:the |de )?)?(?<first>\d{1,4})(?<sign>[-/.])(?<second>\d{1,2})(?:\k<sign>(?<third>\d{4}|\d{2})|(?<end>[.]))?(?![-/.:]\d)`,
    numericDay,
  ),
  phrase(
    `(?:${weekday},? (?:the |de )?)?${dayNumber}(?: (?:of|van))?[ /-]*${month}[.]?(?:[-/](?<year3>\\d{4}|\\d{2}))?${year}`,
    namedDay,
  ),
  phrase(`(?:${weekday},? )?${month}[.]? (?:the )?${dayNumber}(?![:.]?\\d)(?! ?(?:uur|am|pm|u|h))${year}`, namedDay),
  // The ends of a month, a week, a year.
  phrase(
    `(?:his |her |their |zijn |haar |hun |the |de |op )*(?:last (?:working|business|work) ?day|last day (?:at work|of work)|laatste werkdag)(?: (?:of|van|in) (?:(?:(?:the|de|this|deze) ?)?(?:${next} )?(?<theMonth>maand|month)|${month}))?`,
    lastWorkingDay,
  ),
  phrase(`${lastDay} ${theMonth}(?:(?:${next} )?(?:maand|month)|${month}${year})`, lastDayOfMonth),
  phrase(
    `(?:laatste|last) ${weekday} (?:of|van|in) ${theMonth}(?:${next} )?(?:maand|month|${month})`,
    lastWeekdayOfMonth,
  ),
  phrase(
    `(?:eerste|first|1e|1ste|1st)(?: (?:dag|day))? (?:of|van) (?:(?:de |the )?(?:${next} )?(?:maand|month)|${month}${year})`,
    firstOfMonth,
  ),
  phrase(`${lastDay} ${theMonth}(?:${next} )?(?:jaar|year)`, lastDayOfYear),
  phrase(`${lastDay} ${theMonth}(?:week|wk)[ .]?(?<number>\\d{1,2})`, dayOfWeekNumber),
  phrase(`${weekday} (?:(?:of|van|in) )?(?:week|wk)[ .]?(?<number>\\d{1,2})`, dayOfWeekNumber),
  phrase(`${lastDay} ${theMonth}(?:${next} )?week`, endOfWeek),
  phrase(
    String.raw`(?:${weekday},? )?(?:de|the) (?<day>\d{1,2}) ?(?:e|ste|de|st|nd|rd|th)(?! (?:floor|verdieping|etage|keer|time))`,
    dayOfSomeMonth,
  ),
  // Weekdays.
  phrase(`(?:volgende|next) week(?: (?:op|on))? ${weekday}${dayPart}?`, dayOfNextWeek),
  phrase(`${weekday}${dayPart}? (?:(?:of|in) )?(?:volgende|next) week`, dayOfNextWeek),
  phrase(
    `(?:(?:over|in) )?${count} (?:week|weken|weeks) (?:op |on |from )?${weekday}|(?<weekday2>${weekdayWords}) (?:over|in) (?<later>${numberWords}) (?:week|weken|weeks)`,
    weeksOn,
  ),
  phrase(`(?:volgende|next) ${weekday}${dayPart}?`, nextWeekday),
  phrase(
    `(?<near>a[.]?s[.]?|aanstaande|eerstkomende|komende|aankomende|coming|this|deze|(?:deze|this) week)? ?(?:on |op )?${weekday}${dayPart}?`,
    nearWeekday,
  ),
  // From today on.
  phrase(
    `(?<start>vandaag|today|morgen|tomorrow)? ?(?:over|in) ${count} (?<unit>dag|dagen|days?|week|weken|weeks?|maand|maanden|months?|jaar|years?)`,
    daysOn,
  ),
  phrase(`${count} (?<unit>days?|weeks?|months?|years?) from (?:now|today)`, daysOn),
  phrase('(?:in )?a fortnight', daysFromNow(14)),
  phrase('overmorgen(?<part>ochtend|middag|avond)?|(?:the )?day after tomorrow', daysFromNow(2)),
  phrase('(?<!goeden? )morgen(?<part>ochtend|morgen|middag|avond)?', daysFromNow(1)),
  phrase('tomorrow(?<part> morning| afternoon| evening| night)?', daysFromNow(1)),
  phrase('van(?<part>ochtend|morgen|middag|avond|nacht)', daysFromNow(0)),
  phrase('this (?<part>morning|afternoon|evening)|to(?<night>night)|vandaag|today|heden', daysFromNow(0)),
  // A month or a week, and no day of it.
  phrase(
    `(?:(?:in|eind|einde?|begin|beginning of|half|medio|mid|per|vanaf|from|by|of|since|until|tot|ergens in|sometime in)[ -])(?:(?:het |the )?(?:${monthWords}))(?: \\d{4})?|(?:begin |half |medio |mid-? ?|ergens |sometime |in )?(?:volgende|next) (?:week|maand|month|year|jaar)|(?:in )?week \\d{1,2}`,
    () => ({ kind: 'noDay' }),
  ),
]

/** What a text says of a day: the first that it names. Pure. @param text folded */
export function daySaidIn(text: string, context: DayContext): Said<DaySaid> | undefined {
  return firstSaid(phrases, text, context)
}
