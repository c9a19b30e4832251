import { strict as assert } from 'node:assert'
import type { Standing } from '../../../services/facts/people'
import { peopleNamed } from '../../../services/facts/people'
import { availableManager, suggestedSuccessor } from '../../../services/steps/successor'
import { evaAsPerson, jan, petra } from './builders'

const eva = evaAsPerson()
const employee = jan({ manager: { ...eva, available: true } })
const chosen = { ...eva, id: 'chosen' }
const unfit: readonly Standing[] = ['leaving', 'blocked', 'guest', 'gone']

describe('Whoever is suggested to take something over', () => {
  it('is never a manager whom the rules would refuse by what is known since the opening', () => {
    for (const standing of unfit) {
      const context = { employee, decisions: {}, facts: { [peopleNamed]: { [eva.id]: standing } } }

      assert.deepEqual([availableManager(context), suggestedSuccessor(context)], [undefined, undefined], standing)
    }
    assert.equal(availableManager({ employee, facts: {} })?.id, eva.id)
  })

  it('is whoever was chosen last, unless they can have it no more', () => {
    const decisions = { one: { successor: petra }, two: { successor: chosen } }
    const suggested = (facts: object) =>
      suggestedSuccessor({ employee, decisions, facts: { [peopleNamed]: facts } })?.id

    assert.equal(suggested({}), chosen.id)
    for (const standing of unfit) assert.equal(suggested({ [chosen.id]: standing }), petra.id)
    assert.equal(suggested({ [chosen.id]: 'gone', [petra.id]: 'gone' }), eva.id)
  })
})
