import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { catalogueFor } from '../../../dialogs/catalogue'
import type { DialogTools } from '../../../dialogs/dialogTools'
import { propose } from '../../../dialogs/planning'
import { planFor, relevantSteps } from '../../../dialogs/stepsOfCase'
import { verbs } from '../../../dialogs/verbs'
import { contain } from '../../../dialogs/verbs/contain'
import { decide } from '../../../dialogs/verbs/decide'
import type { CasePress, Decision } from '../../../dialogs/verbs/verb'
import { cardAt } from '../../../dialogs/views'
import { stepIn } from '../../../services/cases/journal/case'
import type { CaseEvent } from '../../../services/cases/journal/entry'
import { settings as runs, toldSteps as steps } from '../../services/planning/situations'
import { caseOf, ilse, opening, petra } from '../../services/cases/journal/builders'
import { history, play } from '../../services/cases/journal/histories'
import { checkCard } from '../../support/cardChecker'
import { eva } from '../../services/steps/builders'
import { samples } from '../../services/steps/samples'
import { ordinary } from './decisions'

const settings = { ...ordinary, steps, catalogue: catalogueFor(steps) }
const facts = Object.fromEntries(steps.map(({ id }) => [id, samples[id]?.[0]?.before]))
const theCase = caseOf(opening(facts))
const turn = { actor: ilse, where: 'personal', language: 'en' } as const
const onMailbox = (input: CasePress['input'], revision = 1): CasePress => ({ stepId: 'mailbox', revision, input })
const forward = { choice: 'forward', successor: eva().id }
const nobody = new Map()
const kinds = (decision: Decision) =>
  decision.kind === 'accepted' ? decision.events.map(({ kind }) => kind) : decision.kind
const effects = (decision: Decision) => (decision.kind === 'accepted' ? decision.effects : [])

describe('The deciding half of an answer', () => {
  it('makes a decision of the input and of the people who were found', () => {
    const people = new Map([[eva().id, eva()]])

    const decision = decide.decide(theCase, turn, onMailbox(forward), people, settings)

    assert.ok(decision.kind === 'accepted')
    const [event] = decision.events
    assert.ok(event?.kind === 'decided' && event.stepId === 'mailbox')
    assert.deepEqual(decision.effects, ['makePlan'])
  })

  it('asks again, and writes nothing, when the one who was named was not found', () => {
    assert.equal(kinds(decide.decide(theCase, turn, onMailbox(forward), nobody, settings)), 'askedAgain')
  })

  it('takes the suggestions for all that is open', () => {
    const decision = decide.decide(theCase, turn, onMailbox({ suggested: 'true' }), nobody, settings)

    const open = relevantSteps(theCase, settings).map(({ definition }) => definition.id)
    assert.ok(decision.kind === 'accepted' && open.length > 1)
    assert.deepEqual(
      decision.events.map((event) => (event.kind === 'decided' ? event.stepId : '')),
      open,
    )
  })
})

describe('The reading half of an answer', () => {
  /** Whoever reads, fails. */
  const tools = { settings, gateways: {} } as unknown as DialogTools

  it('looks up nobody for an answer that is refused anyway, or that takes the suggestions', async () => {
    for (const [actor, press] of [
      [petra, onMailbox(forward)],
      [ilse, onMailbox(forward, 7)],
      [ilse, onMailbox({ ...forward, suggested: 'true' })],
    ] as const)
      assert.equal((await decide.read(tools, { ...turn, actor }, theCase, press)).size, 0)

    await assert.rejects(decide.read(tools, turn, theCase, onMailbox(forward)))
  })
})

