import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { holdsOf, readHolds } from '../../../services/facts/holds'
import { jan, problem, reader } from '../steps/builders'

const policy = 'mbxcdbbb86ce60342489bff371876e7f224'

describe('By what a mailbox is held', () => {
  for (const [source, mailbox, organisation] of [
    ['litigation', { LitigationHoldEnabled: true }, []],
    ['case', { InPlaceHolds: ['UniH7e6c0f1a'] }, []],
    ['policy', { InPlaceHolds: [`${policy}:2`] }, []],
    ['policy', { InPlaceHolds: ['c0ba3ce811b6432a8751430937152491'] }, []],
    ['policy', { InPlaceHolds: [`skp${policy}:3`] }, []],
    ['organisation', {}, [`${policy}:3`]],
    ['organisation', {}, [`skp${policy}:2`]],
    ['organisation', { InPlaceHolds: ['-mbx0000'] }, [`${policy}:2`]],
    ['delay', { DelayHoldApplied: true }, []],
    ['delay', { DelayReleaseHoldApplied: true }, []],
    ['label', { ComplianceTagHoldApplied: true }, []],
  ] as const)
    it(`is read: ${source}, of ${JSON.stringify(mailbox)} and ${JSON.stringify(organisation)}`, () => {
      assert.deepEqual(holdsOf(mailbox, organisation), [source])
    })

  for (const [what, mailbox, organisation] of [
    ['nothing that is said', {}, []],
    ['what is off', { LitigationHoldEnabled: false, DelayHoldApplied: false, ComplianceTagHoldApplied: null }, []],
    ['policies that only delete', { InPlaceHolds: [`${policy}:1`] }, [`${policy}:1`]],
    ['a policy of groups', {}, [`grp${policy}:3`]],
    ['a policy that leaves this mailbox out', { InPlaceHolds: [`-${policy}`] }, [`${policy}:2`]],
    ['the same, written with what it does', { InPlaceHolds: [`-${policy.toUpperCase()}:2`] }, [`${policy}:2`]],
  ] as const)
    it(`is nothing, by ${what}`, () => {
      assert.deepEqual(holdsOf(mailbox, organisation), [])
    })

  it('is never fewer for one more policy, and never forgotten for a policy that leaves it out of another', () => {
    const hold = fc.tuple(
      fc.constantFrom('mbx', 'skp', 'grp', 'UniH'),
      fc.nat(5),
      fc.constantFrom('', ':1', ':2', ':3'),
    )
    const holds = fc.array(hold.map((parts) => parts.join('')))
    fc.assert(
      fc.property(
        holds,
        holds,
        hold.map((parts) => parts.join('')),
        (own, ofAll, one) => {
          const before = holdsOf({ InPlaceHolds: own }, ofAll)
          const more = holdsOf({ InPlaceHolds: [...own, one] }, [...ofAll, one])
          const leftOut = holdsOf({ InPlaceHolds: [...own, '-mbx99'] }, ofAll)

          assert.ok(before.every((source) => more.includes(source)))
          assert.deepEqual(leftOut, before)
        },
      ),
    )
  })

  it('is asked of the mailbox and of the organisation, and of neither taken for nothing when it does not answer', async () => {
    const mailbox = [{ RecipientTypeDetails: 'UserMailbox', DelayHoldApplied: true }]
    const { from } = reader({
      exchange: { 'Get-Mailbox': mailbox, 'Get-OrganizationConfig': [{ InPlaceHolds: [`${policy}:2`] }] },
    })
    assert.deepEqual(await readHolds(from.exchange, jan().id), ['organisation', 'delay'])
    assert.deepEqual(await readHolds(reader({}).from.exchange, jan().id), [])

    for (const silent of ['Get-Mailbox', 'Get-OrganizationConfig']) {
      const get: typeof from.exchange.get = (cmdlet, parameters) =>
        cmdlet === silent ? Promise.reject(problem('exchange', 'forbidden')) : from.exchange.get(cmdlet, parameters)
      await assert.rejects(readHolds({ get }, jan().id), { name: 'RemoteError' })
    }
  })
})
