import { strict as assert } from 'node:assert'
import { callsAfter, isFreedWithLicence, type CallsFacts } from '../../../../services/steps/calls/afterDecision'
import { evaAsPerson } from '../builders'

const number = { telephoneNumber: '+31205550112', numberType: 'directRouting', locationId: undefined }
const facts: CallsFacts = { number, licensed: true, forwardingTo: undefined, unanswered: false, successorNumbers: [] }

describe('What the calls will be', () => {
  it('is the number where it was, as long as nothing is decided or it is left', () => {
    assert.deepEqual(callsAfter(facts), { forwards: false, number })
    assert.deepEqual(callsAfter(facts, { choice: 'leave' }), { forwards: false, number })
    assert.deepEqual(callsAfter(undefined), { forwards: false, number: undefined })
  })

  it('goes on being forwarded where that was found and is left, and nowhere else', () => {
    const successor = evaAsPerson()
    const forwarded: CallsFacts = { ...facts, forwardingTo: '+31206660000' }

    assert.deepEqual(callsAfter(forwarded), { forwards: true, number })
    assert.deepEqual(callsAfter(forwarded, { choice: 'leave', leaveQueues: true }), { forwards: true, number })
    for (const decision of [{ choice: 'release' } as const, { choice: 'give', successor } as const])
      assert.equal(callsAfter(forwarded, decision).forwards, false)
  })

  it('goes by the decision otherwise', () => {
    const successor = evaAsPerson()

    assert.deepEqual(callsAfter(facts, { choice: 'forward', successor }), { forwards: true, number: undefined })
    for (const decision of [{ choice: 'release' } as const, { choice: 'give', successor } as const])
      assert.deepEqual(callsAfter(facts, decision), { forwards: false, number: undefined })
  })

  it('frees a number with the phone licence only when it is one of Microsoft’s own', () => {
    assert.equal(isFreedWithLicence({ numberType: 'callingPlan' }), true)
    for (const numberType of ['directRouting', 'operatorConnect', 'unknown'])
      assert.equal(isFreedWithLicence({ numberType }), false)
  })
})