describe('Signing out at once', () => {
  const press = { stepId: undefined, revision: 1, input: {} }

  it('waits for an approval only where that is configured', () => {
    const asked = (['with-approval', 'without-approval'] as const).map((signOutNow) => {
      const decision = contain.decide(theCase, turn, press, undefined, { ...settings, signOutNow })
      const [event] = decision.kind === 'accepted' ? decision.events : []
      return event?.kind === 'ordered' && event.step.needsApproval
    })

    assert.deepEqual(asked, [true, false])
  })

  it('is tried again by the same button after a failure', () => {
    const planned = { stepId: 'contain', decision: {}, facts: {}, operations: [], needsApproval: false }
    const failed = caseOf(
      opening(facts),
      { kind: 'ordered', step: planned, hash: 'own' },
      { kind: 'stepStarted', stepId: 'contain', attempt: 1, before: {} },
      { kind: 'stepFailed', stepId: 'contain', problem: { key: 'problem.notVisible' }, correlationId: 'c' },
    )

    assert.deepEqual(kinds(contain.decide(failed, turn, press, undefined, settings)), ['retried'])
  })
})

describe('A press that changes what runs', () => {
  it('has the engine look, and one that changes an answer does not', () => {
    const planned = { stepId: 'contain', decision: {}, facts: {}, operations: [], needsApproval: true }
    const waiting = caseOf(opening(facts), { kind: 'ordered', step: planned, hash: 'own' })
    const { revision } = stepIn(waiting, 'contain')
    const byPetra = { actor: petra, where: 'approvals' } as const

    for (const verb of ['approve', 'reject'])
      assert.deepEqual(
        effects(
          verbs
            .get(verb)!
            .decide(waiting, byPetra, { stepId: 'contain', revision, input: { reason: 'No' } }, undefined, settings),
        ),
        ['lookAtCase'],
      )
    const cancelled = verbs
      .get('cancel')!
      .decide(theCase, turn, { stepId: undefined, revision: 1, input: {} }, undefined, settings)
    assert.deepEqual([kinds(cancelled), effects(cancelled)], [['cancelled'], ['lookAtCase']])
  })
})

describe('A plan that was made', () => {
  it('is proposed when every question has its answer, else nothing is written; without a plan the facts are', () => {
    const answered = verbs.get('decide')!.decide(theCase, turn, onMailbox({ suggested: 'true' }), nobody, settings)
    const events: readonly CaseEvent[] = answered.kind === 'accepted' ? answered.events : []
    const complete = caseOf(opening(facts), ...events)
    const planned = planFor(complete, settings)

    assert.deepEqual(propose(theCase, planned, { facts }, settings), [])
    assert.deepEqual(
      propose(complete, { ok: false, reasons: [] }, { facts }, settings).map(({ kind }) => kind),
      ['factsRead'],
    )
    assert.ok(planned.ok)
    assert.deepEqual(propose(complete, planned, { facts }, settings), [{ kind: 'planned', plan: planned.plan, facts }])
  })
})

describe('The answer to a press', () => {
  it('is a card that Teams accepts, for every verb at any moment of any case', () => {
    fc.assert(
      fc.property(history, (any) => {
        const moment = play(any).at(-1)
        if (moment === undefined) return
        for (const [, verb] of verbs)
          for (const stepId of verb.needsStep ? steps.map(({ id }) => id) : [undefined]) {
            for (const where of ['personal', 'approvals'] as const) {
              const answer = verb.answer(moment.after, { stepId, revision: moment.after.revision, input: {} }, where)
              assert.deepEqual(checkCard(cardAt(moment.after, settings, answer)), [])
            }
          }
      }),
      { ...runs, numRuns: 20 },
    )
  })

  it('to Change is that the question is asked again below', () => {
    const reopened = caseOf(
      opening(facts),
      { kind: 'decided', stepId: 'mailbox', decision: { choice: 'leave' } },
      { kind: 'reopened', stepId: 'mailbox' },
    )
    const change = verbs.get('change')!

    assert.equal(change.answer(reopened, onMailbox({}, 2), 'personal'), 'decision:mailbox:2')
    assert.match(JSON.stringify(cardAt(reopened, settings, 'decision:mailbox:2')), /Asked again below/)
    assert.doesNotMatch(JSON.stringify(cardAt(reopened, settings, 'decision:mailbox:3')), /Asked again below/)
  })
})
