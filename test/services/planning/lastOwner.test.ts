import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { catalogueFor } from '../../../dialogs/catalogue'
import { planCase, type PlannerInput } from '../../../services/planning/planner'
import { account } from '../../../services/steps/account'
import { ownership, type OwnershipDecision } from '../../../services/steps/ownership'
import type { OwnedGroup } from '../../../services/steps/ownership/reading'
import { evaAsPerson, jan } from '../steps/builders'
import { owned } from '../steps/ownership/sample'

const team = owned('c0ffee00-0000-4000-8000-000000000001', 'Project Atlas', { others: 0 })
const shared = owned('c0ffee00-0000-4000-8000-000000000002', 'Afdeling Sales')
const handOver: OwnershipDecision = { choice: 'handOver', successor: evaAsPerson(), count: 1 }

const catalogue = catalogueFor([ownership, account])

const anyGroup = fc.record({
  id: fc.uuid(),
  name: fc.uuid(),
  place: fc.constantFrom('entra' as const, 'exchange' as const, 'activeDirectory' as const),
  hasTeam: fc.boolean(),
  others: fc.nat(2),
  idle: fc.nat(2),
})
const anyDecision = fc.constantFrom<OwnershipDecision>(handOver, { choice: 'release', count: 1 }, { choice: 'leave' })

describe('The rule that no group loses its last owner (promise 7)', () => {
  it('holds for any groups and any decisions: a plan that deletes the account hands every such group over', () => {
    fc.assert(
      fc.property(fc.array(anyGroup), anyDecision, fc.constantFrom('delete', 'keep'), (groups, decision, choice) => {
        const planned = planCase(about(groups, decision, choice))

        const deleted = planned.ok && planned.plan.steps.some(({ stepId }) => stepId === 'account')
        const orphaned = groups.some(({ others }) => others === 0) && decision.choice !== 'handOver'
        assert.ok(!deleted || !orphaned)
        if (!orphaned || choice === 'keep') assert.equal(planned.ok, true)
      }),
    )
  })

  it('names the groups in both languages when it refuses', () => {
    const planned = planCase(about([team, shared], { choice: 'leave' }, 'delete'))

    assert.ok(!planned.ok)
    assert.deepEqual(planned.reasons.map(catalogue.en), [
      'The account cannot be deleted: this group would lose its last owner: Project Atlas. Choose a successor, or keep the account.',
    ])
    assert.match(
      planned.reasons.map(catalogue.nl).join(''),
      /deze groep zou de laatste eigenaar verliezen: Project Atlas\./,
    )
  })

  it('names only the first of many', () => {
    const many = Array.from({ length: 9 }, (_, index) => owned(`group-${index}`, `Groep ${index}`, { others: 0 }))

    const planned = planCase(about(many, { choice: 'leave' }, 'delete'))

    assert.match(
      planned.ok ? '' : planned.reasons.map(catalogue.en).join(''),
      /Groep 0, Groep 1, .* Groep 4, and 4 more\./,
    )
  })
})

function about(groups: readonly OwnedGroup[], decision: OwnershipDecision, choice: string): PlannerInput {
  const root = 'https://graph.microsoft.com/v1.0'
  return {
    employee: jan(),
    facts: {
      ownership: { owned: groups, successorOwns: [], root },
      account: { deleted: false, accountEnabled: false, synced: false },
    },
    decisions: { ownership: decision, account: { choice } },
    steps: [ownership, account],
    policy: 'second-person',
    protection: { allowedAdministrators: [], breakGlass: [] },
    requesterId: 'ilse-id',
    started: [],
  }
}
