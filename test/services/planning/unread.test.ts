import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { planCase, type Planned } from '../../../services/planning/planner'
import { rulesFor } from '../../../services/planning/ruleList'
import { steps } from '../../../services/steps'
import { isGuardedBy } from '../../../services/steps/rule'
import { plannerInput, settings, situation, type Situation } from './situations'

const many = { ...settings, numRuns: 500 }
const ids = steps.map(({ id }) => id)
const rules = rulesFor(steps)

describe('A plan while something cannot be read', () => {
  const unread = fc.subarray(ids, { minLength: 1 })

  it('has nothing of what could not be read, nor of what a rule cannot judge without it', () => {
    fc.assert(
      fc.property(situation, unread, (about, missing) => {
        const planned = planWithout(about, missing)
        if (!planned.ok) return

        for (const { stepId } of planned.plan.steps) {
          assert.ok(!missing.includes(stepId))
          const guards = rules.filter(
            (rule) => isGuardedBy(rule, stepId) && rule.letsGoUnread?.includes(stepId) !== true,
          )
          assert.deepEqual(
            guards.flatMap(({ uses }) => uses).filter((id) => missing.includes(id)),
            [],
          )
        }
      }),
      many,
    )
  })

  it('has of every other step what it would have had', () => {
    fc.assert(
      fc.property(situation, unread, (about, missing) => {
        const input = plannerInput(about)
        const whole = planCase(input)
        const planned = planWithout(about, missing)
        if (!whole.ok || !planned.ok) return

        const leftOut = planned.plan.leftOut ?? []
        assert.deepEqual(
          planned.plan.steps,
          whole.plan.steps.filter(({ stepId }) => !leftOut.includes(stepId)),
        )
        assert.deepEqual(
          missing.filter((id) => !leftOut.includes(id) && input.steps.some((step) => step.id === id)),
          [],
        )
      }),
      many,
    )
  })

  it('is one that a whole reading would not have refused for the steps that are in it', () => {
    fc.assert(
      fc.property(situation, unread, (about, missing) => {
        const input = plannerInput(about)
        const planned = planWithout(about, missing)
        if (!planned.ok) return

        for (const { stepId } of planned.plan.steps) {
          const refusing = rules.filter((rule) => isGuardedBy(rule, stepId) && (rule.refuse?.(input) ?? []).length > 0)
          assert.deepEqual(
            refusing.map(({ id }) => id).filter((id) => id !== 'protection'),
            [],
          )
        }
      }),
      many,
    )
  })

  it('signs out whoever is to be, whatever else cannot be read', () => {
    fc.assert(
      fc.property(situation, unread, (about, missing) => {
        const planned = planWithout(
          about,
          missing.filter((id) => id !== 'contain'),
        )
        if (!planned.ok || about.decisions.contain.choice !== 'block') return

        assert.ok(planned.plan.steps.some(({ stepId }) => stepId === 'contain'))
      }),
      many,
    )
  })

  it('says in words what is not in it', () => {
    const planned = fc
      .sample(situation, { numRuns: 50, seed: 1 })
      .map((about) => planWithout(about, ['mailbox', 'inbox-rules']))
      .find(({ ok }) => ok)

    assert.ok(planned?.ok)
    assert.deepEqual(
      planned.advice.slice(0, 2).map(({ key }) => key),
      ['planner.notRead', 'planner.notJudged'],
    )
  })
})

function planWithout(about: Situation, unread: readonly string[]): Planned {
  const input = plannerInput(about)
  const facts = Object.fromEntries(Object.entries(input.facts).filter(([id]) => !unread.includes(id)))
  return planCase({ ...input, facts, unread })
}
