import { strict as assert } from 'node:assert'
import { isApprovalsChannel } from '../../bot/approvalsChannel'

const channel = '19:approvals@thread.tacv2'

describe('the approvals channel', () => {
  it('is its own posts and the threads in it', () => {
    assert.equal(isApprovalsChannel(channel, channel), true)
    assert.equal(isApprovalsChannel(`${channel};messageid=1`, channel), true)
  })

  it('is no other conversation, whatever its name begins with', () => {
    for (const id of [`${channel}x`, `x${channel}`, '19:other@thread.tacv2', `a:1;${channel}`])
      assert.equal(isApprovalsChannel(id, channel), false, id)
  })
})
