import { strict as assert } from 'node:assert'
import type { Operation } from '../../../services/model/operation'
import { consequenceOf } from '../../../services/planning/consequence'
import { eva } from '../steps/builders'

const explain = { key: 'made.up' }
const request: Operation = { via: 'graph', method: 'DELETE', path: '/users/x', explain }
const task: Operation = { via: 'person', explain, instruction: explain }
const ofChoice = {
  cannotBeUndone: (decision: unknown) => decision === 'wipe',
  handsOver: (decision: unknown) => (decision === 'leave' ? undefined : { to: eva(), what: explain }),
}

describe('What a planned step comes to', () => {
  it('is first that it cannot be undone, then that somebody gets access, by what was decided', () => {
    assert.equal(consequenceOf(ofChoice, [request], 'wipe'), 'cannotBeUndone')
    assert.equal(consequenceOf(ofChoice, [task, request], 'share'), 'givesAccess')
    assert.equal(consequenceOf(ofChoice, [request], 'leave'), 'other')
    assert.equal(consequenceOf({}, [request], 'wipe'), 'other')
  })

  it('is nothing of the kind where nothing is sent, or only a person does something', () => {
    assert.equal(consequenceOf(ofChoice, [], 'wipe'), 'other')
    assert.equal(consequenceOf(ofChoice, [task], 'share'), 'other')
  })
})
