import { strict as assert } from 'node:assert'
import { steps } from '../../../services/steps'
import { followed } from '../../../services/steps/order'

const placed = (
  id: string,
  more: { after?: string[]; follows?: string[] | 'allOthers'; precedes?: string[] } = {},
) => ({
  id,
  after: [],
  ...more,
})

describe('What a step follows', () => {
  it('is what it names, and what says that it precedes it', () => {
    const all = [placed('first', { precedes: ['last'] }), placed('second'), placed('last', { follows: ['second'] })]

    assert.deepEqual(
      all.map((one) => followed(one, all)),
      [[], [], ['first', 'second']],
    )
  })

  it('is all others where it says so, except those that must have succeeded', () => {
    const last = placed('last', { after: ['first'], follows: 'allOthers' })

    assert.deepEqual(followed(last, [placed('first'), placed('second'), last]), ['second'])
  })

  it('is for the licences whatever needs the mailbox, the groups or the licences themselves', () => {
    const licences = steps.find(({ id }) => id === 'licences')
    assert.ok(licences !== undefined)

    assert.deepEqual(followed(licences, steps), [
      'mail-access',
      'ownership',
      'groups',
      'auto-reply',
      'meetings',
      'mailbox-access',
      'inbox-rules',
      'address-list',
    ])
  })
})
