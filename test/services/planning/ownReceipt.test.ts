import { strict as assert } from 'node:assert'
import { receivedBy } from '../../../services/planning/approval/ownReceipt'

const definitions = [
  { id: 'files', handsOver: (decision: unknown) => decision as { readonly to: { readonly id: string } } },
  { id: 'calls' },
]
const to = (id: string) => ({ to: { id } })
const ofPetra = { id: 'petra', displayName: 'Petra' }

describe('An approver', () => {
  it('receives what a step hands to them, by whichever account is known to be theirs, and nothing else', () => {
    const files = (decision: unknown) => [
      { stepId: 'files', decision },
      { stepId: 'calls', decision },
    ]

    assert.deepEqual(receivedBy(ofPetra, files(to('petra')), definitions), ['files'])
    assert.deepEqual(receivedBy({ ...ofPetra, alsoIs: ['petra-2'] }, files(to('petra-2')), definitions), ['files'])
    assert.deepEqual(receivedBy(ofPetra, files(to('eva')), definitions), [])
  })

  it('receives nothing of a step about which nothing was decided, and that step is not asked', () => {
    const asked = { id: 'files', handsOver: (): never => assert.fail('there is no decision to look at') }

    assert.deepEqual(receivedBy(ofPetra, [{ stepId: 'files', decision: undefined }], [asked]), [])
  })
})
