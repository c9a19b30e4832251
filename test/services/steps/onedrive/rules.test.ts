import { strict as assert } from 'node:assert'
import type { Copies } from '../../../../services/steps/onedrive/reading'
import { whyNotCopied } from '../../../../services/steps/onedrive/rules'
import { evaAsPerson, petra } from '../builders'

const part = (bytes: number, copied = false) => ({ id: String(bytes), name: 'Docs', bytes, copied })

function why(change: Partial<Copies>, freeBytes: number | undefined = 10): readonly string[] {
  const destination = { driveId: 'e', rootId: 's', freeBytes }
  const copies: Copies = { to: evaAsPerson().id, destination, parts: [part(10)], tooMany: false, ...change }
  return whyNotCopied(copies, evaAsPerson()).map(({ key }) => key)
}

describe('A copy of a OneDrive', () => {
  it('fits when there is exactly room for what is left to copy, and not a byte less', () => {
    assert.deepEqual(why({}), [])
    assert.deepEqual(why({}, 9), ['planner.oneDriveFull'])
    assert.deepEqual(why({ parts: [part(10), part(1)] }), ['planner.oneDriveFull'])
    assert.deepEqual(why({ parts: [part(10), part(99, true)] }), [])
    assert.deepEqual(why({ parts: [] }, 0), [])
  })

  it('is not judged by what was read for somebody else', () => {
    assert.deepEqual(why({ to: petra.id, destination: undefined }), [])
    assert.deepEqual(why({ destination: undefined }), ['planner.oneDriveMissing'])
  })
})
