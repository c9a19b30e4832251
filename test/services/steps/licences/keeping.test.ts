import { strict as assert } from 'node:assert'
import type { Need } from '../../../../services/steps/licences/afterDecision'
import { keepFor } from '../../../../services/steps/licences/keeping'
import { group, licence } from './made'

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
