import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import type { Licence } from '../../../../services/steps/licences'
import { keepFor, licencesAfter, type Need } from '../../../../services/steps/licences/afterDecision'
import { settings, situation } from '../../planning/situations'

const group = (id: string) => ({ id, name: id, dynamic: false, synced: false })

function licence(skuId: string, more: Partial<Licence> = {}): Licence {
  return {
    skuId,
    partNumber: skuId,
    name: skuId,
    direct: true,
    groups: [],
    disabledPlans: [],
    size: 1,
    hasExchange: false,
    hasExchangePlan2: false,
    hasPhone: false,
    hasOneDrive: false,
    ...more,
  }
}

describe('What becomes of licences', () => {
  const ids = (some: readonly Licence[]): readonly string[] => some.map(({ skuId }) => skuId)

  it('is that one goes along only when every group that gives it is left, and it is not direct', () => {
    const taken = licence('taken', { direct: false, groups: [group('a')] })
    const both = licence('both', { direct: false, groups: [group('a'), group('b')] })
    const along = licence('along', { direct: false, groups: [group('a')] })
    const direct = licence('direct', { groups: [group('a')] })
    const nowhere = licence('nowhere', { direct: false })

    const after = licencesAfter([taken, both, along, direct, nowhere], ['taken'])

    assert.deepEqual(ids(after.lost), ['taken', 'along'])
    assert.deepEqual(ids(after.staying), ['both', 'direct', 'nowhere'])
  })

  it('is that each goes or stays, whatever there is', () => {
    fc.assert(
      fc.property(situation, ({ facts: { licences }, decisions }) => {
        const { lost, staying } = licencesAfter(licences.assigned, decisions.licences.remove)

        assert.deepEqual(new Set([...lost, ...staying]), new Set(licences.assigned))
        assert.equal(lost.length + staying.length, licences.assigned.length)
        assert.ok(decisions.licences.remove.every((id) => ids(lost).includes(id)))
      }),
      settings,
    )
  })
})

describe('What is kept', () => {
  const exchange: Need = { gives: ({ hasExchange }) => hasExchange, reason: 'mailboxLeft', binding: true }

  it('is what shares a group with what is needed, and why; not what shares one with a direct licence that is kept', () => {
    const needed = licence('needed', { direct: false, groups: [group('a')], hasExchange: true })
    const shares = licence('shares', { direct: false, groups: [group('a')] })
    const other = licence('other', { direct: false, groups: [group('b')] })

    assert.deepEqual(
      [...keepFor([needed, shares, other], [exchange])],
      [
        ['needed', 'mailboxLeft'],
        ['shares', 'sameGroup'],
      ],
    )
    const direct = { ...needed, direct: true }
    assert.deepEqual([...keepFor([direct, shares, other], [exchange])], [['needed', 'mailboxLeft']])
  })

  it('goes on from group to group', () => {
    const needed = licence('needed', { direct: false, groups: [group('a')], hasExchange: true })
    const bridge = licence('bridge', { direct: false, groups: [group('a'), group('b')] })
    const far = licence('far', { direct: false, groups: [group('b')] })

    assert.deepEqual([...keepFor([far, bridge, needed], [exchange]).keys()].toSorted(), ['bridge', 'far', 'needed'])
  })
})
