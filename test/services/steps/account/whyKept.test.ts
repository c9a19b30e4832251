import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { accountInUse } from '../../../../services/planning/accountInUse'
import { keptBecause } from '../../../../services/steps/account'
import { whyKept } from '../../../../services/steps/account/whyKept'
import { plannerInput, settings, situation } from '../../planning/situations'

const said = { mailbox: 'account.keptForMailbox', calls: 'account.keptForCalls' } as const

describe('Why an account must stay', () => {
  it('is the same to its own card and to the rule between steps, whatever was found and decided', () => {
    fc.assert(
      fc.property(situation, (about) => {
        const input = plannerInput({ ...about, decisions: { ...about.decisions, account: { choice: 'delete' } } })
        const why = whyKept(input)

        const [first] = why
        assert.equal(keptBecause(input)?.key, first === undefined ? undefined : said[first])
        assert.equal(accountInUse.refuse?.(input).length, why.length)
      }),
      settings,
    )
  })
})
