import { strict as assert } from 'node:assert'
import { catalogueFor } from '../../dialogs/catalogue'
import { createAccess } from '../../dialogs/access'
import type { Membership } from '../../services/directory/membership'
import { RemoteError, type RemoteProblemKind } from '../../services/remote'
import { ilse } from '../services/journal/builders'

const groups = { operators: 'operators-id', approvers: 'approvers-id' }
const say = catalogueFor([]).en

function access(...memberOf: readonly string[]) {
  const membership: Membership = { isMember: async (_person, group) => memberOf.includes(group) }
  return createAccess(membership, groups)
}

function failing(kind: RemoteProblemKind) {
  const isMember = () => Promise.reject(new RemoteError({ kind, system: 'graph', text: 'Made up' }))
  return createAccess({ isMember }, groups)
}

describe('Who may do something', () => {
  it('is decided by the group that it is for (promise 11)', async () => {
    const [operator, approver] = [access(groups.operators), access(groups.approvers)]

    assert.equal(await operator.operator(ilse), undefined)
    assert.equal(await approver.approver(ilse), undefined)
    assert.match(say((await operator.approver(ilse)) ?? { key: '' }), /Ilse Smit, only members of the approvers group/)
    assert.match(say((await approver.operator(ilse)) ?? { key: '' }), /Only members of the operators group/)
  })

  it('is a member of either group where both may', async () => {
    assert.equal(await access(groups.approvers).either(ilse), undefined)
    assert.equal(await access(groups.operators).either(ilse), undefined)
    assert.notEqual(await access().either(ilse), undefined)
  })

  it('is nobody while Graph cannot say, and that is what is said', async () => {
    for (const kind of ['unavailable', 'throttled', 'forbidden', 'unknown'] as const) {
      const why = await failing(kind).operator(ilse)

      assert.match(say(why ?? { key: '' }), /does nothing rather than guess/)
    }
  })

  it('is not somebody whom Graph does not know', async () => {
    assert.match(say((await failing('notFound').operator(ilse)) ?? { key: '' }), /Only members of the operators group/)
  })

  it('is not decided by a mistake of ours', async () => {
    const broken = createAccess({ isMember: () => Promise.reject(new TypeError('A mistake')) }, groups)

    await assert.rejects(broken.operator(ilse), TypeError)
  })
})
