import { strict as assert } from 'node:assert'
import type { Plan } from '../../../services/planning/plan'
import type { Licence } from '../../../services/steps/licences'
import { sharedMailboxLimit, type MailboxFacts } from '../../../services/steps/mailbox'
import { licence } from '../steps/licences/made'
import { ordinaryMailbox } from '../steps/mailbox/made'
import { everyPlan, isForwarding, isShared, operationsOf, plan, reasonsOf } from './plans'

describe('The planner, whatever was found and whatever was decided', () => {
  it('never takes the last licence with Exchange from a user mailbox that is not going to be shared (promise 4)', () => {
    everyPlan((plan, { facts, decisions }) => {
      const { mailbox, licences } = facts
      if (!mailbox.exists || mailbox.kind !== 'UserMailbox' || decisions.mailbox.choice === 'share') return

      assert.equal(
        losesAll(licences.assigned, plan, ({ hasExchange }) => hasExchange),
        false,
      )
    })
  })

  it('never takes what carries more than 50 GB, an archive or a hold from a mailbox that has it (promise 4)', () => {
    everyPlan((plan, { facts: { mailbox, licences } }) => {
      if (!mailbox.exists) return

      const never = (why: boolean, gives: (one: Licence) => boolean): void =>
        assert.ok(!why || !losesAll(licences.assigned, plan, gives))
      never(mailbox.sizeInBytes > sharedMailboxLimit, ({ hasExchangePlan2 }) => hasExchangePlan2)
      never(mailbox.archive, ({ hasArchive, hasExchangePlan2 }) => hasArchive ?? hasExchangePlan2)
      never(mailbox.hold, ({ hasHold, hasExchangePlan2 }) => hasHold ?? hasExchangePlan2)
    })
  })

  it('never takes the last licence with Exchange, Plan 2 or not, from such a shared mailbox (promise 4)', () => {
    everyPlan((plan, { facts, decisions }) => {
      if (!isShared(facts.mailbox, decisions.mailbox.choice) || !needsPlan2(facts.mailbox)) return

      assert.equal(
        losesAll(facts.licences.assigned, plan, ({ hasExchange }) => hasExchange),
        false,
      )
    })
  })

  it('never takes the last licence with Exchange from a mailbox that forwards (promise 4)', () => {
    everyPlan((plan, { facts, decisions }) => {
      const { mailbox, licences } = facts
      const { choice } = decisions.mailbox
      if (!isForwarding(mailbox, choice) || isShared(mailbox, choice)) return

      assert.equal(
        losesAll(licences.assigned, plan, ({ hasExchange }) => hasExchange),
        false,
      )
    })
  })

  it('never takes the last phone licence while calls are to be forwarded (promise 5)', () => {
    everyPlan((plan, { facts, decisions }) => {
      if (decisions.calls.choice !== 'forward') return

      assert.equal(
        losesAll(facts.licences.assigned, plan, ({ hasPhone }) => hasPhone),
        false,
      )
    })
  })

  it('never takes the last phone licence while a number is left that is none of Microsoft’s own (promise 5)', () => {
    everyPlan((plan, { facts, decisions }) => {
      const { numberType = 'callingPlan' } = facts.calls.number ?? {}
      if (decisions.calls.choice !== 'leave' || numberType === 'callingPlan') return

      assert.equal(
        losesAll(facts.licences.assigned, plan, ({ hasPhone }) => hasPhone),
        false,
      )
    })
  })
})

describe('The planner refuses', () => {
  it('taking the licence of a mailbox that is left as it is, also when the account is deleted', () => {
    for (const account of ['keep', 'delete'] as const) {
      const planned = plan({ take: true, choices: { account } })

      assert.match(reasonsOf(planned).join(), /licence with Exchange \(E5\) must stay: the mailbox is still in use/)
    }
  })

  it('taking Plan 2 from a mailbox above 50 GB that is to be shared, and says that it is above 50 GB', () => {
    const planned = plan({
      mailbox: { ...ordinaryMailbox, sizeInBytes: sharedMailboxLimit + 1 },
      take: true,
      choices: { mailbox: 'share' },
    })

    assert.match(reasonsOf(planned).join(), /licence E5 must stay: a shared mailbox above 50 GB needs it/)
  })

  it('taking a licence whose group also gives the one that the mailbox needs', () => {
    const group = { id: 'g', name: 'Sales', dynamic: false, synced: false }
    const fromGroup = (name: string, gives: Partial<Licence>) =>
      licence(name, { direct: false, groups: [group], ...gives })
    const [visio, exchange] = [fromGroup('Visio', {}), fromGroup('Exchange', { hasExchange: true })]

    const planned = plan({ assigned: [visio, exchange], taken: [visio] })

    assert.match(reasonsOf(planned).join(), /licence with Exchange \(Exchange\) must stay/)
  })
})

describe('The planner accepts', () => {
  it('taking the licence of an ordinary mailbox that is to be shared, and does it after sharing', () => {
    const planned = plan({ take: true, choices: { mailbox: 'share' } })

    assert.deepEqual(planned.ok && planned.plan.steps.map(({ stepId }) => stepId), ['contain', 'mailbox', 'licences'])
  })

  it('sharing a mailbox of exactly 50 GB without a licence', () => {
    const exactly = { ...ordinaryMailbox, sizeInBytes: sharedMailboxLimit }

    assert.deepEqual(reasonsOf(plan({ mailbox: exactly, take: true, choices: { mailbox: 'share' } })), [])
  })

  it('taking one of two licences with Exchange', () => {
    const [one, other] = [licence('One', { hasExchange: true }), licence('Other', { hasExchange: true })]

    assert.deepEqual(reasonsOf(plan({ assigned: [one, other], taken: [one] })), [])
  })

  it('taking the direct half of a licence that a group gives as well', () => {
    const group = { id: 'g', name: 'Sales', dynamic: false, synced: false }
    const [visio, exchange] = [licence('Visio'), licence('Exchange', { hasExchange: true, groups: [group] })]

    assert.deepEqual(reasonsOf(plan({ assigned: [visio, exchange], taken: [visio] })), [])
  })
})

function needsPlan2(mailbox: MailboxFacts): boolean {
  return mailbox.exists && (mailbox.sizeInBytes > sharedMailboxLimit || mailbox.archive || mailbox.hold)
}

/** Whether nothing gives it any more once the plan was carried out, though something did: from what is sent, not from what was chosen. */
function losesAll(assigned: readonly Licence[], planned: Plan, gives: (one: Licence) => boolean): boolean {
  const requests = operationsOf(planned, 'licences').flatMap((one) => (one.via === 'graph' ? [one] : []))
  const taken = requests.flatMap(({ body }) => (body?.['removeLicenses'] ?? []) as readonly string[])
  const left = requests.flatMap(({ path }) => /^\/groups\/([^/]+)\/members\//.exec(path)?.[1] ?? [])
  const stays = ({ skuId, direct, groups }: Licence) =>
    (direct && !taken.includes(skuId)) || groups.some(({ id }) => !left.includes(id))
  const able = assigned.filter(gives)
  return able.length > 0 && !able.some(stays)
}
