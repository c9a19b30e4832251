import { strict as assert } from 'node:assert'
import { cardTexts } from '../../../cards'
import { createCatalogue, type Language } from '../../../cards/texts'
import type { PossibleReading, Reading } from '../../../services/moments/moment'
import { readMoment } from '../../../services/moments/readMoment'
import { readingWritten } from '../../../services/moments/written'

const say = createCatalogue(cardTexts).en
const at = { now: new Date('2026-12-17T09:15:00Z'), timeZone: 'Europe/Amsterdam', language: 'en' as Language }

/** A reading in words, as it would stand on a card, with all that is said besides. */
function brief(reading: Reading): string {
  const remarks = reading.remarks.map((remark) => `; ${say(remark)}`).join('')
  return `${meaning(reading)}${remarks}`
    .replaceAll(', Amsterdam', '')
    .replaceAll(', hour not chosen yet', ', hour open')
}

function meaning(reading: Reading): string {
  if (reading.kind === 'none') return [say(reading.why), ...reading.offered.map(possible)].join(' | ')
  if (reading.kind === 'either') return reading.readings.map(possible).join(' | ')
  return say(readingWritten(reading))
}

function possible({ reading, why }: PossibleReading): string {
  return `${say(readingWritten(reading))} (${say(why)})`
}

const read = (text: string, more: Partial<typeof at> & { readonly lastWorkingDay?: string } = {}) =>
  brief(readMoment(text, { ...at, ...more }))
const dutch = { language: 'nl' as const }

const lastOfYear = 'Thursday 31 December 2026, hour open'
const newYear = 'Friday 1 January 2027 is New Year’s Day.'
const fromNewYear =
  'Friday 1 January 2027, 00:00 (gone from that day on: the last day is Thursday 31 December 2026) | ' +
  `Friday 1 January 2027, hour open (that day is the last); ${newYear}`
const twoFridays =
  'Friday 18 December 2026, hour open (the first to come) | Friday 25 December 2026, hour open (the one of next week); ' +
  'Friday 25 December 2026 is Christmas Day.'
const noMoment = 'That names no day. Name one, for instance 31 December at 17:00.'
const endOfWork = 'I take 17:00 for the end of the working day.'

/** Said on Thursday 2026-12-17 10:15 in Amsterdam. */
const phrases: readonly (readonly [string, string])[] = [
  ['per 31 december', lastOfYear],
  ['31-12', lastOfYear],
  ['31/12/26', lastOfYear],
  ['eind van de maand', lastOfYear],
  ['over 2 weken', lastOfYear],
  ['in two weeks', lastOfYear],
  ['per 1 januari', fromNewYear],
  ['first of next month', fromNewYear],
  [
    'eind volgende maand',
    'Sunday 31 January 2027, hour open; Sunday 31 January 2027 is in a weekend: the last working day before it is Friday 29 January 2027.',
  ],
  ['volgende week vrijdag om vijf uur', 'Friday 25 December 2026, 17:00; Friday 25 December 2026 is Christmas Day.'],
  ['volgende vrijdag', twoFridays],
  ['next Friday', twoFridays],
  ['a.s. maandag', 'Monday 21 December 2026, hour open'],
  ['vanmiddag', 'Thursday 17 December 2026, hour open'],
  ['morgenochtend', 'Friday 18 December 2026, hour open'],
  ['per direct', 'at once'],
  ['half zes', 'Thursday 17 December 2026, 17:30'],
  ['kwart voor vijf', 'Thursday 17 December 2026, 16:45'],
  [
    'op 1 jan om 00:00',
    `Friday 1 January 2027, 00:00; ${newYear}; That is the night from Thursday 31 December 2026 to Friday 1 January 2027.`,
  ],
  ['31 november', 'There is no such day in the calendar.'],
  ['eind week 53', `Friday 1 January 2027, hour open; ${newYear}`],
  ['na zijn vakantie', noMoment],
  ['before Christmas', noMoment],
  ['EOB Friday', `Friday 18 December 2026, 17:00; ${endOfWork}`],
  ['COB', `Thursday 17 December 2026, 17:00; ${endOfWork}`],
  [
    'last working day',
    'I do not know which day is the last working day. | Thursday 31 December 2026, hour open (the last working day of the month)',
  ],
  [
    '01/02/2027',
    'Monday 1 February 2027, hour open (with the day before the month) | ' +
      'Saturday 2 January 2027, hour open (with the month before the day); ' +
      'Saturday 2 January 2027 is in a weekend: the last working day before it is Friday 1 January 2027.',
  ],
  ['5pm CET', 'Thursday 17 December 2026, 17:00'],
  [
    '5pm CEST',
    'Thursday 17 December 2026, 16:00 (as it is written, though CEST is not in force that day) | ' +
      'Thursday 17 December 2026, 17:00 (if 17:00 on the clock was meant, not CEST)',
  ],
  ['tomorrow noon', 'Friday 18 December 2026, 12:00'],
  [
    'midnight on Friday',
    'Friday 18 December 2026, 00:00 (where that day begins) | Saturday 19 December 2026, 00:00 (where that day ends)',
  ],
  ['at 9', 'Thursday 17 December 2026, 21:00 (in the evening) | Friday 18 December 2026, 09:00 (tomorrow)'],
  ['yesterday', 'That is over. | at once (if you meant at once)'],
]

describe('A typed moment', () => {
  for (const [text, meant] of phrases)
    it(`“${text}” is ${meant}`, () => {
      assert.equal(read(text), meant)
    })

  it('has the day before the month where the person reads Dutch', () => {
    assert.equal(read('5-1', dutch), 'Tuesday 5 January 2027, hour open')
    assert.equal(read('01/02/2027', dutch), 'Monday 1 February 2027, hour open')
  })

  it('is the leaver’s last working day where that is known', () => {
    assert.equal(read('last working day', { lastWorkingDay: '2026-12-24' }), 'Thursday 24 December 2026, hour open')
  })
})
