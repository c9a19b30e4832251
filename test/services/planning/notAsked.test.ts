import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { planCase } from '../../../services/planning/planner'
import { account, keptBecause } from '../../../services/steps/account'
import { plannerInput, settings, situation } from './situations'

describe('A plan without a question about the account', () => {
  it('says why the account is kept, and otherwise says nothing about it', () => {
    fc.assert(
      fc.property(situation, (about) => {
        const decisions = { ...about.decisions, account: { choice: 'keep' as const } }
        const input = plannerInput({ ...about, decisions })
        const planned = planCase(input)
        if (!planned.ok) return

        const why = about.facts.account.deleted ? undefined : keptBecause(input)

        const said = planned.advice.filter(({ key }) => key.startsWith('account.'))
        assert.deepEqual(said, why === undefined ? [] : [why])
        assert.equal(account.applies(about.facts.account, input), why === undefined && !about.facts.account.deleted)
      }),
      settings,
    )
  })
})
