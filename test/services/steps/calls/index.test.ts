import { strict as assert } from 'node:assert'
import sinon from 'sinon'
import { calls, type CallsDecision, type CallsFacts } from '../../../../services/steps/calls'
import type { CardInput } from '../../../../services/steps/step'
import { context, envelope, eva, evaAsPerson, inWords, jan, people, reader, request } from '../builders'

const number = { telephoneNumber: '+31205550112', numberType: 'callingPlan', locationId: undefined }
const give: CallsDecision = { choice: 'give', successor: evaAsPerson() }
const forward: CallsDecision = { choice: 'forward', successor: evaAsPerson() }
const release: CallsDecision = { choice: 'release' }
const base = '/admin/teams/telephoneNumberManagement/numberAssignments'
const unassign = {
  via: 'graph',
  method: 'POST',
  path: `${base}/unassignNumber`,
  body: { telephoneNumber: '+31205550112', numberType: 'callingPlan' },
}
const assignTo = (id: string) => ({
  via: 'graph',
  method: 'POST',
  path: `${base}/assignNumber`,
  body: {
    telephoneNumber: '+31205550112',
    numberType: 'callingPlan',
    assignmentTargetId: id,
    assignmentCategory: 'primary',
  },
})
const setCalling = (parameters: object) => ({
  via: 'teams',
  cmdlet: 'Set-CsUserCallingSettings',
  parameters: { Identity: jan().id, ...parameters },
})
const toEva = {
  IsForwardingEnabled: true,
  ForwardingType: 'Immediate',
  ForwardingTargetType: 'SingleTarget',
  ForwardingTarget: eva().id,
}

function facts(overrides: Partial<CallsFacts> = {}): CallsFacts {
  return {
    number,
    licensed: true,
    forwardingTo: undefined,
    unanswered: false,
    successorNumbers: [],
    ...overrides,
  }
}

