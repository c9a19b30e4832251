import { strict as assert } from 'node:assert'
import sinon from 'sinon'
import { createMembership } from '../../../services/directory/groupMembers'
import { RemoteError, type GraphReader } from '../../../services/remote/reader'

const aMinute = 60_000

/** A directory whose answers the test can change: the account and the groups of everybody, or a failure. */
function directory() {
  const state: {
    user: Readonly<Record<string, unknown>> | undefined
    groups: readonly string[]
    members: readonly object[]
    failure: RemoteError | undefined
  } = {
    user: { id: 'ilse', userType: 'Member', accountEnabled: true, userPrincipalName: 'ilse.smit@contoso.com' },
    groups: ['operators'],
    members: [],
    failure: undefined,
  }
  const answer = async <Value>(value: Value): Promise<Value> => {
    if (state.failure !== undefined) throw state.failure
    return value
  }
  const find = sinon.spy(async (_path: string) => answer(state.user))
  const list = sinon.spy(async (path: string) =>
    answer(path.startsWith('/groups/') ? state.members : state.groups.map((id) => ({ id }))),
  )
  const membership = createMembership({ find, list } as unknown as GraphReader)
  return { state, find, list, membership }
}
const unavailable = new RemoteError({ kind: 'unavailable', system: 'graph', text: 'Made up' })

describe('Who is in a group', () => {
  let clock: sinon.SinonFakeTimers
  beforeEach(() => {
    clock = sinon.useFakeTimers({ now: Date.parse('2026-11-23T09:00:00Z') })
    // What the cache remembers at moment 0 it takes for remembered without a time.
    clock.tick(1)
  })
  afterEach(() => {
    clock.restore()
  })

  it('is asked from Graph, directly or through another group', async () => {
    const { membership, list } = directory()

    assert.equal(await membership.isMember('ilse', 'operators'), true)
    assert.equal(await membership.isMember('ilse', 'approvers'), false)
    assert.match(list.firstCall.args[0], /^\/users\/ilse\/transitiveMemberOf\?/)
  })

  it('is remembered shortly, and asked once for presses that come together', async () => {
    const { membership, list, find } = directory()

    await Promise.all([
      membership.isMember('ilse', 'operators'),
      membership.isMember('ilse', 'approvers'),
      membership.accountOf('ilse'),
    ])
    await membership.isMember('ilse', 'operators')

    assert.deepEqual([list.callCount, find.callCount], [1, 1])
  })

  it('is remembered for each person apart', async () => {
    const { membership, list } = directory()

    await membership.isMember('ilse', 'operators')
    await membership.isMember('petra', 'operators')

    assert.equal(list.callCount, 2)
  })

  it('lets a member who was removed out within a minute', async () => {
    const { membership, state } = directory()
    await membership.isMember('ilse', 'operators')

    state.groups = []
    await clock.tickAsync(aMinute - 2)
    assert.equal(await membership.isMember('ilse', 'operators'), true)
    await clock.tickAsync(4)

    assert.equal(await membership.isMember('ilse', 'operators'), false)
  })

  it('lets somebody who was blocked out within a minute', async () => {
    const { membership, state } = directory()
    await membership.accountOf('ilse')

    state.user = { ...state.user, accountEnabled: false }
    await clock.tickAsync(aMinute + 2)

    assert.equal((await membership.accountOf('ilse')).enabled, false)
  })

  it('does not stay remembered because it is asked often', async () => {
    const { membership, state } = directory()
    await membership.isMember('ilse', 'operators')
    state.groups = []

    const answers: boolean[] = []
    for (let seconds = 0; seconds < 70; seconds += 5) {
      await clock.tickAsync(5_000)
      answers.push(await membership.isMember('ilse', 'operators'))
    }

    assert.equal(answers.at(-1), false)
  })

  it('counts the minute from the question, however late the answer comes', async () => {
    const { membership, state, list } = directory()
    const asked = membership.isMember('ilse', 'operators')
    await clock.tickAsync(aMinute + 2)
    await asked

    state.groups = []

    assert.equal(await membership.isMember('ilse', 'operators'), false)
    assert.equal(list.callCount, 2)
  })

  it('is an error when Graph cannot answer, and the next press asks again', async () => {
    const { membership, state, list } = directory()
    state.failure = unavailable
    await assert.rejects(membership.isMember('ilse', 'operators'), unavailable)
    state.failure = undefined

    assert.equal(await membership.isMember('ilse', 'operators'), true)
    assert.equal(list.callCount, 2)
  })

  it('is not known of somebody whom Graph does not know, and that is not remembered', async () => {
    const { membership, state } = directory()
    const { user } = state
    state.user = undefined
    const isNotFound = (error: unknown) => error instanceof RemoteError && error.problem.kind === 'notFound'
    await assert.rejects(membership.accountOf('ilse'), isNotFound)
    state.user = user

    assert.equal((await membership.accountOf('ilse')).id, 'ilse')
  })

  it('asks for exactly that person, whatever the id looks like', async () => {
    const { membership, list, find } = directory()

    await membership.isMember('../groups?x', 'operators')

    assert.ok(list.firstCall.args[0].startsWith('/users/..%2Fgroups%3Fx/transitiveMemberOf'))
    assert.ok(find.firstCall.args[0].startsWith('/users/..%2Fgroups%3Fx?$select=id,'))
  })
})

describe('An account', () => {
  for (const [what, changes, own] of [
    ['a member’s', {}, true],
    ['a member’s in other letters', { userType: 'member' }, true],
    ['a guest’s', { userType: 'Guest' }, false],
    ['nobody knows whose', { userType: null }, false],
    ['a guest’s who was made a member', { userPrincipalName: 'o_fabrikam.com#EXT#@contoso.com' }, false],
    ['a guest’s by its name in other letters', { userPrincipalName: 'o_fabrikam.com#ext#@contoso.com' }, false],
  ] as const)
    it(`that is ${what} is ${own ? '' : 'not '}one of the tenant’s own`, async () => {
      const { membership, state } = directory()
      state.user = { ...state.user, ...changes }

      assert.equal((await membership.accountOf('ilse')).own, own)
    })

  it('of which nobody knows whether it works does not work', async () => {
    const { membership, state } = directory()
    state.user = { ...state.user, accountEnabled: null }

    assert.equal((await membership.accountOf('ilse')).enabled, false)
  })
})

describe('The members of a group', () => {
  it('are its people, not the groups and devices in it', async () => {
    const { membership, state } = directory()
    state.members = [
      { '@odata.type': '#microsoft.graph.user', ...state.user },
      { '@odata.type': '#microsoft.graph.group', id: 'sales' },
      { '@odata.type': '#microsoft.graph.device', id: 'laptop', accountEnabled: true },
    ]

    const members = await membership.membersOf('operators')

    assert.deepEqual(
      members.map(({ id, own, enabled }) => ({ id, own, enabled })),
      [{ id: 'ilse', own: true, enabled: true }],
    )
  })

  it('are nobody’s own where Graph shows no more than their ids', async () => {
    const { membership, state } = directory()
    state.members = [{ '@odata.type': '#microsoft.graph.user', id: 'ilse' }]

    assert.equal((await membership.membersOf('operators'))[0]?.own, false)
  })
})
