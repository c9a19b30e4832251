import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { operationsBack } from '../../../../services/planning/wayBack'
import { calls, type CallsDecision, type CallsFacts } from '../../../../services/steps/calls'
import { eva, evaAsPerson, inWords, jan, reader, request } from '../builders'

const number = { telephoneNumber: '+31205550112', numberType: 'callingPlan', locationId: undefined }
const other = { ...number, telephoneNumber: '+31205550199' }
const give: CallsDecision = { choice: 'give', successor: evaAsPerson() }
const forward: CallsDecision = { choice: 'forward', successor: evaAsPerson() }
const release: CallsDecision = { choice: 'release' }
const leaveQueues: CallsDecision = { choice: 'leave', leaveQueues: true }
const base = '/admin/teams/telephoneNumberManagement/numberAssignments'
const post = (name: string, body: object) => ({ via: 'graph', method: 'POST', path: `${base}/${name}`, body })
const { telephoneNumber, numberType } = number
const unassign = post('unassignNumber', { telephoneNumber, numberType })
const assign = post('assignNumber', {
  telephoneNumber,
  numberType,
  assignmentTargetId: jan().id,
  assignmentCategory: 'primary',
})
const setCalling = (parameters: object) => ({
  via: 'teams',
  cmdlet: 'Set-CsUserCallingSettings',
  parameters: { Identity: jan().id, ...parameters },
})
const off = setCalling({ IsForwardingEnabled: false })
const toTarget = (ForwardingTarget: string) => ({
  ForwardingType: 'Immediate',
  ForwardingTargetType: 'SingleTarget',
  ForwardingTarget,
})

function facts(overrides: Partial<CallsFacts> = {}): CallsFacts {
  return { number, licensed: true, forwardingTo: undefined, unanswered: false, successorNumbers: [], ...overrides }
}
/** As the module tells it. */
function calling(settings: NonNullable<CallsFacts['settings']>, overrides: Partial<CallsFacts> = {}): CallsFacts {
  const isForwarded = settings.IsForwardingEnabled === true && settings.ForwardingType === 'Immediate'
  const target = isForwarded ? (settings.ForwardingTarget ?? undefined) : undefined
  return facts({ settings, forwardingTo: target, unanswered: settings.IsUnansweredEnabled === true, ...overrides })
}
const toEva = calling({ IsForwardingEnabled: true, ...toTarget(eva().id), IsUnansweredEnabled: false })
const quiet = calling({ IsForwardingEnabled: false, IsUnansweredEnabled: false })
const back = (now: CallsFacts, before: CallsFacts, decision: CallsDecision) =>
  calls.restore(jan(), now, before, decision)
const sentBack = (...story: Parameters<typeof back>) => back(...story).flatMap(({ operations }) => operations)
const said = (parts: ReturnType<typeof back>) =>
  parts.map(({ id, stands, onlyIfChosen }) => `${id} ${stands}${onlyIfChosen === true ? ', if chosen' : ''}`)

