import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { languages } from '../../../../cards/texts'
import { hold, longestHold, type HoldDecision, type HoldFacts } from '../../../../services/steps/hold'
import { holdDecided } from '../../../../services/steps/hold/afterDecision'
import { daysOf, type MailboxHold } from '../../../../services/steps/hold/reading'
import { needsOf } from '../../../../services/steps/licences/whyNeeded'
import { context, envelope, inWords, jan, people, problem, reader, request } from '../builders'
import { unheld } from './sample'

const Identity = jan().id
const user = `/users/${jan().id}`
const plan2 = { servicePlanId: 'efb87545-963c-4e0d-99df-69c6916d9eb0', capabilityStatus: 'Enabled' }
const asked = (input: Record<string, string>) => hold.parse(input, unheld, people(), context())

describe('The step for saving the mailbox', () => {
  it('reads the hold, how long it lasts, and whether the licence allows one', async () => {
    const { from } = reader({
      graph: { [user]: { id: jan().id, assignedPlans: [plan2] } },
      exchange: {
        'Get-Mailbox': [
          {
            RecipientTypeDetails: 'UserMailbox',
            LitigationHoldEnabled: true,
            LitigationHoldDuration: '365.00:00:00',
            InPlaceHolds: ['-mbxorganisation'],
          },
        ],
      },
    })

    const facts = await hold.read(from, jan())

    assert.deepEqual(facts, { ...unheld, litigation: true, days: 365, duration: '365.00:00:00' })
  })

  it('sees a hold by a policy, and a licence that was taken away or allows none', async () => {
    const mailbox = [{ RecipientTypeDetails: 'UserMailbox', InPlaceHolds: ['-mbx1', 'mbx2'] }]
    const plans = [{ ...plan2, capabilityStatus: 'Deleted' }, { servicePlanId: '9aaf7827-d63c-4b61-89c3-182f06f82e5c' }]
    const { from } = reader({
      graph: { [user]: { assignedPlans: plans } },
      exchange: { 'Get-Mailbox': mailbox },
    })

    const facts = await hold.read(from, jan())

    assert.deepEqual(facts, { ...unheld, otherwise: true, heldBy: ['policy'], licensed: false })
  })

  it('knows of no mailbox where Exchange knows of none, and passes on every other problem', async () => {
    const { from, exchange } = reader({ graph: { [user]: {} } })
    assert.deepEqual(await hold.read(from, jan()), { exists: false })

    exchange.get = (() => Promise.reject(problem('exchange', 'unavailable'))) as never
    await assert.rejects(hold.read(from, jan()), /unavailable/)
  })

  it('takes any number of days back as it was written, and nothing else for days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: longestHold }), (days) => {
        assert.equal(daysOf(`${days}.00:00:00`), days)
        assert.equal(daysOf(String(days)), days)
      }),
    )
    for (const other of ['Unlimited', '', 'x365', '365.12', undefined, null, {}, 365]) {
      assert.equal(daysOf(other), undefined)
    }
  })

  it('does not ask where a litigation hold is on, and says so instead', () => {
    const held = { ...unheld, litigation: true, days: 30 }

    assert.equal(hold.applies(held, context()), false)
    assert.match(inWords(hold.notAsked?.(held, context())), /on litigation hold already: each item for 30 days/)
    assert.match(inWords(hold.findings({ ...held, days: undefined })[0]?.message), /without an end/)
    assert.equal(hold.applies({ exists: false }, context()), false)
    assert.equal(hold.notAsked?.({ exists: false }, context()), undefined)
  })

  it('asks where only a policy holds it, and suggests to save nothing extra', () => {
    const facts: MailboxHold = { ...unheld, otherwise: true, heldBy: ['policy', 'organisation'] }

    assert.equal(hold.applies(facts, context()), true)
    assert.deepEqual(hold.suggest(facts, context()), { choice: 'leave' })
    assert.match(card(facts), /By a retention policy and a retention policy of the whole organisation/)
  })

  it('warns on its card when it sees no licence for a hold, and lets Exchange decide', () => {
    assert.match(card({ ...unheld, licensed: false }), /I see no licence here with Exchange Online Plan 2/)
    assert.doesNotMatch(card(unheld), /I see no licence/)
    assert.equal(hold.parse({ choice: 'unlimited' }, { ...unheld, licensed: false }, people(), context()).ok, true)
  })

  it('takes whole days from one to the longest, and nothing else', () => {
    for (const days of ['1', ' 365 ', String(longestHold)]) {
      assert.deepEqual(asked({ choice: 'days', days }), { ok: true, value: { choice: 'days', days: Number(days) } })
    }
    for (const days of ['', '0', '-1', '1.5', '1e3', '10000', 'seven', '0x10']) {
      assert.equal(asked({ choice: 'days', days }).ok, false)
    }
    assert.equal(asked({ choice: 'days' }).ok, false)
    assert.equal(asked({ choice: 'forever' }).ok, false)
    assert.equal(hold.parse({ choice: 'export' }, { exists: false }, people(), context()).ok, false)
  })

  it('is done only when the hold and its length are both read back', () => {
    const unlimited: HoldDecision = { choice: 'unlimited' }
    const year: HoldDecision = { choice: 'days', days: 365 }
    const held = { ...unheld, litigation: true }

    assert.equal(hold.isDone(held, unlimited, unheld), true)
    assert.equal(hold.isDone({ ...held, days: 365 }, unlimited, unheld), false)
    assert.equal(hold.isDone({ ...held, days: 365 }, year, unheld), true)
    assert.equal(hold.isDone({ ...held, days: 364 }, year, unheld), false)
    assert.equal(hold.isDone({ ...unheld, days: 365 }, year, unheld), false)
    assert.equal(hold.isDone({ exists: false }, unlimited, unheld), false)
  })

  it('changes the length of a hold that somebody else placed meanwhile', () => {
    const held = { ...unheld, litigation: true, days: 30 }

    const plan = hold.plan(jan(), held, { choice: 'unlimited' }, unheld)

    const parameters = { Identity, LitigationHoldEnabled: true, LitigationHoldDuration: 'Unlimited' }
    assert.deepEqual(plan.map(request), [{ via: 'exchange', cmdlet: 'Set-Mailbox', parameters }])
  })

  describe('on the way back', () => {
    const year: HoldDecision = { choice: 'days', days: 365 }
    const unlimited: HoldDecision = { choice: 'unlimited' }
    const held: MailboxHold = { ...unheld, litigation: true, days: 365 }
    const back = (now: HoldFacts, before: HoldFacts = unheld, decision: HoldDecision = year) =>
      hold.restore(jan(), now, before, decision)
    const release = (LitigationHoldDuration: number | string) => ({
      via: 'exchange',
      cmdlet: 'Set-Mailbox',
      parameters: { Identity, LitigationHoldEnabled: false, LitigationHoldDuration },
    })

    it('goes only where somebody chooses it, since the law may want it by now, and its length is as before', () => {
      const [part, ...more] = back(held)

      assert.deepEqual([part?.stands, part?.onlyIfChosen, more], ['asMade', true, []])
      assert.deepEqual(part?.operations.map(request), [release('Unlimited')])
      const [shorter] = back({ ...held, days: undefined }, { ...unheld, duration: '30.00:00:00' }, unlimited)
      assert.deepEqual(shorter?.operations.map(request), [release(30)])
    })

    it('is left as it is where somebody changed it since, and is said to be so', () => {
      const [longer] = back({ ...held, days: undefined })
      const [other] = back({ ...held, days: 30 })

      for (const part of [longer, other]) assert.deepEqual([part?.stands, part?.onlyIfChosen], ['changedSince', true])
      assert.match(inWords(longer?.why), /has no end by now/)
      assert.match(inWords(other?.why), /for 30 days by now/)
    })

    it('has nothing to release where nothing was held by it, or is any more', () => {
      assert.deepEqual(back(unheld), [])
      assert.deepEqual(back(held, held), [])
      assert.deepEqual(back(held, unheld, { choice: 'leave' }), [])
      assert.deepEqual(
        back({ exists: false }).map(({ stands, onlyIfChosen }) => [stands, onlyIfChosen]),
        [['asMade', true]],
      )
    })

    it('is never released by itself (any hold)', () => {
      const anyHold = fc
        .record({ litigation: fc.boolean(), days: fc.constantFrom(undefined, 30, 365) })
        .map((found): MailboxHold => ({ ...unheld, ...found }))

      fc.assert(
        fc.property(anyHold, anyHold, fc.constantFrom(year, unlimited), (now, before, decision) =>
          back(now, before, decision).every(({ onlyIfChosen }) => onlyIfChosen === true),
        ),
      )
    })
  })

  it('says why Exchange refused a hold for which there is no licence', () => {
    const text = "Your Microsoft Exchange Online license doesn't permit you to put a litigation hold on this mailbox."
    const refusal = { kind: 'badRequest', system: 'exchange', text } as const

    assert.match(inWords(hold.whyRefused?.(refusal, unheld, { choice: 'unlimited' })), /no licence with Exchange/)
    assert.equal(hold.whyRefused?.({ ...refusal, text: 'Something else' }, unheld, { choice: 'unlimited' }), undefined)
  })

  describe('by an export', () => {
    const decision: HoldDecision = { choice: 'export' }

    it('is a task for a person, who is told exactly what to do and where', () => {
      const [task, ...more] = hold.plan(jan(), unheld, decision, unheld)

      assert.deepEqual(more, [])
      assert.ok(task?.via === 'person')
      assert.match(inWords(task.instruction), /mailbox of jan\.devries@contoso\.com as its only source/)
      assert.equal(task.link, 'https://purview.microsoft.com/ediscovery')
    })

    it('has no link in a cloud whose portal is not known', () => {
      const [task] = hold.plan(jan(), { ...unheld, portal: undefined }, decision, unheld)

      assert.ok(task !== undefined && !('link' in task))
    })

    it('stays to be planned and rests on the word of that person, since nothing shows it', () => {
      assert.equal(hold.plan(jan(), unheld, decision, unheld).length, 1)
      assert.equal(hold.isDone(unheld, decision, unheld), true)
      assert.equal(hold.isDone({ exists: false }, decision, unheld), false)
      assert.deepEqual(
        hold.restore(jan(), unheld, unheld, decision).map(({ stands }) => stands),
        ['lost'],
      )
      for (const language of languages) {
        assert.match(inWords(hold.verified(unheld, decision), language), /confirmed by a person|collega bevestigd/)
        assert.notEqual(inWords(hold.describe(decision), language), '')
      }
    })
  })

  describe('for the licences', () => {
    const mailbox = {
      exists: true,
      kind: 'SharedMailbox',
      sizeInBytes: 1,
      archive: false,
      hold: false,
      fullAccess: [],
    }
    const reasons = (decision: HoldDecision) =>
      needsOf(context({ facts: { mailbox }, decisions: { hold: decision } })).map(({ reason }) => reason)

    it('counts as soon as it is decided', () => {
      assert.deepEqual(reasons({ choice: 'unlimited' }), ['sharedHold', 'sharedHold'])
      assert.deepEqual(reasons({ choice: 'days', days: 1 }), ['sharedHold', 'sharedHold'])
      assert.deepEqual(reasons({ choice: 'leave' }), [])
      assert.deepEqual(reasons({ choice: 'export' }), [])
      assert.deepEqual(reasons({ choice: 'exportByBot' }), [])
      assert.equal(holdDecided(undefined), false)
    })
  })
})

function card(facts: MailboxHold): string {
  return JSON.stringify(hold.ask(envelope('hold'), facts, { choice: 'leave' }, context()))
}
