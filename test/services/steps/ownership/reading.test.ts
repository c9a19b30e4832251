import { strict as assert } from 'node:assert'
import { clouds } from '../../../../services/remote/clouds'
import { ownership, type OwnershipDecision, type OwnershipFacts } from '../../../../services/steps/ownership'
import type { Reader } from '../../../../services/remote/reader'
import type { OwnedGroup } from '../../../../services/steps/ownership/reading'
import { ordinarySettings } from '../settings'
import { eva, evaAsPerson, jan, problem, reader } from '../builders'
import { decided, owned } from './sample'

const root = 'https://graph.microsoft.com/v1.0'
const id = (number: number): string => `c0ffee00-0000-4000-8000-${String(number).padStart(12, '0')}`
const facts = (...all: readonly OwnedGroup[]): OwnershipFacts => ({ owned: all, successorOwns: [], root })
const handOver = (count: number): OwnershipDecision => ({ choice: 'handOver', successor: evaAsPerson(), count })

describe('What the step for the groups that somebody owns reads', () => {
  const path = `/users/${jan().id}/ownedObjects`
  const group = (number: number, name: string, more: object = {}) => ({
    '@odata.type': '#microsoft.graph.group',
    id: id(number),
    displayName: name,
    ...more,
  })
  const user = (more: object) => ({ '@odata.type': '#microsoft.graph.user', accountEnabled: true, ...more })
  const me = user({ id: jan().id })

  it('counts as other owners only people of the organisation who can sign in', async () => {
    const { from } = reader({
      graph: {
        [path]: [group(1, 'Team', { groupTypes: ['Unified'], resourceProvisioningOptions: ['Team'] })],
        [`/groups/${id(1)}/owners`]: [
          me,
          user({ id: id(11) }),
          user({ id: id(12), accountEnabled: false }),
          user({ id: id(13), accountEnabled: null }),
          user({ id: id(14), userType: 'Guest' }),
          { '@odata.type': '#microsoft.graph.servicePrincipal', id: id(15), accountEnabled: true },
        ],
      },
    })

    const read = await ownership.read(from, jan())

    assert.deepEqual(
      read,
      facts(owned(id(1), 'Team', { hasTeam: true, others: 1, idle: 4, otherIds: [11, 12, 13, 14, 15].map(id) })),
    )
  })

  it('does not count owners who are leaving, too, nor takes those for covered that were given up', async () => {
    const leaving = async (ids: readonly string[]) => new Set(ids.filter((one) => one === id(11)))
    const { from } = reader({
      graph: {
        [path]: [group(1, 'Team', { groupTypes: ['Unified'] })],
        [`/groups/${id(1)}/owners`]: [me, user({ id: id(11) }), user({ id: id(12) })],
        [`/groups/${id(2)}/owners`]: [user({ id: id(11) })],
        [`/groups/${id(3)}/owners`]: [user({ id: id(12) })],
      },
    })
    const groups = [owned(id(1), 'Team'), owned(id(2), 'Left'), owned(id(3), 'Kept')].map(decided)

    const read = await ownership.read({ ...from, leaving }, jan(), { choice: 'release', count: 3, groups })

    assert.deepEqual(read.owned, [owned(id(1), 'Team', { others: 1, idle: 1, otherIds: [id(11), id(12)] })])
    assert.deepEqual(
      read.bare?.map(({ name }) => name),
      ['Left'],
    )
  })

  it('takes mailing lists from Exchange and groups from Graph, by name', async () => {
    const lists = [
      { ExternalDirectoryObjectId: id(4), DisplayName: 'Nieuwsbrief', ManagedBy: ['Jan de Vries'] },
      { ExternalDirectoryObjectId: id(5), DisplayName: 'Agenda', ManagedBy: ['Jan', 'Eva', 'Tom', 'Mia', 'Oud', 'X'] },
      { ExternalDirectoryObjectId: id(6), DisplayName: 'Oud', ManagedBy: [], IsDirSynced: true },
    ]
    const { from } = reader({
      graph: {
        [path]: [
          group(1, 'Zeilen', { securityEnabled: true }),
          group(2, 'Printers', { onPremisesSyncEnabled: true }),
          group(4, 'Nieuwsbrief', { mailEnabled: true }),
          { '@odata.type': '#microsoft.graph.application', id: id(7), displayName: 'App' },
        ],
        [`/groups/${id(1)}/owners`]: [me],
        ...Object.fromEntries(
          [jan().id, id(11), id(12)].map((one) => [`/users/${one}`, { id: one, accountEnabled: true }]),
        ),
        [`/users/${id(13)}`]: { id: id(13), accountEnabled: false },
      },
      exchange: { 'Get-DistributionGroup': lists },
    })
    const ids = { Jan: jan().id, Eva: id(11), Tom: id(12), Mia: id(13), Oud: '' }
    const leaving = async (asked: readonly string[]) => new Set(asked.filter((one) => one === id(12)))

    const { owned: found } = await ownership.read({ ...calling(from, ids), leaving }, jan())

    assert.deepEqual(found, [
      owned(id(5), 'Agenda', { place: 'exchange', others: 1, idle: 4, otherIds: [11, 12, 13].map(id) }),
      owned(id(4), 'Nieuwsbrief', { place: 'exchange', others: 0 }),
      owned(id(6), 'Oud', { place: 'activeDirectory', others: 0 }),
      owned(id(2), 'Printers', { place: 'activeDirectory', others: 0 }),
      owned(id(1), 'Zeilen', { others: 0 }),
    ])
  })

  it('does not take a mailing list for covered that was given up, and that nobody owns by now who could go on', async () => {
    const [blocked, able] = [id(11), id(12)]
    const { from } = reader({
      graph: {
        [`/users/${blocked}`]: { id: blocked, accountEnabled: false },
        [`/users/${able}`]: { id: able, accountEnabled: true },
      },
    })
    const managers: Readonly<Record<string, readonly string[]>> = { [id(1)]: ['Mia'], [id(2)]: ['Mia', 'Eva'] }
    const groups = [owned(id(1), 'Left'), owned(id(2), 'Kept'), owned(id(3), 'Gone')].map((one) => ({
      ...decided(one),
      place: 'exchange' as const,
    }))

    const read = await ownership.read(calling(from, { Mia: blocked, Eva: able }, managers), jan(), {
      choice: 'release',
      count: 3,
      groups,
    })

    assert.deepEqual(
      read.bare?.map(({ name }) => name),
      ['Left'],
    )
  })

  it('is what the successor owns, once there is one', async () => {
    const { from } = reader({
      graph: { [`/users/${eva().id}/ownedObjects`]: [group(1, 'Team')] },
      exchange: {
        'Get-DistributionGroup': [{ ExternalDirectoryObjectId: id(4), ManagedBy: ['Jan de Vries'] }],
      },
    })

    assert.deepEqual((await ownership.read(from, jan(), handOver(1))).successorOwns, [id(1), id(4)])
    assert.deepEqual((await ownership.read(from, jan())).successorOwns, [])
  })

  it('is not "nothing" when Exchange did not answer', async () => {
    const { from, exchange } = reader({})
    const down = { ...from, exchange: { ...exchange, get: () => Promise.reject(problem('exchange', 'unavailable')) } }

    await assert.rejects(ownership.read(down, jan()), { name: 'RemoteError' })
    assert.deepEqual((await ownership.read(from, jan())).owned, [])
  })

  for (const { name, graphUrl, links } of Object.values(clouds))
    it(`is Graph’s address in the cloud ${name}, for the reference to a new owner`, async () => {
      const { from } = reader({})

      const read = await ownership.read({ ...from, settings: { ...ordinarySettings, links } }, jan())

      assert.equal(read.root, graphUrl)
    })
})

/** The same world, in which Exchange knows people by these names, and by whom these mailing lists are managed. */
function calling(
  from: Reader,
  ids: Readonly<Record<string, string>>,
  managers: Readonly<Record<string, readonly string[]>> = {},
): Reader {
  const answer = async (cmdlet: string, { Identity = '' }: { readonly Identity?: string }) => {
    const id = ids[Identity]
    const ManagedBy = managers[Identity]
    if (cmdlet === 'Get-Recipient' && id !== undefined) return [{ ExternalDirectoryObjectId: id }]
    if (cmdlet === 'Get-DistributionGroup' && ManagedBy !== undefined)
      return [{ ExternalDirectoryObjectId: Identity, ManagedBy }]
    return from.exchange.get(cmdlet as 'Get-DistributionGroup', { Identity })
  }
  return { ...from, exchange: { get: answer } as unknown as Reader['exchange'] }
}
