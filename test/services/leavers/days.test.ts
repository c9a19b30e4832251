import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import {
  daySince1900,
  daySince1904,
  dayIn,
  hourOfSerial,
  noonOn,
  orderIn,
  readingOf,
} from '../../../services/leavers/days'

const timeZone = 'Europe/Amsterdam'
/** What a cell says among others of its column. */
const said = (text: string, others: readonly string[] = [], isDayFirst = false) => {
  const read = dayIn({ text }, orderIn([text, ...others], isDayFirst, timeZone))
  return read.kind === 'day' ? read.day : read.kind === 'either' ? read.days.join(' or ') : read.kind
}

describe('A day in a list', () => {
  for (const [text, day] of [
    ['2026-12-31', '2026-12-31'],
    ['2026-12-31 00:00:00', '2026-12-31'],
    ['20261231', '2026-12-31'],
    ['31-12-2026', '2026-12-31'],
    ['31/12/26', '2026-12-31'],
    ['1.2.2027', '2027-02-01'],
    ['8/19/2021 1:25:31 PM', '2021-08-19'],
    ['31 december 2026', '2026-12-31'],
    ['31-dec-26', '2026-12-31'],
    ['Dec 31, 2026', '2026-12-31'],
    ['31. Dezember 2026', '2026-12-31'],
    ['1 mrt 2027', '2027-03-01'],
    ['01/02/2027', '2027-02-01 or 2027-01-02'],
    ['1-2-2027', '2027-02-01 or 2027-01-02'],
    ['46022', '2025-12-31 or 2030-01-01'],
    ['2026-12-30T23:00:00Z', '2026-12-30 or 2026-12-31'],
    ['2022-09-30T23:59:59Z', '2022-09-30 or 2022-10-01'],
    ['2026-12-31T09:00:00+01:00', '2026-12-31'],
    ['31-11-2026', 'noSuchDay'],
    ['29-02-2027', 'noSuchDay'],
    ['01-01-82026', 'notADay'],
    ['9999-12-31', 'none'],
    ['31-12-9999', 'none'],
    ['0000-00-00', 'none'],
    ['', 'none'],
    ['n.v.t.', 'none'],
    ['z.s.m.', 'notADay'],
    ['31-12', 'notADay'],
    ['december', 'notADay'],
    ['=TODAY()', 'notADay'],
  ] as const)
    it(`written “${text}” is ${day}`, () => {
      assert.equal(said(text), day)
    })

  it('that could be two is decided by the others of its column, or by a Dutch or German title, and by nothing else', () => {
    assert.equal(said('01/02/2027', ['31/01/2027']), '2027-02-01')
    assert.equal(said('01/02/2027', ['01/31/2027']), '2027-01-02')
    assert.equal(said('01/02/2027', ['31/01/2027', '01/31/2027']), '2027-02-01 or 2027-01-02')
    assert.equal(said('01/02/2027', [], true), '2027-02-01')
    assert.equal(said('01/02/2027', ['01/31/2027'], true), '2027-02-01 or 2027-01-02')
  })

  it('has the hour that stands beside it, unless that is the first or the last minute of a whole day', () => {
    const hourIn = (text: string, order = false) => {
      const read = dayIn({ text }, orderIn([text], order, timeZone))
      return read.kind === 'day' ? read.hour : read.kind
    }

    for (const [text, hour] of [
      ['2026-12-31 17:30', '17:30'],
      ['2026-12-31T17:30:00', '17:30'],
      ['31-12-2026 9:05', '09:05'],
      ['12/31/2026 5:30:00 PM', '17:30'],
      ['12/31/2026 12:15 AM', '00:15'],
      ['2026-12-31T09:00:00+01:00', '09:00'],
      ['2026-12-31 00:00:00', undefined],
      ['2026-12-31 23:59:59', undefined],
      ['2026-12-31 25:00', undefined],
      ['2026-12-31', undefined],
    ] as const)
      assert.equal(hourIn(text), hour, text)
    assert.equal(hourOfSerial(46_022.729_166_666_7), '17:30')
    assert.equal(hourOfSerial(46_022), '00:00')
  })

  it('is a reading by the leaver’s clock: a day, a moment, several, or none with a reason', () => {
    const there = { timeZone: 'America/New_York' }
    const day = { day: '2026-12-31', ...there }
    const read = (text: string) => readingOf(dayIn({ text }, orderIn([text], false, timeZone)), there.timeZone)

    assert.deepEqual(read('2026-12-31'), { kind: 'day', day, remarks: [] })
    assert.deepEqual(read('2026-12-31 17:30'), {
      kind: 'moment',
      moment: { at: '2026-12-31T22:30:00.000Z', ...there },
      remarks: [],
    })
    assert.deepEqual(
      ['01/02/2027', '31-11-2026', 'z.s.m.', '9999-12-31'].map((text) => read(text)?.kind),
      ['either', 'none', 'none', undefined],
    )
  })

  it('is the same in both systems of workbooks, and none where no list reaches', () => {
    assert.equal(daySince1900(46_022), '2025-12-31')
    assert.equal(daySince1900(46_022.75), '2025-12-31')
    assert.equal(daySince1904(44_560), '2025-12-31')
    assert.equal(daySince1900(20_261_231), undefined)
    assert.equal(daySince1900(1042), undefined)
  })

  it('is read back as it was written, whichever day it is, and its noon lies on it wherever one is', () => {
    const zones = ['Europe/Amsterdam', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York']
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1991-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        fc.constantFrom(...zones),
        (date, zone) => {
          const day = date.toISOString().slice(0, 10)
          const [year, month, inMonth] = day.split('-')
          assert.equal(said(day), day)
          assert.equal(said(`${inMonth}-${month}-${year}`, [], true), day)
          assert.ok(said(`${inMonth}/${month}/${year}`).includes(day))
          assert.equal(new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(noonOn(day, zone))), day)
        },
      ),
    )
  })
})
