import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { callDue } from '../../../../services/cases/engine/approversCalled'

import { foldOn, isClosed } from '../../../../services/cases/journal/case'
import { waitingForApproval } from '../../../../services/planning/approval/waiting'
import { entriesOf } from '../journal/builders'
import { history, play } from '../journal/histories'

const noon = new Date('2026-11-24T12:00:00.000Z')
const calling = { quiet: undefined }

describe('A call of the approvers', () => {
  it('is due only while something waits, and never again for what they were called to', () => {
    let seen = 0
    fc.assert(
      fc.property(history, (one) => {
        for (const { after } of play(one)) {
          if (callDue(after, calling, noon) === undefined) continue
          seen += 1
          assert.ok(waitingForApproval(after).length > 0 && !isClosed(after))
          const called = foldOn(after, entriesOf([{ kind: 'approversCalled' }], after.revision))
          assert.equal(callDue(called, calling, noon), undefined)
        }
      }),
      { numRuns: 60 },
    )
    assert.ok(seen > 0)
  })
})
