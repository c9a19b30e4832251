import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { whyNoEvidence } from '../../../dialogs/verbs/evidence'
import type { Message } from '../../../cards/texts'
import { caseOf, ilse, leaver, opening, petra, tom } from '../../services/cases/journal/builders'

const theCase = caseOf(opening({}))
const no: Message = { key: 'no' }
const both = { operator: undefined, approver: undefined }
const neither = { operator: no, approver: no }

describe('the evidence is for', () => {
  it('the requester, in their own chat and in the channel, as long as they are an operator', () => {
    for (const where of ['personal', 'approvals', 'shared'] as const) {
      assert.equal(whyNoEvidence(theCase, { actor: ilse, where }, { ...neither, operator: undefined }), undefined)
      assert.notEqual(whyNoEvidence(theCase, { actor: ilse, where }, neither), undefined)
    }
  })

  it('an approver, in the channel and nowhere else', () => {
    const rights = { operator: no, approver: undefined }

    assert.equal(whyNoEvidence(theCase, { actor: petra, where: 'approvals' }, rights), undefined)
    for (const where of ['personal', 'shared'] as const)
      assert.notEqual(whyNoEvidence(theCase, { actor: petra, where }, rights), undefined)
  })

  it('no other operator, and says whose case it is, or that it is for approvers', () => {
    const rights = { operator: undefined, approver: no }

    assert.equal(whyNoEvidence(theCase, { actor: tom, where: 'personal' }, rights)?.key, 'dialog.notRequester')
    assert.equal(whyNoEvidence(theCase, { actor: tom, where: 'approvals' }, rights), no)
  })

  it('nobody who is neither', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(ilse, petra, tom, leaver),
        fc.constantFrom('personal', 'approvals', 'shared'),
        (actor, where) => {
          assert.notEqual(whyNoEvidence(theCase, { actor, where }, neither), undefined)
        },
      ),
    )
    assert.notEqual(whyNoEvidence(theCase, { actor: tom, where: 'shared' }, both), undefined)
  })
})
