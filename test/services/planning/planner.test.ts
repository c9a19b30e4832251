import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { languages } from '../../../cards/texts'
import type { Plan } from '../../../services/planning/plan'
import { planCase, type Planned, type PlannerInput } from '../../../services/planning/planner'
import { steps } from '../../../services/steps'
import { catalogue, everyPlan, many, operationsOf, plan, reasonsOf } from './plans'
import { plannerInput, policy, settings, situation } from './situations'
import { jan } from '../steps/builders'

describe('The planner, whatever was found and whatever was decided', () => {
  it('never itself deletes an account that is mastered in Active Directory (promise 3)', () => {
    everyPlan((plan, { facts }) => {
      if (facts.account.synced) assert.ok(!operationsOf(plan, 'account').some(({ via }) => via === 'graph'))
    })
  })

  it('puts each step behind all that it comes after', () => {
    everyPlan(({ steps: planned }) => {
      const order = planned.map(({ stepId }) => stepId)

      for (const [position, id] of order.entries()) {
        const after = steps.find((step) => step.id === id)?.after ?? []
        assert.deepEqual(
          order.slice(position).filter((later) => after.includes(later)),
          [],
        )
      }
    })
  })

  it('plans what was decided, and nothing for what was left as it is', () => {
    everyPlan(({ steps: planned }, { decisions, facts }) => {
      const about = new Map<string, unknown>(Object.entries(decisions))
      for (const step of planned) {
        assert.deepEqual(step.decision, about.get(step.stepId))
        assert.equal(steps.find(({ id }) => id === step.stepId)?.changesNothing(step.decision), false)
        assert.deepEqual(step.facts, new Map<string, unknown>(Object.entries(facts)).get(step.stepId))
      }
    })
  })

  it('asks for approvals of destructive steps that send something, and of none when the policy asks for none', () => {
    fc.assert(
      fc.property(situation, policy, (about, asked) => {
        const planned = planCase(plannerInput(about, { policy: asked }))

        for (const { stepId, operations, needsApproval } of planned.ok ? planned.plan.steps : []) {
          const destructive = steps.find(({ id }) => id === stepId)?.destructive === true
          assert.equal(needsApproval, destructive && operations.length > 0 && asked !== 'none')
        }
      }),
      many,
    )
  })

  it('leaves a step that was started at once out of the plan', () => {
    fc.assert(
      fc.property(situation, fc.subarray(steps.map(({ id }) => id)), (about, started) => {
        const planned = planCase(plannerInput(about, { started }))

        assert.ok(!planned.ok || planned.plan.steps.every(({ stepId }) => !started.includes(stepId)))
      }),
      many,
    )
  })

  it('has no plan while a question that matters is open, and says which', () => {
    fc.assert(
      fc.property(situation, fc.constantFrom(...steps), (about, open) => {
        const { [open.id]: _left, ...decisions } = plannerInput(about).decisions
        const input = plannerInput(about, { decisions })

        const planned = planCase(input)

        if (!input.steps.includes(open) || !open.applies(input.facts[open.id], input)) return
        assert.match(reasonsOf(planned).join('\n'), new RegExp(`no answer yet for: ${catalogue.en(open.title)}`))
      }),
      settings,
    )
  })

  it('says why there is no plan, in both languages', () => {
    fc.assert(
      fc.property(situation, (about) => {
        const planned = planCase(plannerInput(about))
        const said = planned.ok ? planned.advice : planned.reasons

        assert.ok(planned.ok || planned.reasons.length > 0)
        for (const message of said) {
          const [english = '', dutch = ''] = languages.map((language) => catalogue[language](message))
          assert.ok(english !== '' && dutch !== '' && english !== dutch)
          assert.doesNotMatch(english + dutch, /\{|undefined|\(\)/)
        }
      }),
      many,
    )
  })

  it('makes the same plan with the same hash from the same facts, also when they come from the journal', () => {
    fc.assert(
      fc.property(situation, (about) => {
        const input = plannerInput(about)
        const { facts, decisions } = JSON.parse(JSON.stringify(input)) as PlannerInput

        const [one, other] = [planCase(input), planCase({ ...input, facts, decisions })]

        assert.equal(hashIn(one), hashIn(other))
        assert.equal(one.ok, other.ok)
      }),
      settings,
    )
  })

  it('gives another hash to everything that is not sent alike', () => {
    fc.assert(
      fc.property(situation, situation, (about, other) => {
        const [one, two] = [about, { ...about, decisions: { ...other.decisions, licences: about.decisions.licences } }]
        const [first, second] = [planCase(plannerInput(one)), planCase(plannerInput(two))]
        if (!first.ok || !second.ok) return

        assert.equal(first.plan.hash === second.plan.hash, decisionsIn(first.plan) === decisionsIn(second.plan))
      }),
      many,
    )
  })

  it('keeps passwords out of the plan: they are made when they are sent', () => {
    everyPlan((plan) => {
      const passwords = [...JSON.stringify(plan).matchAll(/"password":(\{[^}]*\}|"[^"]*"|\w+)/g)].map(
        ([, value]) => value,
      )

      assert.deepEqual(
        passwords.filter((value) => value !== '{"$generate":"password"}'),
        [],
      )
    })
  })

  it('never refuses what the steps themselves suggest, one after another', () => {
    fc.assert(
      fc.property(situation, (about) => {
        const { employee, facts, steps: asked } = plannerInput(about)
        const decisions: Record<string, unknown> = {}
        for (const step of asked) {
          const context = { employee, facts, decisions: { ...decisions } }
          const own = facts[step.id]
          if (step.applies(own, context)) decisions[step.id] = step.suggest(own, context)
        }

        const planned = planCase(plannerInput(about, { decisions }))

        assert.deepEqual(reasonsOf(planned), [])
      }),
      many,
    )
  })
})

describe('The planner refuses', () => {
  const protectedAccounts: Readonly<Record<string, Partial<PlannerInput>>> = {
    'a requester who offboards themselves': { requesterId: jan().id },
    'an emergency account by its name, in any case': {
      protection: { allowedAdministrators: [], breakGlass: ['JAN.devries@Contoso.com'] },
    },
    'an emergency account by its id': { protection: { allowedAdministrators: [], breakGlass: [jan().id] } },
    'an emergency account by its id in capitals': {
      protection: { allowedAdministrators: [], breakGlass: [jan().id.toUpperCase()] },
    },
    'a Global Administrator': { employee: jan({ globalAdministrator: true }) },
    'the account that synchronises the directory, by its role': {
      employee: jan({ adminRoles: ['Directory Synchronization Accounts'] }),
    },
    'the account that synchronises the directory, by the id of its role': {
      employee: jan({ adminRoles: ['Renamed'], adminRoleIds: ['d29b2b05-8046-44ba-8758-1e26182fcf32'] }),
    },
    'the account of a later Entra Connect, by the id of its role': {
      employee: jan({ adminRoleIds: ['a92aed5d-d78a-4d16-b381-09adb37eb3b0'] }),
    },
    'the account that synchronises the directory, by its name': {
      employee: jan({ userPrincipalName: 'Sync_SRV01_ab12@contoso.onmicrosoft.com' }),
    },
    'the account of Entra Cloud Sync, by its name': {
      employee: jan({ userPrincipalName: 'ADToAADSyncServiceAccount@contoso.onmicrosoft.com' }),
    },
  }
  for (const [who, overrides] of Object.entries(protectedAccounts)) {
    it(`${who}, whatever is decided (promise 8)`, () => {
      fc.assert(
        fc.property(situation, (about) => {
          assert.equal(planCase(plannerInput(about, overrides)).ok, false)
        }),
        { ...settings, numRuns: 50 },
      )
    })
  }

  it('an emergency account that is an allowed administrator too', () => {
    const name = jan().userPrincipalName

    const planned = plan({}, { protection: { allowedAdministrators: [name], breakGlass: [name] } })

    assert.match(reasonsOf(planned).join(), /emergency/)
  })
})

describe('The planner accepts', () => {
  it('a Global Administrator who is allowed by name', () => {
    const allowed = { allowedAdministrators: ['Jan.DeVries@contoso.com'], breakGlass: [] }

    const planned = plan({}, { employee: jan({ globalAdministrator: true }), protection: allowed })

    assert.deepEqual(reasonsOf(planned), [])
  })
})

function hashIn(planned: Planned): string | undefined {
  return planned.ok ? planned.plan.hash : undefined
}

/** What tells plans about the same facts apart. */
function decisionsIn(planned: Plan): string {
  return JSON.stringify(planned.steps.map(({ stepId, decision }) => [stepId, decision]))
}
