import { strict as assert } from 'node:assert'
import { planCase, planStep, type PlannerInput } from '../../../services/planning/planner'
import { canJudge, leftOutBy } from '../../../services/planning/unread'
import { steps } from '../../../services/steps'
import type { Rule } from '../../../services/steps/rule'
import type { AnyStep } from '../../../services/steps/step'
import { jan } from '../steps/builders'

const [some] = steps
assert.ok(some !== undefined)
const ordinary: AnyStep = some

/** A step that does nothing but what a test says. */
function step(id: string, overrides: Partial<AnyStep> = {}): AnyStep {
  return {
    ...ordinary,
    id,
    title: { key: id },
    people: [],
    rules: [],
    applies: () => true,
    changesNothing: () => false,
    plan: (_employee, facts, decision, before) => [
      {
        via: 'graph',
        method: 'POST',
        path: `/${id}`,
        body: { sent: JSON.stringify({ facts, decision, before }) },
        explain: { key: id },
      },
    ],
    ...overrides,
  }
}

function input(made: readonly AnyStep[], overrides: Partial<PlannerInput> = {}): PlannerInput {
  return {
    employee: jan(),
    facts: Object.fromEntries(made.map(({ id }) => [id, {}])),
    decisions: Object.fromEntries(made.map(({ id }) => [id, { choice: 'do' }])),
    steps: made,
    policy: 'second-person',
    protection: { allowedAdministrators: [], breakGlass: [] },
    requesterId: 'ilse-id',
    started: [],
    ...overrides,
  }
}

function rule(id: string, uses: readonly string[], guards: readonly string[], more: Partial<Rule> = {}): Rule {
  return { id, uses, guards, refuse: () => [{ key: 'refused' }], ...more }
}

/** Ids of the steps in the plan, or the keys of the reasons why there is none. */
function planned(about: PlannerInput): readonly string[] {
  const made = planCase(about)
  return made.ok ? made.plan.steps.map(({ stepId }) => stepId) : made.reasons.map(({ key }) => `refused: ${key}`)
}

describe('The plan of made-up steps', () => {
  it('has the steps that apply and change something, and were not started', () => {
    const made = [step('a'), step('b', { applies: () => false }), step('c', { changesNothing: () => true }), step('d')]

    assert.deepEqual(planned(input(made)), ['a', 'd'])
    assert.deepEqual(planned(input(made, { started: ['a'] })), ['d'])
  })

  it('waits for the answers about steps that apply, and were not started', () => {
    const made = [step('a'), step('b', { applies: () => false })]

    assert.deepEqual(planned(input(made, { decisions: {} })), ['refused: planner.decisionMissing'])
    assert.deepEqual(planned(input(made, { decisions: {}, started: ['a'] })), [])
  })

  it('says why nothing was asked about a step that was looked at and does not apply, and of no other', () => {
    const silent = { applies: () => false, notAsked: () => ({ key: 'why' }) }
    const said = (one: Partial<AnyStep>, overrides: Partial<PlannerInput> = {}) => {
      const made = planCase(input([step('a', { ...silent, ...one })], overrides))
      return made.ok ? made.advice.map(({ key }) => key) : made.reasons
    }

    assert.deepEqual(said({}), ['why'])
    assert.deepEqual(said({ applies: () => true }), [])
    assert.deepEqual(said({}, { started: ['a'] }), [])
    assert.deepEqual(said({}, { facts: {} }), [])
  })

  it('is made from the facts of before it first ran, where it did', () => {
    const about = input([step('a')])

    const body = (before?: unknown) =>
      JSON.stringify(planStep(step('a'), about, before).operations).replaceAll('\\', '')
    assert.match(body(), /"before":\{\}/)
    assert.match(body({ was: 1 }), /"facts":\{\}.*"before":\{"was":1\}/)
  })

  it('names what was left out of it only where something was', () => {
    const made = planCase(input([step('a')]))

    assert.deepEqual(Object.keys(made.ok ? made.plan : {}).toSorted(), ['hash', 'steps'])
  })
})

describe('The plan of made-up steps, while something cannot be read', () => {
  const b = step('b', { rules: [rule('looks', ['a'], ['b'])] })

  it('does not ask the rules that look at it, and leaves out what they guard', () => {
    assert.deepEqual(planned(input([step('a'), b, step('c')], { unread: ['a'] })), ['c'])
    assert.deepEqual(planned(input([step('a'), b, step('c')])), ['refused: refused'])
    assert.deepEqual(planned(input([b, step('c')], { unread: ['c'] })), ['refused: refused'])
  })

  it('leaves out nothing that was started already', () => {
    const made = planCase(input([step('a'), step('c')], { unread: ['a'], started: ['a'] }))

    assert.deepEqual(made.ok ? [made.plan.leftOut, made.advice] : made.reasons, [undefined, []])
  })

  it('says which could not be read, and which depend on which', () => {
    const many = [step('a'), b, step('c'), step('d')]
    const made = planCase(input(many, { unread: ['a', 'd'] }))

    assert.deepEqual(made.ok ? made.plan.leftOut : [], ['a', 'b', 'd'])
    assert.deepEqual(made.ok ? made.advice : [], [
      { key: 'planner.notRead', values: { steps: [{ key: 'a' }, { key: 'd' }] } },
      { key: 'planner.notJudged', values: { steps: [{ key: 'b' }], unread: [{ key: 'a' }] } },
    ])
    const two = step('e', { rules: [rule('looksToo', ['d'], ['e'])] })
    const both = planCase(input([...many, two], { unread: ['a', 'd'] }))
    assert.match(JSON.stringify(both.ok ? both.advice : []), /"unread":\[\{"key":"a"\},\{"key":"d"\}\]/)
  })
})

describe('A rule', () => {
  it('can judge as long as all that it looks at is read, or it lets something go unread', () => {
    assert.equal(canJudge(rule('r', ['a', 'b'], ['x']), ['c']), true)
    assert.equal(canJudge(rule('r', ['a', 'b'], ['x']), ['b']), false)
    assert.equal(canJudge(rule('r', ['a', 'b'], ['x'], { letsGoUnread: [] }), ['a', 'b']), false)
    assert.equal(canJudge(rule('r', ['a', 'b'], ['x'], { letsGoUnread: ['x'] }), ['a', 'b']), true)
  })

  it('leaves out the step that it guards for what it looks at, and for nothing else', () => {
    const rules = [rule('r', ['a'], ['x']), rule('lets', ['b'], ['x'], { letsGoUnread: ['x'] })]

    assert.deepEqual(leftOutBy(['x', 'y'], rules, ['a', 'b', 'c']), [{ stepId: 'x', because: ['a'] }])
    assert.deepEqual(leftOutBy(['x', 'y'], rules, ['y']), [{ stepId: 'y', because: ['y'] }])
    assert.deepEqual(leftOutBy(['x', 'y'], rules, []), [])
  })
})
