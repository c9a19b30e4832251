import { strict as assert } from 'node:assert'
import { linksInto } from '../../bot/threadLinks'

const at = (conversationId: string) => ({ conversationId, activityId: '1' })
const linkTo = linksInto('https://teams.microsoft.com', 'tenant')

describe('A link to a thread', () => {
  it('opens it in Teams', () => {
    assert.equal(
      linkTo(at('19:approvals@thread.tacv2;messageid=1795000000001')),
      'https://teams.microsoft.com/l/message/19%3Aapprovals%40thread.tacv2/1795000000001?tenantId=tenant&parentMessageId=1795000000001',
    )
  })

  it('is none for what is no thread, and where Teams has no address', () => {
    for (const place of ['a:1', '19:approvals@thread.tacv2', '19:x;messageid=1"onclick', ''])
      assert.equal(linkTo(at(place)), undefined)
    assert.equal(linksInto(undefined, 'tenant')(at('19:x;messageid=1')), undefined)
  })
})
