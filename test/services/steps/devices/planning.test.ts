import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { planCase, type PlannerInput } from '../../../../services/planning/planner'
import type { DevicesDecision, DevicesFacts } from '../../../../services/steps/devices'
import { devices } from '../../../../services/steps/devices'
import type { ManagedDevice } from '../../../../services/steps/devices/reading'
import { mailAccess, type MailAccessDecision } from '../../../../services/steps/mail-access'
import { adviceOf, evaAsPerson, inWords, jan, refusalsOf } from '../builders'
import { laptop, none } from './sample'
import { openAccess } from '../mail-access/sample'

const ids = ['a', 'b', 'c', 'd'] as const
const owner = fc.constantFrom('company' as const, 'personal' as const, 'unknown' as const)
const found: fc.Arbitrary<DevicesFacts> = fc
  .tuple(fc.subarray([...ids]), fc.infiniteStream(owner))
  .map(([present, owners]) => ({
    ...none,
    managed: present.map((id): ManagedDevice => ({
      ...laptop,
      id,
      name: id,
      owner: owners.next().value,
      deviceId: undefined,
    })),
  }))
/** Anything that the type allows, whether or not a card would accept it. */
const decided: fc.Arbitrary<DevicesDecision> = fc
  .array(fc.record({ id: fc.constantFrom(...ids), action: fc.constantFrom('wipe' as const, 'retire' as const) }))
  .map((chosen) => ({ choice: 'act', devices: chosen.map(({ id, action }) => ({ id, name: id, action })) }))
const access = fc.constantFrom<MailAccessDecision>({ choice: 'all' }, { choice: 'exceptOutlook' }, { choice: 'leave' })

function inputOf(facts: DevicesFacts, decision: DevicesDecision, closing: MailAccessDecision): PlannerInput {
  return {
    employee: jan(),
    facts: { devices: facts, 'mail-access': openAccess },
    decisions: { devices: decision, 'mail-access': closing },
    steps: [devices, mailAccess] as PlannerInput['steps'],
    policy: 'second-person',
    protection: { allowedAdministrators: [], breakGlass: [] },
    requesterId: 'ilse-id',
    started: [],
  }
}

describe('The planner about devices, whatever was found and decided', () => {
  it('wipes nothing as a whole that is not known to be the company’s (promise 6)', () => {
    fc.assert(
      fc.property(found, decided, access, (facts, decision, closing) => {
        const planned = planCase(inputOf(facts, decision, closing))
        const company = new Set(facts.managed.filter((device) => device.owner === 'company').map(({ id }) => id))
        const wrong = decision.devices.filter(({ id, action }) => action === 'wipe' && !company.has(id))
        assert.equal(planned.ok, wrong.length === 0)
        for (const { operations } of planned.ok ? planned.plan.steps : [])
          for (const operation of operations)
            if (operation.via === 'graph' && operation.path.endsWith('/wipe'))
              assert.ok(company.has(operation.path.split('/').at(-2) ?? ''))
      }),
    )
  })

  it('closes the ways into the mailbox behind the devices, and makes them wait for those (promise 6)', () => {
    fc.assert(
      fc.property(found, access, (facts, closing) => {
        const suggestion = devices.suggest(facts, { employee: jan(), facts: {}, decisions: {} })
        const planned = planCase(inputOf(facts, suggestion, closing))
        assert.ok(planned.ok)
        const order = planned.plan.steps.map(({ stepId }) => stepId)
        if (order.includes('devices') && order.includes('mail-access'))
          assert.ok(order.indexOf('devices') < order.indexOf('mail-access'))
        assert.ok(mailAccess.after.includes('devices'))
      }),
    )
  })

  it('says which device it will not wipe, and what to do instead', () => {
    const facts = { ...none, managed: [{ ...laptop, owner: 'personal' as const }] }
    const decision: DevicesDecision = { choice: 'act', devices: [{ id: laptop.id, name: laptop.name, action: 'wipe' }] }

    const [reason] = refusalsOf(devices, inputOf(facts, decision, { choice: 'leave' }))

    assert.match(inWords(reason), /CONTOSO-LT-0412 may not be the company’s.*Retire it instead/)
  })

  it('advises against closing a mailbox to those with whom it is shared', () => {
    const withShare = (closing: MailAccessDecision): PlannerInput => {
      const input = inputOf(none, { choice: 'leave', devices: [] }, closing)
      return { ...input, decisions: { ...input.decisions, mailbox: { choice: 'share', successor: evaAsPerson() } } }
    }

    assert.match(inWords(adviceOf(mailAccess, withShare({ choice: 'all' }))[0]), /may be locked out/)
    assert.deepEqual(adviceOf(mailAccess, withShare({ choice: 'exceptOutlook' })), [])
    assert.deepEqual(adviceOf(mailAccess, inputOf(none, { choice: 'leave', devices: [] }, { choice: 'all' })), [])
  })
})
