import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { cardTexts } from '../../../cards'
import { createCatalogue, type Message } from '../../../cards/texts'
import { dayIn, daysAfter } from '../../../services/facts/days'
import { lastWorkingDayOn, standardChoices } from '../../../services/moments/choices'
import { dayOf, hourOf, isDue, isTimeZone, momentOn } from '../../../services/moments/moment'
import { dayWritten, momentWritten, readingWritten } from '../../../services/moments/written'

const timeZone = 'Europe/Amsterdam'
const zones = ['Europe/Amsterdam', 'UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'Africa/Cairo']
const anyZone = fc.constantFrom(...zones)
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((count) => daysAfter('2010-01-01', count))
const anyHour = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))

/** The bot’s own texts are told by another clock than any of these moments. */
const catalogue = createCatalogue(cardTexts, 'Pacific/Auckland')
const inEnglish = (message: Message) => catalogue.en(message)
const inDutch = (message: Message) => catalogue.nl(message)

describe('A moment', () => {
  it('is a day at an hour by the clock of its zone, in winter and in summer', () => {
    assert.equal(momentOn({ day: '2026-12-31', timeZone }, '17:00').moment.at, '2026-12-31T16:00:00.000Z')
    assert.equal(momentOn({ day: '2026-07-01', timeZone }, '17:00').moment.at, '2026-07-01T15:00:00.000Z')
    assert.equal(momentOn({ day: '2026-12-31', timeZone }, '24:00').moment.at, '2026-12-31T23:00:00.000Z')
  })

  it('is as much later as the clocks skip in spring, which is said', () => {
    const { moment, remarks } = momentOn({ day: '2027-03-28', timeZone }, '02:30')

    assert.equal(moment.at, '2027-03-28T01:30:00.000Z')
    assert.deepEqual(remarks.map(inEnglish), ['The clocks skip 02:30 that day: it is 03:30.'])
    assert.equal(inEnglish(momentWritten(moment)), 'Sunday 28 March 2027, 03:30, Amsterdam')
  })

  it('is the first of two in autumn, which is said, and written out so that both can be told apart', () => {
    const { moment, remarks } = momentOn({ day: '2026-10-25', timeZone }, '02:30')
    const second = { at: '2026-10-25T01:30:00.000Z', timeZone }

    assert.equal(moment.at, '2026-10-25T00:30:00.000Z')
    assert.deepEqual(remarks.map(inDutch), [
      '02:30 komt die dag twee keer, want de klok gaat terug: het is de eerste keer.',
    ])
    assert.equal(inEnglish(momentWritten(moment)), 'Sunday 25 October 2026, 02:30 before the clocks go back, Amsterdam')
    assert.equal(
      inDutch(momentWritten(second)),
      'zondag 25 oktober 2026, 02:30 nadat de klok is teruggegaan, Amsterdam',
    )
  })

  it('lies on the day and at the hour that made it, whatever day and wherever, unless clocks skip it', () => {
    fc.assert(
      fc.property(anyDay, anyHour, anyZone, (day, hour, zone) => {
        const { moment, remarks } = momentOn({ day, timeZone: zone }, hour)

        assert.equal(dayIn(zone, new Date(moment.at)), dayOf(moment).day)
        if (remarks.length > 0) return
        assert.deepEqual([dayOf(moment), hourOf(moment)], [{ day, timeZone: zone }, hour])
      }),
    )
  })

  it('is due when it is now, and when it was', () => {
    const moment = { at: '2026-12-31T16:00:00.000Z', timeZone }

    assert.equal(isDue(moment, new Date('2026-12-31T15:59:59.999Z')), false)
    assert.equal(isDue(moment, new Date('2026-12-31T16:00:00.000Z')), true)
    assert.equal(isDue(moment, new Date('2027-12-31T16:00:00.000Z')), true)
  })
})

describe('A moment written out', () => {
  it('has its weekday, its day, its hour and the city of its zone, in both languages', () => {
    const { moment } = momentOn({ day: '2026-12-31', timeZone }, '17:00')
    const far = { ...moment, timeZone: 'America/Argentina/Buenos_Aires' }

    assert.equal(inEnglish(momentWritten(moment)), 'Thursday 31 December 2026, 17:00, Amsterdam')
    assert.equal(inDutch(momentWritten(moment)), 'donderdag 31 december 2026, 17:00, Amsterdam')
    assert.equal(inEnglish(momentWritten(far)), 'Thursday 31 December 2026, 13:00, Buenos Aires')
  })

  it('names each day as its language does', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        for (const [locale, say] of [
          ['en-GB', inEnglish],
          ['nl-NL', inDutch],
        ] as const) {
          const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' })
          assert.equal(say(dayWritten({ day })), full.format(new Date(day)).replace(',', ''))
        }
      }),
    )
  })

  it('says of a day that its hour is open', () => {
    const day = { day: '2026-12-31', timeZone }

    assert.equal(inEnglish(readingWritten({ kind: 'day', day })), 'Thursday 31 December 2026, hour not chosen yet')
    assert.equal(inDutch(readingWritten({ kind: 'now' })), 'meteen')
  })
})

describe('What is offered for a moment', () => {
  const choices = (now: string, lastWorkingDay?: string) =>
    standardChoices(new Date(now), timeZone, lastWorkingDay).map((choice) =>
      'moment' in choice ? `${choice.kind} ${choice.moment.at}` : choice.kind,
    )

  it('is now, the end of today, the end of the last working day, and another moment', () => {
    assert.deepEqual(choices('2026-12-17T09:15:00Z', '2026-12-31'), [
      'now',
      'today 2026-12-17T16:00:00.000Z',
      'lastWorkingDay 2026-12-31T16:00:00.000Z',
      'another',
    ])
  })

  it('is nothing that is over by now, and nothing twice', () => {
    assert.deepEqual(choices('2026-12-17T16:00:00Z', '2026-12-16'), ['now', 'another'])
    assert.deepEqual(choices('2026-12-17T09:15:00Z', '2026-12-17'), [
      'now',
      'today 2026-12-17T16:00:00.000Z',
      'another',
    ])
    assert.deepEqual(choices('2026-12-17T09:15:00Z'), ['now', 'today 2026-12-17T16:00:00.000Z', 'another'])
  })

  it('is the Friday before a last day in a weekend', () => {
    for (const [day, last] of [
      ['2027-01-29', '2027-01-29'],
      ['2027-01-30', '2027-01-29'],
      ['2027-01-31', '2027-01-29'],
      ['2027-02-01', '2027-02-01'],
    ] as const)
      assert.equal(lastWorkingDayOn({ day, timeZone }).day, last)
    assert.ok(choices('2026-12-17T09:15:00Z', '2027-01-31').includes('lastWorkingDay 2027-01-29T16:00:00.000Z'))
  })
})

describe('A zone', () => {
  it('is known from what is none', () => {
    for (const name of zones) assert.equal(isTimeZone(name), true, name)
    for (const name of ['', 'Amsterdam', 'W. Europe Standard Time', 'Europe/Nowhere'])
      assert.equal(isTimeZone(name), false, name)
  })
})
