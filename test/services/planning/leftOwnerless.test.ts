import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { catalogueFor } from '../../../dialogs/catalogue'
import { leftOwnerless } from '../../../services/planning/leftOwnerless'
import { readOwnedGroups } from '../../../services/steps/ownership/reading'
import { settings } from './situations'
import { reader } from '../steps/builders'

const catalogue = catalogueFor([])
const orphan = { place: 'entra', hasTeam: false, others: 0, idle: 0 }
const ids = ['a', 'b', 'c', 'd']
/** Some people, who of them are leaving or blocked, and who owns which group. */
const world = fc.record({
  leaving: fc.subarray(ids, { minLength: 1 }),
  blocked: fc.subarray(ids),
  groups: fc.array(fc.subarray(ids, { minLength: 1 }), { maxLength: 4 }),
})

describe('The rule that a case leaves no group without an owner (promises 7 and 17)', () => {
  it('holds across the cases of everybody who leaves: whichever is looked at last names what nobody is left to own', async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({ leaving, blocked, groups }) => {
        const stays = (id: string): boolean => !leaving.includes(id) && !blocked.includes(id)
        const said = await Promise.all(
          leaving.map(async (leaver) => {
            const owned = await readOwnedGroups(readerOf(leaver, { leaving, blocked, groups }), leaver)
            return leftOwnerless({ ownership: { owned, successorOwns: [], root: '' } })
          }),
        )

        const orphans = groups.filter((owners) => owners.some((id) => leaving.includes(id)) && !owners.some(stays))
        assert.equal(
          said.some((reasons) => reasons.length > 0),
          orphans.length > 0,
        )
      }),
      { ...settings, numRuns: 200 },
    )
  })

  it('names the groups in both languages, also those that were given up and lost the other owner since', () => {
    const owned = [{ id: '1', name: 'Atlas', place: 'entra', hasTeam: false, others: 0, idle: 1 }]
    const bare = [{ id: '2', name: 'Sales', place: 'entra' }]
    const [why] = leftOwnerless({ ownership: { owned, successorOwns: [], root: '', bare } })

    assert.ok(why !== undefined)
    assert.match(catalogue.en(why), /These groups are left with no owner who can sign in and stays: Atlas and Sales\./)
    assert.match(catalogue.nl(why), /Deze groepen blijven achter zonder eigenaar[^]*Atlas en Sales\./)
    assert.deepEqual(leftOwnerless({}), [])
  })

  it('names only the first of many', () => {
    const owned = Array.from({ length: 9 }, (_, index) => ({ ...orphan, id: `${index}`, name: `Groep ${index}` }))

    const [said] = leftOwnerless({ ownership: { owned, successorOwns: [], root: '' } })

    assert.match(said === undefined ? '' : catalogue.en(said), /Groep 0, .* Groep 4, and 4 more/)
  })
})

interface World {
  readonly leaving: readonly string[]
  readonly blocked: readonly string[]
  readonly groups: readonly (readonly string[])[]
}

/** Microsoft 365 and the open cases, as one leaver's case reads them. */
function readerOf(leaver: string, { leaving, blocked, groups }: World) {
  const owners = groups.map((all, index) => [
    `/groups/g${index}/owners`,
    all.map((id) => ({ '@odata.type': '#microsoft.graph.user', id, accountEnabled: !blocked.includes(id) })),
  ])
  const owned = groups.flatMap((all, index) =>
    all.includes(leaver)
      ? [{ '@odata.type': '#microsoft.graph.group', id: `g${index}`, displayName: `G${index}` }]
      : [],
  )
  const graph = Object.fromEntries([...owners, [`/users/${leaver}/ownedObjects`, owned]]) as Record<string, unknown>
  const open = async (asked: readonly string[]) => new Set(asked.filter((id) => leaving.includes(id)))
  return { ...reader({ graph }).from, leaving: open }
}
