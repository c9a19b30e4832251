import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { cardTexts } from '../../../cards'
import { createCatalogue, type Language } from '../../../cards/texts'
import { daysAfter } from '../../../services/facts/days'
import {
  dayOf,
  isDue,
  momentOn,
  type OneReading,
  type PossibleReading,
  type Reading,
} from '../../../services/moments/moment'
import { findMoment, readMoment } from '../../../services/moments/readMoment'
import { momentWritten, readingWritten } from '../../../services/moments/written'

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

describe('Reading a moment', () => {
  const zones = ['Europe/Amsterdam', 'America/New_York', 'Pacific/Auckland', 'Pacific/Kiritimati', 'Asia/Kathmandu']
  const anyZone = fc.constantFrom(...zones)
  const anyNow = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
  const anyLanguage = fc.constantFrom<Language>('en', 'nl')
  const anyAt = fc.record({ now: anyNow, timeZone: anyZone, language: anyLanguage })
  const known = fc.constantFrom(...phrases.map(([text]) => text))
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc
      .array(
        fc.oneof(known, fc.constantFrom('31', '1', '/', '-', '.', ':', 'jan', 'om', 'at', 'half', 'week', 'over')),
        {
          maxLength: 6,
        },
      )
      .map((words) => words.join(' ')),
  )

  it('never fails, and never comes to what is over, whatever is typed', () => {
    fc.assert(
      fc.property(anyText, anyAt, (text, said) => {
        const reading = readMoment(text, said)

        const { day: today } = dayOf({ at: said.now.toISOString(), timeZone: said.timeZone })
        for (const one of readingsIn(reading)) {
          if (one.kind === 'moment') assert.ok(!isDue(one.moment, said.now), text)
          if (one.kind === 'day') assert.ok(one.day.day >= today, text)
        }
        if (reading.kind === 'either') assert.ok(reading.readings.length >= 2, text)
        const ends = (findMoment(text, said)?.spans ?? []).flatMap(({ index, length }) => [index, index + length])
        assert.deepEqual(
          ends,
          ends.toSorted((one, other) => one - other),
          text,
        )
        assert.ok((ends.at(-1) ?? 0) <= text.length, text)
        assert.deepEqual(readMoment(text, said), reading)
      }),
      { numRuns: 500 },
    )
  })

  it('reads back what was written out as the same moment, in both languages', () => {
    const catalogue = createCatalogue(cardTexts, 'Asia/Tokyo')
    const anyMoment = fc.record({
      day: fc.integer({ min: 1, max: 1_000 }).map((days) => daysAfter('2026-12-17', days)),
      hour: fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59')),
      timeZone: anyZone,
    })
    fc.assert(
      fc.property(anyMoment, anyLanguage, ({ day, hour: [hour, minute], timeZone }, language) => {
        const { moment, remarks } = momentOn({ day, timeZone }, `${String(hour).padStart(2, '0')}:${minute}`)
        fc.pre(remarks.length === 0)

        const written = catalogue[language](momentWritten(moment))
        const reading = readMoment(written, { ...at, timeZone, language })

        assert.deepEqual(readingsIn(reading), [{ kind: 'moment', moment }], written)
      }),
    )
  })

  it('is never made of words that name none, whatever stands around them', () => {
    const around = fc.constantFrom('Jan', 'Jan de Vries', 'uit dienst', 'please', 'leaves', 'gaat weg', '')
    const none = fc.constantFrom(
      'before Christmas',
      'na zijn vakantie',
      'before her holiday',
      'rond Pasen',
      'after the summer',
      'binnenkort',
      'within two weeks',
      'before Friday',
      'vóór 1 januari 17:00',
      'tussen 9 en 17 uur',
      'tussen 9 uur en 17 uur',
      'not today',
      'niet op vrijdag',
      'niet meteen',
      'not immediately',
      '31 november',
      'in april',
      'volgende week',
    )
    fc.assert(
      fc.property(around, none, around, anyAt, (one, words, other, said) => {
        const reading = readMoment(`${one} ${words} ${other}`, said)

        assert.equal(reading.kind, 'none')
        assert.deepEqual(readingsIn(reading), [])
      }),
    )
  })

  it('is of the clock of its own zone, whatever zone the process is in', () => {
    const texts = phrases.map(([text]) => text)
    const before = process.env['TZ']
    const readings = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Australia/Lord_Howe'].map((zone) => {
      process.env['TZ'] = zone
      return texts.map((text) => readMoment(text, at))
    })
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before

    for (const other of readings) assert.deepEqual(other, readings[0])
  })

  it('says of an hour that clocks skip, and of one that they have twice, what becomes of it', () => {
    assert.match(
      read('28 maart 2027 02:30'),
      /^Sunday 28 March 2027, 03:30;.*The clocks skip 02:30 that day: it is 03:30\./,
    )
    assert.match(
      read('31 October 2027 at 02:30'),
      /^Sunday 31 October 2027, 02:30 before the clocks go back;.*it is the first\./,
    )
  })

  for (const [text, meant] of [
    ['on the 31st at 5 pm', 'Thursday 31 December 2026, 17:00'],
    ['Dec 31st, 2026', lastOfYear],
    ['31/Dec/2026', lastOfYear],
    ['2026-12-31T17:00', 'Thursday 31 December 2026, 17:00'],
    ['uit dienst per 31.12.', lastOfYear],
    ['5.11.2027', 'Friday 5 November 2027, hour open'],
    ['12/31/2026', lastOfYear],
    ['31-11', 'There is no such day in the calendar.'],
    ['vrijdag 31 december', `${lastOfYear}; The weekday does not fit: it is Thursday 31 December 2026.`],
    ['donderdag', 'Thursday 17 December 2026, hour open (today) | Thursday 24 December 2026, hour open (in a week)'],
    ['vrijdagmiddag om 3', 'Friday 18 December 2026, 15:00'],
    ['tonight at 8', 'Thursday 17 December 2026, 20:00'],
    ['over een half uur', 'Thursday 17 December 2026, 10:45'],
    ['laatste werkdag van december', lastOfYear],
    ['last Friday', 'That is over. | at once (if you meant at once)'],
    [
      'today at 9',
      'That is over. | Thursday 17 December 2026, 21:00 (in the evening) | at once (if you meant at once)',
    ],
    ['9:00', 'That is over. | Friday 18 December 2026, 09:00 (tomorrow)'],
    [
      'Friday or Monday',
      'Friday 18 December 2026, hour open (Friday 18 December 2026) | Monday 21 December 2026, hour open (Monday 21 December 2026)',
    ],
    ['after Christmas, on 28 December', 'Monday 28 December 2026, hour open'],
    ['5pm EST', 'Thursday 17 December 2026, 23:00'],
    ['de Vries, Jan', noMoment],
    ['Jan, Piet en Klaas', noMoment],
  ] as const)
    it(`takes “${text}” for ${meant}`, () => {
      assert.equal(read(text), meant)
    })
})

function readingsIn(reading: Reading): readonly OneReading[] {
  if (reading.kind === 'none') return []
  if (reading.kind === 'either') return reading.readings.map((one) => one.reading)
  const { remarks: _remarks, ...one } = reading
  return [one]
}
