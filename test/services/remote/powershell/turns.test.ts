import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { changedBy, type Turn, turnsNow } from '../../../../services/remote/powershell/turns'

const turn = fc.record({
  changes: fc.option(fc.constantFrom('jan', 'eva', 'group'), { nil: undefined }),
  takesLong: fc.boolean(),
})
const turns = fc.array(turn, { maxLength: 8 })
const sessions = fc.integer({ min: 1, max: 4 })

/** What can be under way: what was let begin, one by one. */
function begun(all: readonly Turn[], most: number): readonly Turn[] {
  const underWay: Turn[] = []
  for (const one of all) if (turnsNow([one], underWay, most).length === 1) underWay.push(one)
  return underWay
}

describe('whose turn it is among cmdlets', () => {
  it('is never that of two changes of one object, nor of more than there are sessions, nor of long ones alone', () => {
    fc.assert(
      fc.property(turns, turns, sessions, (waiting, earlier, most) => {
        const underWay = begun(earlier, most)
        const together = [...underWay, ...turnsNow(waiting, underWay, most).flatMap((place) => waiting[place] ?? [])]
        const changed = together.flatMap(({ changes }) => changes ?? [])

        assert.ok(together.length <= most)
        assert.equal(new Set(changed).size, changed.length)
        assert.ok(together.filter(({ takesLong }) => takesLong).length <= Math.max(1, most - 1))
      }),
    )
  })

  it('comes in the order of asking for what changes one object', () => {
    fc.assert(
      fc.property(turns, turns, sessions, (waiting, earlier, most) => {
        const now = turnsNow(waiting, begun(earlier, most), most)
        for (const place of now) {
          const changes = waiting[place]?.changes
          const before = waiting.slice(0, place).filter((other) => changes !== undefined && other.changes === changes)
          assert.deepEqual(before, [])
        }
      }),
    )
  })

  it('comes for everybody: where nothing is under way, something begins', () => {
    fc.assert(
      fc.property(turns, sessions, (waiting, most) => {
        assert.equal(turnsNow(waiting, [], most)[0], waiting.length === 0 ? undefined : 0)
      }),
    )
  })

  it('goes by the mailbox that a rule is of, however it is written', () => {
    assert.equal(
      changedBy({ Identity: 'a rule', Mailbox: 'Jan@contoso.com' }),
      changedBy({ Identity: 'jan@CONTOSO.com' }),
    )
    assert.notEqual(changedBy({ Identity: 'jan' }), changedBy({ Identity: 'eva' }))
  })
})
