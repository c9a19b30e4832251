import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { languages } from '../../../cards/texts'
import { catalogueFor } from '../../../dialogs/catalogue'
import type { Plan } from '../../../services/planning/plan'
import type { Operation } from '../../../services/model/operation'
import { planCase, type Planned, type PlannerInput } from '../../../services/planning/planner'
import { hashOf } from '../../../services/planning/planHash'
import { steps } from '../../../services/steps'
import type { Licence } from '../../../services/steps/licences'
import { sharedMailboxLimit, type MailboxFacts } from '../../../services/steps/mailbox'
import { plannerInput, policy, removing, settings, situation, type Situation } from './situations'
import { evaAsPerson, jan } from '../steps/builders'

const many = { ...settings, numRuns: 1_000 }
const catalogue = catalogueFor(steps)
const successor = evaAsPerson()

describe('The planner, whatever was found and whatever was decided', () => {
  /** Checks every plan that the planner makes; what it refuses sends nothing. */
  const everyPlan = (check: (plan: Plan, about: Situation) => void) =>
    fc.assert(
      fc.property(situation, (about) => {
        const planned = planCase(plannerInput(about))
        if (planned.ok) check(planned.plan, about)
      }),
      many,
    )

  it('never deletes the account while its mailbox is forwarded or shared, now or by decision (promise 3)', () => {
    everyPlan((plan, { facts, decisions }) => {
      if (!deletesAccount(plan)) return

      assert.equal(isForwarding(facts.mailbox, decisions.mailbox.choice), false)
      assert.equal(isShared(facts.mailbox, decisions.mailbox.choice), false)
    })
  })

  it('never deletes the account while its calls are to be forwarded (promise 3)', () => {
    everyPlan((plan, { decisions }) => {
      if (deletesAccount(plan)) assert.notEqual(decisions.calls.choice, 'forward')
    })
  })

  it('never itself deletes an account that is mastered in Active Directory (promise 3)', () => {
    everyPlan((plan, { facts }) => {
      if (facts.account.synced) assert.ok(!operationsOf(plan, 'account').some(({ via }) => via === 'graph'))
    })
  })

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

  it('deleting the account of a mailbox that was forwarded before this case and is left so', () => {
    const planned = plan({
      mailbox: { ...ordinary, forwardingTo: 'tom@elsewhere.example' },
      choices: { account: 'delete' },
    })

    assert.match(reasonsOf(planned).join(), /cannot be deleted: its mailbox is forwarded or shared/)
  })

  it('deleting the account of a mailbox that is to be shared', () => {
    const planned = plan({ choices: { mailbox: 'share', account: 'delete' } })

    assert.match(reasonsOf(planned).join(), /cannot be deleted: its mailbox is forwarded or shared/)
  })

  it('taking the licence of a mailbox that is left as it is, also when the account is deleted', () => {
    for (const account of ['keep', 'delete'] as const) {
      const planned = plan({ take: true, choices: { account } })

      assert.match(reasonsOf(planned).join(), /licence with Exchange \(E5\) must stay: the mailbox is still in use/)
    }
  })

  it('taking Plan 2 from a mailbox above 50 GB that is to be shared, and says that it is above 50 GB', () => {
    const planned = plan({
      mailbox: { ...ordinary, sizeInBytes: sharedMailboxLimit + 1 },
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

describe('The planner says of a telephone number that is left', () => {
  const phone = licence('Phone', { hasPhone: true })
  const taking = (numberType: string): string => {
    const number = { telephoneNumber: '+31205550112', numberType, locationId: undefined }
    const planned = plan({ assigned: [phone], taken: [phone], number })
    return (planned.ok ? planned.advice : planned.reasons).map((message) => catalogue.en(message)).join()
  }

  it('that it comes free with the phone licence, when it is one of Microsoft’s own', () => {
    assert.equal(taking('callingPlan'), 'Taking the phone licence away also frees the telephone number +31205550112.')
  })

  for (const kind of ['directRouting', 'operatorConnect', 'unknown'])
    it(`that it would stay where nobody can use it, when it is of another kind: ${kind}`, () => {
      assert.match(taking(kind), /phone licence \(Phone\) must stay: .* stays with the account.* Release the number/)
      assert.doesNotMatch(taking(kind), /frees/)
    })
})

describe('The planner accepts', () => {
  it('a Global Administrator who is allowed by name', () => {
    const allowed = { allowedAdministrators: ['Jan.DeVries@contoso.com'], breakGlass: [] }

    const planned = plan({}, { employee: jan({ globalAdministrator: true }), protection: allowed })

    assert.deepEqual(reasonsOf(planned), [])
  })

  it('taking the licence of an ordinary mailbox that is to be shared, and does it after sharing', () => {
    const planned = plan({ take: true, choices: { mailbox: 'share' } })

    assert.deepEqual(planned.ok && planned.plan.steps.map(({ stepId }) => stepId), ['contain', 'mailbox', 'licences'])
  })

  it('sharing a mailbox of exactly 50 GB without a licence', () => {
    const exactly = { ...ordinary, sizeInBytes: sharedMailboxLimit }

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

  it('deleting the account when the mailbox is left and nothing is forwarded', () => {
    assert.deepEqual(reasonsOf(plan({ choices: { account: 'delete' } })), [])
  })

  it('taking the phone licence while the number is left, and says that the number comes free', () => {
    const phone = licence('Phone', { hasPhone: true })
    const number = { telephoneNumber: '+31205550112', numberType: 'callingPlan', locationId: undefined }

    const planned = plan({ assigned: [phone], taken: [phone], number })

    assert.match(
      planned.ok ? planned.advice.map((message) => catalogue.en(message)).join() : '',
      /frees the telephone number \+31205550112/,
    )
  })
})

describe('The hash of a plan', () => {
  const step = { stepId: 'contain', decision: { choice: 'block' }, facts: {}, operations: [], needsApproval: true }

  it('does not depend on the order in which a decision names its parts', () => {
    const one = hashOf([{ ...step, decision: { choice: 'forward', keepCopy: true, successor } }])
    const other = hashOf([{ ...step, decision: { successor, keepCopy: true, choice: 'forward' } }])

    assert.equal(one, other)
    assert.match(one, /^[0-9a-f]{64}$/)
  })

  it('depends on the order of the operations', () => {
    const [first, second] = ['a', 'b'].map((path): Operation => ({
      via: 'graph',
      method: 'POST',
      path,
      explain: { key: 'x' },
    }))
    assert.ok(first !== undefined && second !== undefined)

    assert.notEqual(
      hashOf([{ ...step, operations: [first, second] }]),
      hashOf([{ ...step, operations: [second, first] }]),
    )
  })
})

const ordinary = {
  exists: true,
  kind: 'UserMailbox',
  sizeInBytes: 13_314_398_618,
  archive: false,
  hold: false,
  forwardingTo: undefined,
  forwardingAddress: undefined,
  forwardingSmtpAddress: undefined,
  keepsCopy: false,
  hidden: false,
  fullAccess: [],
} satisfies MailboxFacts

function licence(name: string, overrides: Partial<Licence> = {}): Licence {
  return {
    skuId: `sku-of-${name}`,
    partNumber: name,
    name,
    direct: true,
    groups: [],
    disabledPlans: [],
    size: 8,
    hasExchange: false,
    hasExchangePlan2: false,
    hasPhone: false,
    hasOneDrive: false,
    ...overrides,
  }
}
const e5 = licence('E5', { hasExchange: true, hasExchangePlan2: true, hasOneDrive: true })

interface Story {
  readonly mailbox?: MailboxFacts
  readonly number?: { readonly telephoneNumber: string; readonly numberType: string; readonly locationId: undefined }
  readonly assigned?: readonly Licence[]
  readonly taken?: readonly Licence[]
  /** Takes every licence. */
  readonly take?: boolean
  readonly choices?: { readonly mailbox?: 'share'; readonly account?: 'keep' | 'delete' }
}

/** The plan of an ordinary employee with an E5, who keeps everything but what the story says. */
function plan(story: Story, overrides: Partial<PlannerInput> = {}): Planned {
  const { assigned = [e5], mailbox = ordinary, number, choices = {} } = story
  const taken = story.take === true ? assigned : (story.taken ?? [])
  const input = plannerInput(
    {
      employee: jan(),
      facts: {
        contain: { accountEnabled: true, synced: false, sessionsValidFrom: undefined },
        mailbox,
        calls: { number, licensed: true, forwardingTo: undefined, unanswered: false, successorNumbers: [] },
        licences: { assigned, mailboxKind: 'UserMailbox' },
        account: {
          deleted: false,
          accountEnabled: true,
          synced: false,
          mailboxInUse: false,
          today: '2026-11-23',
          timeZone: 'Europe/Amsterdam',
        },
      },
      decisions: {
        contain: { choice: 'block' },
        mailbox: choices.mailbox === 'share' ? { choice: 'share', successor } : { choice: 'leave' },
        calls: { choice: 'leave' },
        licences: removing(assigned, taken),
        account: { choice: choices.account ?? 'keep' },
      },
    },
    overrides,
  )
  return planCase(input)
}

function reasonsOf(planned: Planned): readonly string[] {
  return planned.ok ? [] : planned.reasons.map((reason) => catalogue.en(reason))
}

function hashIn(planned: Planned): string | undefined {
  return planned.ok ? planned.plan.hash : undefined
}

/** What tells plans about the same facts apart. */
function decisionsIn(planned: Plan): string {
  return JSON.stringify(planned.steps.map(({ stepId, decision }) => [stepId, decision]))
}

function operationsOf(planned: Plan, stepId: string): readonly Operation[] {
  return planned.steps.find((step) => step.stepId === stepId)?.operations ?? []
}

function deletesAccount(planned: Plan): boolean {
  return operationsOf(planned, 'account').length > 0
}

function isForwarding(mailbox: MailboxFacts, choice: string): boolean {
  if (!mailbox.exists) return false
  return choice === 'forward' || (choice === 'leave' && mailbox.forwardingTo !== undefined)
}

function isShared(mailbox: MailboxFacts, choice: string): boolean {
  return mailbox.exists && (choice === 'share' || mailbox.kind === 'SharedMailbox')
}

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
