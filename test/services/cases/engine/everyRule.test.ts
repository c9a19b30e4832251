import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { globalAdministratorRole } from '../../../../services/facts/roleNames'
import type { Operation } from '../../../../services/model/operation'
import { forbiddenBy, rulesGuarding } from '../../../../services/planning/lastMoment'
import { planCase } from '../../../../services/planning/planner'
import { rulesFor } from '../../../../services/planning/ruleList'
import { steps } from '../../../../services/steps'
import type { AnyStep } from '../../../../services/steps/step'
import { samples } from '../../steps/samples'
import { decisionsIn, found, plannerInput, settings, situation } from '../../planning/situations'
import { opening } from '../journal/builders'
import { Bench } from './doubles'

const rules = rulesFor(steps)
const nobody = { active: [], eligible: [], groups: [], link: '' }
const atAnyTime = [{ id: 'e', roleDefinitionId: globalAdministratorRole, name: 'Global Administrator', scope: '/' }]

/** Everything about somebody that rules look at, as an administrator in another window may make it. */
const anyFacts = fc
  .record({
    told: found,
    roles: fc.constantFrom(nobody, nobody, nobody, { ...nobody, eligible: atAnyTime }),
    ownership: fc.constantFrom({ owned: [], successorOwns: [], root: '' }, samples['ownership']?.[0]?.before),
  })
  .map(({ told, ...others }): Readonly<Record<string, unknown>> => ({ ...told, ...others }))

const change = fc.record({
  stepId: fc.constantFrom('mailbox', 'licences', 'calls', 'contain', 'account', 'roles', 'ownership'),
  facts: anyFacts,
  globalAdministrator: fc.constantFrom(false, false, true),
})

const guarded = ['licences', 'account', 'contain', 'calls'] as const

describe('The rules of this product, when anything that they look at changes between any two requests', () => {
  for (const stepId of guarded)
    it(`forbid nothing that is sent for the step ${stepId} (promise 13)`, async () => {
      let sent = 0
      let stopped = 0
      await fc.assert(
        fc.asyncProperty(situation, fc.array(change, { minLength: 1, maxLength: 8 }), async (about, changes) => {
          const facts: Record<string, unknown> = {
            ...about.facts,
            roles: nobody,
            ownership: { owned: [], successorOwns: [], root: '' },
          }
          let employee = about.employee
          const told = steps.filter(({ id }) => id in facts)
          const input = { ...plannerInput(about, { steps: told }), facts: { ...facts } }
          const planned = planCase(input)
          fc.pre(planned.ok && planned.plan.steps.some((step) => step.stepId === stepId && step.operations.length > 0))
          if (!planned.ok) return
          const made = new Bench(told.map((step) => alone(step, () => facts[step.id])))
          made.rules = rules
          // The rules are asked with what is so when they ask, and with no less.
          let looked = { employee, facts: { ...facts } }
          made.employee = () => {
            looked = { employee, facts: { ...facts } }
            return employee
          }
          const happen = (): void => {
            const next = changes.shift()
            if (next === undefined) return
            facts[next.stepId] = next.facts[next.stepId]
            employee = { ...employee, globalAdministrator: next.globalAdministrator }
          }
          const wrong: string[] = []
          made.tenant.afterSend = happen
          made.tenant.beforeSend = ({ explain, irreversible }: Operation) => {
            const now = { ...input, ...(irreversible === true ? { employee, facts } : looked) }
            const against = forbiddenBy(rulesGuarding(stepId, rules), now)
            if (against.length > 0) wrong.push(`${explain.key} against ${against.map(({ key }) => key).join()}`)
            sent += 1
          }
          await made.say(
            opening(input.facts, about.employee),
            ...decisionsIn(input.decisions),
            { kind: 'planned', plan: planned.plan, facts: input.facts },
            { kind: 'submitted', planHash: planned.plan.hash },
          )
          happen()
          await made.approve(stepId)
          for (let look = 0; look < 6; look += 1) {
            await made.run(1)
            if ((await made.step(stepId)).held !== undefined) stopped += 1
            happen()
          }
          assert.deepEqual(wrong, [])
        }),
        { ...settings, numRuns: 60 },
      )
      // Something was at stake.
      assert.ok(sent > 0 && stopped > 0, `${sent} sent, ${stopped} stopped`)
    })
})

/** A step of this product that waits for no other, and whose facts are those of this world. */
function alone(step: AnyStep, facts: () => unknown): AnyStep {
  return { ...step, after: [], follows: [], precedes: [], read: async () => facts() }
}
