import { strict as assert } from 'node:assert'
import { stepCard } from '../../cards/channel/step'
import { toRead } from '../../cards/conversation/elsewhere'
import { checkCard } from '../support/cardChecker'
import { textOf } from '../support/teams'
import * as build from './builders'
import { catalogue } from './variants'

describe('A card that is only read, away from where it is pressed', () => {
  const card = stepCard(build.step(catalogue.en, { consequence: 'cannotBeUndone' }))

  it('has no button and no input of before, and leads to where they are', () => {
    const read = toRead(card, { title: 'Go to its thread', url: 'https://teams.microsoft.com/l/message/1' })

    assert.doesNotMatch(JSON.stringify(read), /Action\.Execute|Action\.ToggleVisibility|Input\./)
    assert.deepEqual(read['actions'], [
      { type: 'Action.OpenUrl', title: 'Go to its thread', url: 'https://teams.microsoft.com/l/message/1' },
    ])
    assert.deepEqual(checkCard(read), [])
    assert.match(textOf(read), /Offboarding/)
  })

  it('has no buttons where nothing is known to lead to', () => {
    assert.equal(toRead(card, undefined)['actions'], undefined)
  })
})
