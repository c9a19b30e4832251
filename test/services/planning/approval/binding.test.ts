import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { isCovered, matchesPlan } from '../../../../services/planning/approval/binding'
import { isSameRequest } from '../../../../services/model/sameRequest'
import { stepIn } from '../../../../services/cases/journal/case'
import type { CaseEvent } from '../../../../services/cases/journal/entry'
import type { PlannedStep } from '../../../../services/planning/plan'
import type { GraphOperation, Operation } from '../../../../services/model/operation'
import { hashOf } from '../../../../services/planning/planHash'
import { settings } from '../situations'
import { caseOf, opening, petra, type Said } from '../../cases/journal/builders'

const facts = { mailbox: {}, calls: {} }
const operation: fc.Arbitrary<Operation> = fc.record({
  via: fc.constant('graph' as const),
  method: fc.constantFrom('POST' as const, 'PATCH' as const),
  path: fc.constantFrom('/users/jan', '/users/eva', '/groups/sales'),
  body: fc.boolean().map((accountEnabled) => ({ accountEnabled })),
  explain: fc.constant({ key: 'x' }),
})
const planned = (stepId: string): fc.Arbitrary<PlannedStep> =>
  fc.record({
    stepId: fc.constant(stepId),
    decision: fc.constantFrom({ choice: 'share' }, { choice: 'forward' }),
    facts: fc.constant({}),
    operations: fc.array(operation, { minLength: 1, maxLength: 3 }),
    needsApproval: fc.constant(true),
  })
const plan = fc.tuple(planned('mailbox'), planned('calls'))

const submitted = (steps: readonly PlannedStep[], hash = hashOf(steps)): readonly Said[] => [
  opening(facts),
  { kind: 'planned', plan: { steps, hash }, facts },
  { kind: 'submitted', planHash: hash },
]
const approved = (planHash: string): Said => ({
  by: petra,
  event: { kind: 'approved', stepIds: ['mailbox'], planHash },
})
const changed = (step: PlannedStep): CaseEvent => ({ kind: 'planChanged', step, hash: hashOf([step]) })

describe('An approval', () => {
  it('of the very plan approves its step, and binds what the step would send', () => {
    fc.assert(
      fc.property(plan, (steps) => {
        const theCase = caseOf(...submitted(steps), approved(hashOf(steps)))

        assert.equal(stepIn(theCase, 'mailbox').status, 'approved')
        assert.equal(matchesPlan(theCase, stepIn(theCase, 'mailbox')), true)
      }),
      settings,
    )
  })

  it('of any other plan approves nothing', () => {
    fc.assert(
      fc.property(plan, plan, fc.string(), (steps, others, word) => {
        for (const hash of [hashOf(others), hashOf(steps.slice(0, 1)), word]) {
          if (hash === hashOf(steps)) continue
          const step = stepIn(caseOf(...submitted(steps), approved(hash)), 'mailbox')

          assert.equal(step.status, 'waitingApproval')
          assert.equal(step.approval, undefined)
        }
      }),
      settings,
    )
  })

  it('is void once the step’s plan changed, and so is one of the whole plan that comes later', () => {
    fc.assert(
      fc.property(plan, planned('mailbox'), (steps, other) => {
        const all = hashOf(steps)
        const late = caseOf(...submitted(steps), approved(all), changed(other), approved(all))
        const anew = caseOf(...submitted(steps), approved(all), changed(other), approved(hashOf([other])))

        const step = stepIn(late, 'mailbox')
        assert.equal(step.status, 'waitingApproval')
        assert.equal(step.approval, undefined)
        assert.deepEqual(step.voidedApproval?.by, petra)
        assert.equal(matchesPlan(late, step), false)
        assert.equal(stepIn(anew, 'mailbox').voidedApproval, undefined)
        assert.equal(matchesPlan(anew, stepIn(anew, 'mailbox')), true)
      }),
      settings,
    )
  })

  it('binds nothing when the plan beside the hash is another than the hash was made of', () => {
    fc.assert(
      fc.property(plan, plan, (steps, others) => {
        if (hashOf(steps) === hashOf(others)) return
        const theCase = caseOf(...submitted(others, hashOf(steps)), approved(hashOf(steps)))

        assert.equal(matchesPlan(theCase, stepIn(theCase, 'mailbox')), false)
      }),
      settings,
    )
  })

  it('of the whole plan binds no step that is planned otherwise than it stands there, and none without a plan', () => {
    fc.assert(
      fc.property(plan, planned('mailbox'), (steps, other) => {
        const approval = { planHash: hashOf(steps) }
        const [mailbox] = steps

        const whole = { steps, hash: hashOf(steps) }
        assert.equal(matchesPlan({ plan: whole }, { planned: mailbox, approval }), true)
        assert.equal(matchesPlan({ plan: undefined }, { planned: mailbox, approval }), false)
        if (JSON.stringify(other) === JSON.stringify(mailbox)) return
        assert.equal(matchesPlan({ plan: whole }, { planned: other, approval }), false)
      }),
      settings,
    )
  })

  it('is not needed where the policy asks for nobody', () => {
    fc.assert(
      fc.property(plan, ([mailbox, calls]) => {
        const theCase = caseOf(...submitted([{ ...mailbox, needsApproval: false }, calls]))

        assert.equal(matchesPlan(theCase, stepIn(theCase, 'mailbox')), true)
        assert.equal(matchesPlan(theCase, stepIn(theCase, 'calls')), false)
      }),
      settings,
    )
  })
})

const [a, b, c] = [make('a'), make('b'), make('c')]

function make(name: string, more: object = {}): GraphOperation {
  return { via: 'graph', method: 'POST', path: `/${name}`, explain: { key: name }, ...more }
}

describe('What is sent is what was approved (promise 1)', () => {
  it('where each request is the same, whatever its words and its alternatives', () => {
    const other = { ...a, explain: { key: 'in.other.words' }, whenRefused: 'continue' as const, otherwise: [b] }

    assert.equal(isCovered([other], [a, c]), true)
    assert.equal(isCovered([], [a]), true)
  })

  it('whether or not it had to wait when it was approved', () => {
    assert.equal(isCovered([a], [{ ...a, waits: true }]), true)
    assert.equal(isCovered([{ ...a, waits: true }], [a]), true)
    assert.equal(isCovered([{ ...a, unreadable: true }], [a]), true)
  })

  it('where a part without a value is the same as no part, as in the journal', () => {
    assert.equal(isSameRequest(make('a', { body: { x: undefined } }), make('a', { body: {} })), true)
  })

  for (const [what, changed] of Object.entries({
    'another path': make('b'),
    'another method': make('a', { method: 'DELETE' }),
    'another body': make('a', { body: { x: 1 } }),
  })) {
    it(`but not with ${what}`, () => {
      assert.equal(isCovered([a, changed], [a]), false)
    })
  }
})