describe('On its way back the phone', () => {
  describe('gets its number', () => {
    const gone = facts({ number: undefined })

    it('from the successor who has it, and from nobody else', () => {
      const given = facts({ number: undefined, successorNumbers: ['tel:+31205550112'] })

      assert.deepEqual(sentBack(given, facts(), give).map(request), [unassign, assign])
      assert.deepEqual(sentBack(gone, facts(), give).map(request), [assign])
      assert.deepEqual(sentBack(gone, facts(), release).map(request), [assign])
      assert.ok(sentBack(given, facts(), give).every((one) => one.irreversible === undefined))
    })

    it('not where it is there, or where none was', () => {
      assert.deepEqual(back(facts(), facts(), give), [])
      assert.deepEqual(back(gone, gone, release), [])
      assert.deepEqual(back(gone, facts(), { choice: 'leave' }), [])
    })

    it('in place of another one only where somebody chooses that', () => {
      const [part] = back(facts({ number: other }), facts(), release)

      assert.deepEqual([part?.stands, part?.onlyIfChosen], ['changedSince', true])
      assert.match(inWords(part?.why), /has another number by now: \+31205550199\./)
    })

    it('and is told in words who has to free it where somebody else holds it', () => {
      const refusal = {
        kind: 'badRequest',
        system: 'graph',
        text: 'The telephone number is already assigned.',
      } as const

      assert.match(
        inWords(calls.whyRefused?.(refusal, gone, release)),
        /^Somebody else holds this number by now\..*try again/,
      )
      assert.equal(calls.whyRefused?.({ ...refusal, text: 'Else' }, gone, release), undefined)
    })
  })

  describe('what happens to calls', () => {
    const unanswered = { IsForwardingEnabled: false, IsUnansweredEnabled: true, UnansweredDelay: '00:00:40' }
    const before = (settings: CallsFacts['settings'], overrides: Partial<CallsFacts> = {}) =>
      facts({ ...(settings === undefined ? {} : { settings }), ...overrides })
    const undone = (settings: CallsFacts['settings'], overrides: Partial<CallsFacts> = {}) =>
      sentBack(toEva, before(settings, overrides), forward)

    it('is nothing again where nothing happened to them', () => {
      assert.deepEqual(undone({ IsForwardingEnabled: false, IsUnansweredEnabled: false }).map(request), [off])
      assert.deepEqual(undone(undefined).map(request), [off])
    })

    for (const group of [
      { ForwardingType: 'Immediate', ForwardingTargetType: 'SingleTarget', ForwardingTarget: 'sip:eva@contoso.com' },
      { ForwardingType: 'Immediate', ForwardingTargetType: 'Voicemail' },
      { ForwardingType: 'Simultaneous', ForwardingTargetType: 'MyDelegates' },
      { ForwardingType: 'Immediate', ForwardingTargetType: 'Group' },
    ])
      it(`is exactly what was read: ${Object.values(group).join(', ')}`, () => {
        const settings = { ForwardingTarget: '', ...group, IsForwardingEnabled: true, UnansweredDelay: '00:00:20' }

        assert.deepEqual(undone(settings).map(request), [setCalling({ ...group, IsForwardingEnabled: true })])
      })

    it('leads to a telephone number only where somebody chooses that, and to the successor no more either way', () => {
      const group = { ...toTarget('+31205550111'), ForwardingType: 'Simultaneous' }
      const was = before({ ...group, IsForwardingEnabled: true })

      const parts = back(toEva, was, forward)

      assert.deepEqual(said(parts), ['toSuccessor asMade', 'forwarding asMade, if chosen'])
      assert.match(inWords(parts[1]?.operations[0]?.explain), /to \+31205550111 again/)
      assert.deepEqual(operationsBack(parts).map(request), [off])
      const on = setCalling({ ...group, IsForwardingEnabled: true })
      assert.deepEqual(operationsBack(parts, ['forwarding']).map(request), [off, on])
      for (const decision of [forward, release])
        assert.deepEqual(said(back(quiet, was, decision)), ['forwarding asMade, if chosen'])
    })

    it('is left as it is where somebody changed it since', () => {
      const was = before({ IsForwardingEnabled: true, ...toTarget('sip:tom@contoso.com') })
      const elsewhere = calling({ IsForwardingEnabled: true, ...toTarget('sip:petra@contoso.com') })
      const [moved] = back(elsewhere, was, forward)
      const [ended] = back(quiet, was, forward)

      for (const part of [moved, ended]) assert.deepEqual([part?.stands, part?.onlyIfChosen], ['changedSince', true])
      assert.match(inWords(moved?.why), /forwarded to somebody else by now/)
      assert.match(inWords(ended?.why), /not forwarded any more/)
      assert.deepEqual(said(back(elsewhere, quiet, forward)), ['forwarding changedSince, if chosen'])
    })

    for (const group of [
      { UnansweredTargetType: 'SingleTarget', UnansweredTarget: 'sip:eva@contoso.com' },
      { UnansweredTargetType: 'Voicemail' },
      { UnansweredTargetType: 'MyDelegates' },
      { UnansweredTargetType: 'Group' },
    ])
      it(`that are not answered is exactly what was read: ${Object.values(group).join(', ')}`, () => {
        const asWas = setCalling({ IsUnansweredEnabled: true, UnansweredDelay: '00:00:40', ...group })

        assert.deepEqual(undone({ UnansweredTarget: '', ...unanswered, ...group }, { unanswered: true }).map(request), [
          off,
          asWas,
        ])
      })

    it('that are not answered is left as somebody has set it since', () => {
      const was = calling({ ...unanswered, UnansweredTargetType: 'Voicemail' })
      const longer = calling({ ...unanswered, UnansweredTargetType: 'Voicemail', UnansweredDelay: '00:00:20' })
      const [part, ...more] = back(longer, was, forward)

      assert.deepEqual([part?.id, part?.stands, more], ['unanswered', 'changedSince', []])
      assert.match(inWords(part?.why), /unanswered calls has been changed since/)
      assert.deepEqual(back(was, was, forward), [])
      assert.deepEqual(back(was, quiet, release), [])
    })

    for (const [what, settings] of Object.entries({
      'was not read, as in journals of before': undefined,
      'rings for a time that the cmdlet does not take': { ...unanswered, UnansweredDelay: '00:00:25' },
      'names nobody': { ...unanswered, UnansweredTargetType: 'SingleTarget', UnansweredTarget: null },
    }))
      it(`is a task where it ${what}: nothing is made up in its place`, () => {
        const [first, task, ...more] = undone(settings, { unanswered: true })

        assert.deepEqual([request(first), more], [off, []])
        assert.ok(task?.via === 'person')
        assert.match(inWords(task.instruction), /open jan\.devries@contoso\.com, and put the call forwarding back/)
      })

    it('goes to where a journal of before says that it went', () => {
      const target = { IsForwardingEnabled: true, ...toTarget('sip:tom@contoso.com') }

      assert.deepEqual(undone(undefined, { forwardingTo: 'sip:tom@contoso.com' }).map(request), [setCalling(target)])
      assert.deepEqual(back(calling(target), facts({ forwardingTo: 'sip:tom@contoso.com' }), forward), [])
    })

    it('comes with the number, since the licence took all of it along and none of it is told before', () => {
      const was = calling({
        IsForwardingEnabled: true,
        ...toTarget('sip:tom@contoso.com'),
        IsUnansweredEnabled: true,
        UnansweredDelay: '00:00:40',
        UnansweredTargetType: 'Voicemail',
      })
      const gone = facts({ number: undefined, licensed: false })

      assert.deepEqual(said(back(gone, was, release)), ['number asMade', 'forwarding asMade', 'unanswered asMade'])
      assert.deepEqual(said(back(quiet, was, release)), ['forwarding asMade', 'unanswered asMade'])
      assert.deepEqual(said(back(gone, quiet, release)), ['number asMade'])
      assert.deepEqual(said(back({ ...gone, licensed: true }, quiet, forward)), ['forwarding asMade'])
      assert.deepEqual(back({ ...gone, number }, quiet, forward), [])
      assert.deepEqual(back(was, was, release), [])
    })
  })

  describe('answers its call queues', () => {
    const queue = { id: 'queue', name: 'Helpdesk', users: [eva().id, jan().id] }
    const agent = facts({ queues: { own: [queue], byGroup: [] } })
    const left = (...users: readonly string[]) =>
      facts({ queues: { own: [], byGroup: [], others: [{ ...queue, users }] } })

    it('with all who answer them now', () => {
      const [part] = back(left('tom'), agent, leaveQueues)

      assert.deepEqual([part?.id, part?.stands], ['queue', 'asMade'])
      const parameters = { Identity: 'queue', Users: ['tom', jan().id] }
      assert.deepEqual(part?.operations.map(request), [{ via: 'teams', cmdlet: 'Set-CsCallQueue', parameters }])
    })

    it('but none that is gone, that it answers again, or that it did not leave', () => {
      const [part] = back(facts({ queues: { own: [], byGroup: [], others: [] } }), agent, leaveQueues)

      assert.equal(part?.stands, 'lost')
      assert.match(inWords(part.why), /Helpdesk is not there any more/)
      assert.deepEqual(back(agent, agent, leaveQueues), [])
      assert.deepEqual(back(left('tom'), agent, { choice: 'leave' }), [])
    })

    it('which are told by name with who answers them, once they were left, also without a licence', async () => {
      const world = {
        graph: { [`/users/${jan().id}`]: { assignedPlans: [] } },
        teams: { 'Get-CsCallQueue': [{ Identity: 'queue', Name: 'Helpdesk', Users: [eva().id] }] },
      }

      const { queues } = await calls.read(reader(world).from, jan(), leaveQueues)

      assert.deepEqual(queues, { own: [], byGroup: [], others: [{ ...queue, users: [eva().id] }] })
      assert.equal((await calls.read(reader(world).from, jan())).queues, undefined)
    })
  })

  it('is left alone where it is as it was, and loses nothing of others (any phone)', () => {
    const target = fc.constantFrom(eva().id, 'sip:tom@contoso.com', '+31205550111', undefined)
    const anyPhone = fc
      .record({
        number: fc.constantFrom(number, other, undefined),
        licensed: fc.boolean(),
        target,
        unanswered: fc.boolean(),
      })
      .map(({ target: to, unanswered, ...found }) => {
        const isTold = found.licensed && found.number !== undefined
        if (!isTold) return facts(found)
        const forwarding =
          to === undefined ? { IsForwardingEnabled: false } : { IsForwardingEnabled: true, ...toTarget(to) }
        const voicemail = { UnansweredTargetType: 'Voicemail', UnansweredDelay: '00:00:20' }
        return calling({ ...forwarding, IsUnansweredEnabled: unanswered, ...(unanswered ? voicemail : {}) }, found)
      })
    const had = fc.constantFrom<readonly string[]>([], [telephoneNumber], [other.telephoneNumber])

    fc.assert(
      fc.property(anyPhone, anyPhone, had, fc.constantFrom(give, forward, release), (now, before, has, decision) => {
        fc.pre(before.settings !== undefined)
        assert.deepEqual(back(before, before, decision), [])
        const all = operationsBack(back({ ...now, successorNumbers: has }, before, decision))
        const takes = all.filter((one) => one.via === 'graph' && one.path.endsWith('/unassignNumber'))
        assert.ok(takes.length === 0 || (decision === give && has.includes(before.number?.telephoneNumber ?? '')))
        const isSet = all.some((one) => one.via === 'teams' && 'ForwardingType' in one.parameters)
        assert.ok(!isSet || before.forwardingTo === 'sip:tom@contoso.com' || before.forwardingTo === eva().id)
      }),
    )
  })
})
