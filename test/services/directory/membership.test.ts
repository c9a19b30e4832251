import { strict as assert } from 'node:assert'
import { setTimeout } from 'node:timers/promises'
import sinon from 'sinon'
import { createMembership } from '../../../services/directory/membership'
import { RemoteError, type GraphReader } from '../../../services/remote'

const aMinute = 60_000
const aMoment = 20

describe('Who is in a group', () => {
  /** A directory whose answers the test can change: the groups of everybody, or a failure. */
  function directory(remembered = aMinute) {
    const state: { groups: readonly string[]; failure: RemoteError | undefined } = {
      groups: ['operators'],
      failure: undefined,
    }
    const list = sinon.spy(async (_path: string) => {
      if (state.failure !== undefined) throw state.failure
      return state.groups.map((id) => ({ id }))
    })
    const membership = createMembership({ list } as unknown as GraphReader, remembered)
    return { state, list, membership }
  }
  const unavailable = new RemoteError({ kind: 'unavailable', system: 'graph', text: 'Made up' })

  it('is asked from Graph, directly or through another group', async () => {
    const { membership, list } = directory()

    assert.equal(await membership.isMember('ilse', 'operators'), true)
    assert.equal(await membership.isMember('ilse', 'approvers'), false)
    assert.match(list.firstCall.args[0], /^\/users\/ilse\/transitiveMemberOf\?/)
  })

  it('is remembered shortly, and asked once for presses that come together', async () => {
    const { membership, list } = directory()

    await Promise.all([membership.isMember('ilse', 'operators'), membership.isMember('ilse', 'approvers')])
    await membership.isMember('ilse', 'operators')

    assert.equal(list.callCount, 1)
  })

  it('is remembered for each person apart', async () => {
    const { membership, list } = directory()

    await membership.isMember('ilse', 'operators')
    await membership.isMember('petra', 'operators')

    assert.equal(list.callCount, 2)
  })

  it('lets a member who was removed out once the answer is forgotten', async () => {
    const { membership, state } = directory(aMoment)
    await membership.isMember('ilse', 'operators')

    state.groups = []
    await setTimeout(3 * aMoment)

    assert.equal(await membership.isMember('ilse', 'operators'), false)
  })

  it('does not stay remembered because it is asked often', async () => {
    const { membership, state } = directory(aMoment)
    await membership.isMember('ilse', 'operators')
    state.groups = []

    const answers: boolean[] = []
    for (let count = 0; count < 15; count += 1) {
      await setTimeout(aMoment / 4)
      answers.push(await membership.isMember('ilse', 'operators'))
    }

    assert.equal(answers.at(-1), false)
  })

  it('is an error when Graph cannot answer, and the next press asks again', async () => {
    const { membership, state, list } = directory()
    state.failure = unavailable
    await assert.rejects(membership.isMember('ilse', 'operators'), unavailable)
    state.failure = undefined

    assert.equal(await membership.isMember('ilse', 'operators'), true)
    assert.equal(list.callCount, 2)
  })

  it('asks for exactly that person, whatever the id looks like', async () => {
    const { membership, list } = directory()

    await membership.isMember('../groups?x', 'operators')

    assert.ok(list.firstCall.args[0].startsWith('/users/..%2Fgroups%3Fx/transitiveMemberOf'))
  })
})