describe('The step for the phone', () => {
  it('gives the number by taking it from the leaver first', () => {
    assert.deepEqual(calls.plan(jan(), facts(), give, facts()).map(request), [unassign, assignTo(eva().id)])
  })

  it('only assigns what an earlier attempt took from the leaver already', () => {
    const plan = calls.plan(jan(), facts({ number: undefined }), give, facts())

    assert.deepEqual(plan.map(request), [assignTo(eva().id)])
  })

  it('has given the number only when the successor is seen to hold it', () => {
    const taken = facts({ number: undefined })

    assert.equal(calls.isDone(facts(), give, facts()), false)
    assert.equal(calls.isDone(taken, give, facts()), false)
    assert.equal(calls.isDone({ ...taken, successorNumbers: ['tel:+31205550112'] }, give, facts()), true)
  })

  it('forwards with the whole group of forwarding settings, as the cmdlet wants', () => {
    assert.deepEqual(calls.plan(jan(), facts(), forward, facts()).map(request), [setCalling(toEva)])
  })

  it('switches unanswered calls off in a cmdlet of its own, since one call cannot carry both groups of settings', () => {
    const plan = calls.plan(jan(), facts({ unanswered: true }), forward, facts())

    assert.deepEqual(plan.map(request), [setCalling({ IsUnansweredEnabled: false }), setCalling(toEva)])
  })

  it('knows its own forwarding by directory id or by SIP address', () => {
    for (const forwardingTo of [eva().id.toUpperCase(), 'sip:eva.willems@contoso.com']) {
      assert.equal(calls.isDone(facts({ forwardingTo }), forward, facts()), true)
      assert.deepEqual(calls.plan(jan(), facts({ forwardingTo }), forward, facts()), [])
    }
    assert.equal(calls.isDone(facts({ forwardingTo: 'sip:somebody@contoso.com' }), forward, facts()), false)
  })

  it('releases the number, and is done when the leaver no longer holds it', () => {
    assert.deepEqual(calls.plan(jan(), facts(), release, facts()).map(request), [unassign])
    assert.equal(calls.isDone(facts(), release, facts()), false)
    assert.equal(calls.isDone(facts({ number: undefined }), release, facts()), true)
  })

  it('suggests releasing, and explains that the number goes with the phone licence anyway', () => {
    const suggestion = calls.suggest(facts(), context())

    assert.deepEqual(suggestion, release)
    assert.match(
      JSON.stringify(calls.ask(envelope('calls'), facts(), suggestion, context())),
      /taking the phone licence away frees the number/,
    )
  })

  it('does not ask when there is no number', () => {
    assert.equal(calls.applies(facts({ number: undefined }), context()), false)
  })

  it('neither offers nor accepts forwarding without a phone licence', () => {
    const unlicensed = facts({ licensed: false })

    const card = JSON.stringify(calls.ask(envelope('calls'), unlicensed, release, context()))
    const parsed = calls.parse({ choice: 'forward', successor: eva().id }, unlicensed, people(eva()), context())

    assert.equal(card.includes('"value":"forward"'), false)
    assert.equal(parsed.ok, false)
  })

  it('gives the number to nobody who has one already', () => {
    const input = { choice: 'give', successor: eva().id }

    const refused = calls.parse(input, facts(), people(eva({ hasNumber: true })), context())

    assert.ok(!refused.ok)
    assert.match(inWords(refused.problem), /has a telephone number already/)
  })

  it('gives the number only to somebody with a phone licence', () => {
    const input = { choice: 'give', successor: eva().id }

    const refused = calls.parse(input, facts(), people(eva({ phoneLicensed: false })), context())

    assert.ok(!refused.ok)
    assert.match(inWords(refused.problem), /Eva Willems has no phone licence/)
    assert.deepEqual(calls.parse(input, facts(), people(eva()), context()), { ok: true, value: give })
  })

  it('answers a missing or forged answer with a problem in words', () => {
    const inputs: readonly CardInput[] = [
      {},
      { choice: 'sell' },
      { choice: 'give' },
      { choice: 'forward', successor: 'forged' },
    ]
    for (const input of inputs) {
      assert.equal(calls.parse(input, facts(), people(eva()), context()).ok, false)
    }
  })

  describe('about call queues', () => {
    const own = [{ id: 'queue', name: 'Helpdesk', users: [eva().id, jan().id] }]
    const queues = { own, byGroup: [{ name: 'Orders', groups: ['Sales'] }] }
    const setUsers = (...Users: readonly string[]) => ({
      via: 'teams',
      cmdlet: 'Set-CsCallQueue',
      parameters: { Identity: 'queue', Users },
    })
    const agent = facts({ number: undefined, queues })

    it('asks also when there is no number, and suggests to leave them', () => {
      assert.equal(calls.applies(agent, context()), true)
      assert.deepEqual(calls.suggest(agent, context()), { choice: 'leave', leaveQueues: true })
    })

    it('says on the card which are left here, and which through a group', () => {
      const card = JSON.stringify(calls.ask(envelope('calls'), agent, { choice: 'leave' }, context()))

      assert.match(card, /Take the leaver out of Helpdesk/)
      assert.match(card, /Orders \(through Sales\)/)
    })

    it('leaves them with all other agents as they are, and is done when that is read', () => {
      const decision = { choice: 'leave', leaveQueues: true } as const

      assert.deepEqual(calls.plan(jan(), agent, decision, agent).map(request), [setUsers(eva().id)])
      assert.equal(calls.isDone(agent, decision, agent), false)
      assert.equal(calls.isDone(facts({ number: undefined, queues: { ...queues, own: [] } }), decision, agent), true)
    })

    it('goes on with the number when a queue does not let its last agent go', () => {
      const alone = facts({ queues: { own: [{ ...own[0]!, users: [jan().id] }], byGroup: [] } })

      const [first, second] = calls.plan(jan(), alone, { choice: 'release', leaveQueues: true }, alone)

      assert.deepEqual(request(first), setUsers())
      assert.equal(first?.whenRefused, 'continue')
      assert.deepEqual(request(second), unassign)
    })

    it('leaves none where there is none, whatever a card says', () => {
      assert.deepEqual(calls.parse({ choice: 'release', leaveQueues: 'true' }, facts(), people(), context()), {
        ok: true,
        value: release,
      })
    })
  })

  describe('what it reads', () => {
    const filterFor = (id: string) => `${base}?$filter=assignmentTargetId eq '${id}'`
    const user = {
      assignedPlans: [{ servicePlanId: '4828c8ec-dc2e-4779-b502-87ac9ce28ab7', capabilityStatus: 'Enabled' }],
    }
    const settings = {
      IsForwardingEnabled: false,
      IsUnansweredEnabled: true,
      UnansweredTargetType: 'Group',
      UnansweredDelay: '00:00:40',
      CallGroupTargets: ['sip:eva@contoso.com'],
    }

    it('is the number, the licence and the forwarding', async () => {
      const { from } = reader({
        graph: { [filterFor(jan().id)]: [number], [`/users/${jan().id}`]: user },
        teams: { 'Get-CsUserCallingSettings': [settings], 'Get-CsCallQueue': [] },
      })

      assert.deepEqual(
        await calls.read(from, jan()),
        facts({ unanswered: true, settings, queues: { own: [], byGroup: [] } }),
      )
    })

    it('leaves the slow Teams module alone without a licence, and asks for no forwarding without a number', async () => {
      const unlicensed = reader({ graph: { [`/users/${jan().id}`]: { assignedPlans: [] } } })
      const licensed = reader({
        graph: { [`/users/${jan().id}`]: user },
        teams: { 'Get-CsCallQueue': [] },
      })

      assert.deepEqual(await calls.read(unlicensed.from, jan()), facts({ number: undefined, licensed: false }))
      assert.equal(unlicensed.teams.get.callCount, 0)
      await calls.read(licensed.from, jan())
      assert.deepEqual(
        licensed.teams.get.args.map(([cmdlet]) => cmdlet),
        ['Get-CsCallQueue'],
      )
    })

    it('is which call queues the leaver answers, in person and through which groups', async () => {
      const { from } = reader({
        graph: {
          [`/users/${jan().id}`]: user,
          [`/users/${jan().id}/memberOf`]: [
            { '@odata.type': '#microsoft.graph.group', id: 'sales', displayName: 'Sales' },
          ],
        },
        teams: {
          'Get-CsCallQueue': [
            { Identity: 'one', Name: 'Helpdesk', Users: [eva().id, jan().id.toUpperCase()] },
            { Identity: 'two', Name: 'Orders', Users: [], DistributionLists: ['SALES', 'others'] },
            { Identity: 'three', Name: 'Reception', Users: [eva().id], DistributionLists: ['others'] },
          ],
        },
      })

      assert.deepEqual((await calls.read(from, jan())).queues, {
        own: [{ id: 'one', name: 'Helpdesk', users: [eva().id, jan().id.toUpperCase()] }],
        byGroup: [{ name: 'Orders', groups: ['Sales'] }],
      })
    })

    it('is all pages of call queues, of which Teams gives a hundred at a time', async () => {
      const page = (full: number) =>
        Array.from({ length: full }, (_, place) => ({ Identity: `${full}-${place}`, Users: [] }))
      const { from, teams } = reader({ graph: { [`/users/${jan().id}`]: user } })
      const get = sinon.stub()
      get.onFirstCall().resolves(page(100)).onSecondCall().resolves(page(3))
      Object.assign(teams, { get })

      await calls.read(from, jan())

      assert.deepEqual(
        get.args.map(([, parameters]) => parameters as object),
        [
          { First: 100, Skip: 0 },
          { First: 100, Skip: 100 },
        ],
      )
    })

    it('is the main number when there are several', async () => {
      const second = { ...number, telephoneNumber: '+31205550199', assignmentCategory: 'private' }
      const { from } = reader({
        graph: {
          [filterFor(jan().id)]: [second, { ...number, assignmentCategory: 'primary' }],
          [`/users/${jan().id}`]: { assignedPlans: [] },
        },
      })

      assert.deepEqual((await calls.read(from, jan())).number, number)
    })

    it('is also what the successor holds, once the number was decided to be given', async () => {
      const { from } = reader({
        graph: { [filterFor(eva().id)]: [number], [`/users/${jan().id}`]: { assignedPlans: [] } },
      })

      assert.deepEqual((await calls.read(from, jan(), give)).successorNumbers, ['+31205550112'])
    })
  })
})
