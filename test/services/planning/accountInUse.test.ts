import { strict as assert } from 'node:assert'
import type { Plan } from '../../../services/planning/plan'
import { ordinaryMailbox } from '../steps/mailbox/made'
import { everyPlan, isForwarding, isShared, operationsOf, plan, reasonsOf } from './plans'

describe('The planner, whatever was found and whatever was decided', () => {
  it('never deletes the account while its mailbox is forwarded or shared, now or by decision (promise 3)', () => {
    everyPlan((plan, { facts, decisions }) => {
      if (!deletesAccount(plan)) return

      assert.equal(isForwarding(facts.mailbox, decisions.mailbox.choice), false)
      assert.equal(isShared(facts.mailbox, decisions.mailbox.choice), false)
    })
  })

  it('never deletes the account while its calls are forwarded, now or by decision (promise 3)', () => {
    everyPlan((plan, { facts, decisions }) => {
      if (!deletesAccount(plan)) return

      const { choice } = decisions.calls
      assert.notEqual(choice, 'forward')
      assert.ok(choice !== 'leave' || facts.calls.forwardingTo === undefined, 'a forwarding that is there is not left')
    })
  })
})

describe('The planner refuses', () => {
  it('deleting the account of a mailbox that was forwarded before this case and is left so', () => {
    const planned = plan({
      mailbox: { ...ordinaryMailbox, forwardingTo: 'tom@elsewhere.example' },
      choices: { account: 'delete' },
    })

    assert.match(reasonsOf(planned).join(), /cannot be deleted: its mailbox is forwarded or shared/)
  })

  it('deleting the account of a mailbox that is to be shared', () => {
    const planned = plan({ choices: { mailbox: 'share', account: 'delete' } })

    assert.match(reasonsOf(planned).join(), /cannot be deleted: its mailbox is forwarded or shared/)
  })
})

describe('The planner accepts', () => {
  it('deleting the account when the mailbox is left and nothing is forwarded', () => {
    assert.deepEqual(reasonsOf(plan({ choices: { account: 'delete' } })), [])
  })
})

function deletesAccount(planned: Plan): boolean {
  return operationsOf(planned, 'account').length > 0
}
