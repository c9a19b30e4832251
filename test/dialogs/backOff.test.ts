import { strict as assert } from 'node:assert'
import { backOff, isBackedOff, nameOfCard, type BackOffs } from '../../dialogs/backOff'

const minute = 60_000
const noon = Date.parse('2026-11-29T12:00:00Z')
const held = (at: number) =>
  backOff(new Map() as BackOffs, nameOfCard('case'), { kind: 'channel' }, { kind: 'later' }, at, () => minute)

describe('A card that Teams refused', () => {
  it('is held back until its time has come', () => {
    const hold = held(noon)

    assert.deepEqual(
      [noon, noon + minute - 1, noon + minute].map((now) => isBackedOff(hold, now)),
      [true, true, false],
    )
  })

  it('is not held back for years by a clock that ran ahead and was set back', () => {
    const years = 4_000 * 24 * 60 * minute

    assert.equal(isBackedOff(held(noon + years), noon), false)
  })
})
