import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { licencesAfter } from '../../../../services/steps/licences/afterDecision'
import { group, licence } from './made'
import type { Licence } from '../../../../services/steps/licences'
import { settings, situation } from '../../planning/situations'

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
