import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { datesDue, nextDate, type DateToRemember } from '../../dialogs/dates'
import { foldOn, type OffboardingCase } from '../../services/cases/journal/case'
import type { CaseEvent } from '../../services/cases/journal/entry'
import { momentAfter } from '../../services/facts/days'
import { bot, caseId, caseOf, opening } from '../services/cases/journal/builders'

const day = 24 * 3_600_000
const knownAt = '2026-11-23T10:00:00.000Z'

function after(theCase: OffboardingCase, event: CaseEvent): OffboardingCase {
  return foldOn(theCase, [{ caseId, revision: theCase.revision + 1, at: theCase.newestAt, by: bot, event }])
}

function dateIn(days: number): DateToRemember {
  return {
    stepId: 'mailbox',
    date: `mailbox:${days}`,
    at: momentAfter(knownAt, days),
    knownAt,
    message: { key: 'mailbox.remindShare' },
    what: { key: 'mailbox.title' },
    owner: undefined,
    reviewEvery: 90,
  }
}

const atRest = after(caseOf(opening({ mailbox: {} })), { kind: 'completed' })
const reminded = (date: DateToRemember): CaseEvent => ({
  kind: 'dateReminded',
  stepId: date.stepId,
  date: date.date,
  language: 'en',
})
const some = fc.record({
  days: fc.integer({ min: 1, max: 400 }),
  ahead: fc.integer({ min: 1, max: 60 }),
  passed: fc.integer({ min: 0, max: 500 }),
})

describe('A date to remember', () => {
  it('is due from so many days before it until it has come, unless it was as near when the summary named it; once', () => {
    fc.assert(
      fc.property(some, ({ days, ahead, passed }) => {
        const date = dateIn(days)
        const now = new Date(momentAfter(knownAt, passed))
        const isDue = datesDue(atRest, [date], ahead * day, now).length === 1
        assert.equal(isDue, days > ahead && passed >= days - ahead && passed <= days)
        assert.deepEqual(datesDue(after(atRest, reminded(date)), [date], ahead * day, now), [])
      }),
    )
  })

  it('is due again when its time has come, where it was still needed, and never once it was seen to', () => {
    fc.assert(
      fc.property(some, ({ days, ahead, passed }) => {
        const date = dateIn(days)
        const until = momentAfter(knownAt, days + 90)
        const named = { stepId: date.stepId, date: date.date }
        const extended = after(after(atRest, reminded(date)), { kind: 'dateExtended', ...named, until })
        const now = new Date(momentAfter(knownAt, passed))
        const due = datesDue(extended, [date], ahead * day, now)
        assert.equal(due.length === 1, passed >= days + 90)
        assert.deepEqual(datesDue(after(extended, reminded(date)), [date], ahead * day, now), [])
        assert.deepEqual(datesDue(after(extended, { kind: 'dateSeen', ...named }), [date], ahead * day, now), [])
      }),
    )
  })

  it('becomes due at the very moment that is worked out beforehand, and at none before, whatever was said to the others', () => {
    const said = fc.constantFrom('nothing', 'reminded', 'extended', 'seen')
    const dated = fc.record({ days: fc.integer({ min: 1, max: 400 }), said, until: fc.integer({ min: 1, max: 500 }) })
    const all = fc.uniqueArray(dated, { maxLength: 5, selector: ({ days }) => days })
    fc.assert(
      fc.property(all, some, fc.integer({ min: 0, max: 500 }), (dates, { ahead, passed }, later) => {
        const known = dates.map(({ days }) => dateIn(days))
        const theCase = dates.reduce((before, { said: what, until }, index) => {
          const date = known[index] ?? assert.fail()
          const named = { stepId: date.stepId, date: date.date }
          const told = what === 'nothing' ? before : after(before, reminded(date))
          if (what === 'extended')
            return after(told, { kind: 'dateExtended', ...named, until: momentAfter(knownAt, until) })
          return what === 'seen' ? after(told, { kind: 'dateSeen', ...named }) : told
        }, atRest)
        const dueAt = (moment: Date) => datesDue(theCase, known, ahead * day, moment).length
        const now = new Date(momentAfter(knownAt, passed))
        fc.pre(dueAt(now) === 0)
        const next = nextDate(theCase, known, ahead * day, now)
        const then = new Date(now.getTime() + later * day)

        if (next !== undefined) assert.ok(dueAt(next) > 0, 'it is due then')
        if (next === undefined || then < next) assert.equal(dueAt(then), 0)
      }),
    )
  })

  it('is due in no case that is still under way, or was ended before it changed anything', () => {
    const date = dateIn(30)
    const now = new Date(momentAfter(knownAt, 25))
    assert.equal(datesDue(atRest, [date], 7 * day, now).length, 1)
    const open = caseOf(opening({ mailbox: {} }))
    assert.deepEqual(datesDue(open, [date], 7 * day, now), [])
    assert.deepEqual(datesDue(after(open, { kind: 'cancelled' }), [date], 7 * day, now), [])
  })
})
