import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { callDue } from '../../../../services/cases/engine/approversCalled'

import { foldOn, isClosed, type OffboardingCase } from '../../../../services/cases/journal/case'
import type { CaseEvent } from '../../../../services/cases/journal/entry'
import { waitingForApproval } from '../../../../services/planning/approval/waiting'
import { bot, caseId } from '../journal/builders'
import { history, play } from '../journal/histories'

const noon = new Date('2026-11-24T12:00:00.000Z')
const hour = 3_600_000
const calling = { quiet: undefined, again: 4 * hour, escalated: 8 * hour }

function called(theCase: OffboardingCase, event: CaseEvent, at: Date): OffboardingCase {
  return foldOn(theCase, [{ caseId, revision: theCase.revision + 1, at: at.toISOString(), by: bot, event }])
}

describe('A call of the approvers', () => {
  it('is due only while something waits: once, once more after a while, once for others, and never again', () => {
    let seen = 0
    fc.assert(
      fc.property(history, (one) => {
        for (const { after } of play(one)) {
          const first = callDue(after, calling, noon)
          if (first === undefined) continue
          seen += 1
          assert.ok(waitingForApproval(after).length > 0 && !isClosed(after))
          assert.equal(first.level, 'first')
          const asked = called(after, { kind: 'approversCalled' }, noon)
          const since = noon.toISOString()
          const again = new Date(noon.getTime() + 4 * hour)
          const late = new Date(noon.getTime() + 8 * hour)
          assert.deepEqual(callDue(asked, calling, noon), { level: 'again', at: again, since })
          const reminded = called(asked, { kind: 'approversCalled', level: 'again', since }, again)
          assert.deepEqual(callDue(reminded, calling, again), { level: 'escalated', at: late, since })
          for (const before of [asked, reminded]) {
            assert.equal(callDue(before, calling, late)?.level, 'escalated', 'after a long stop only the last word')
            const escalated = called(before, { kind: 'approversCalled', level: 'escalated', since }, late)
            assert.equal(callDue(escalated, calling, new Date(late.getTime() + 1_000 * hour)), undefined)
          }
        }
      }),
      { numRuns: 60 },
    )
    assert.ok(seen > 0)
  })

  it('is due for nothing but what is new where no times are set', () => {
    fc.assert(
      fc.property(history, (one) => {
        for (const { after } of play(one)) {
          const asked = called(after, { kind: 'approversCalled' }, noon)
          assert.equal(callDue(asked, { quiet: undefined }, noon), undefined)
        }
      }),
      { numRuns: 30 },
    )
  })
})
