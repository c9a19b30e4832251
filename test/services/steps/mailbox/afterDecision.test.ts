import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import {
  mailbox,
  sharedMailboxLimit,
  type ExistingMailbox,
  type MailboxDecision,
  type MailboxFacts,
} from '../../../../services/steps/mailbox'
import {
  forwardingEnded,
  forwardingLeft,
  mailboxAfter,
  outsideLeft,
  reasonsForPlan2,
} from '../../../../services/steps/mailbox/afterDecision'
import { found, settings } from '../../planning/situations'
import { context, envelope, evaAsPerson, jan } from '../builders'
import { samples } from '../samples'
import { ordinaryMailbox } from './made'

const successor = evaAsPerson()

describe('What the mailbox will be', () => {
  it('is what is read of it when the step is done', () => {
    for (const { before, decision, after } of samples['mailbox'] ?? [])
      assert.deepEqual(
        mailboxAfter(before as MailboxFacts, decision as MailboxDecision),
        mailboxAfter(after as MailboxFacts),
      )
  })

  it('is what it was, as long as nothing is decided or it is left', () => {
    fc.assert(
      fc.property(found, ({ mailbox: facts }) => {
        const isForwarding = facts.exists && facts.forwardingTo !== undefined

        for (const decision of [undefined, { choice: 'leave' } as const, { choice: 'end', from: successor } as const])
          assert.deepEqual(mailboxAfter(facts, decision), {
            shared: facts.exists && facts.kind === 'SharedMailbox',
            forwards: isForwarding,
            keepsCopy: isForwarding && facts.keepsCopy,
          })
      }),
      settings,
    )
  })

  it('is none of a mail user, whose mail goes on leaving the organisation until somebody stops it', () => {
    const outside = { exists: false, outside: 'jan@elsewhere.example' } as const

    assert.equal(outsideLeft(outside), outside.outside)
    assert.equal(outsideLeft(outside, { choice: 'leave' }), outside.outside)
    assert.equal(outsideLeft(outside, { choice: 'stop' }), undefined)
    assert.equal(outsideLeft(undefined), undefined)
    assert.equal(outsideLeft(ordinaryMailbox), undefined)
  })

  it('goes by the decision where nothing was read', () => {
    assert.deepEqual(mailboxAfter(undefined), { shared: false, forwards: false, keepsCopy: false })
    assert.deepEqual(mailboxAfter(undefined, { choice: 'share', successor }), {
      shared: true,
      forwards: false,
      keepsCopy: false,
    })
    assert.deepEqual(mailboxAfter(undefined, { choice: 'forward', successor, keepCopy: true }), {
      shared: false,
      forwards: true,
      keepsCopy: true,
    })
  })
})

describe('A forwarding that was there', () => {
  const decisions: readonly MailboxDecision[] = [
    { choice: 'leave' },
    { choice: 'stop' },
    { choice: 'share', successor },
    { choice: 'forward', successor, keepCopy: false },
  ]

  it('is left, ended, or takes the way that was decided, and never two of these', () => {
    fc.assert(
      fc.property(found, fc.constantFrom(...decisions), ({ mailbox: facts }, decision) => {
        const ways = [forwardingLeft(facts, decision), forwardingEnded(facts, decision)]
        const address = facts.exists ? facts.forwardingTo : undefined

        const expected = { leave: [address, undefined], forward: [undefined, undefined] } as const
        const ended = [undefined, address]
        assert.deepEqual(ways, decision.choice in expected ? expected[decision.choice as 'leave' | 'forward'] : ended)
      }),
      settings,
    )
  })

  it('keeps a copy as it was found when it is left, and as it was decided when it is another', () => {
    const facts = { ...ordinaryMailbox, forwardingTo: 'jan@home.example', keepsCopy: true }
    const copies = decisions.map((decision) => mailboxAfter(facts, decision).keepsCopy)

    assert.deepEqual(copies, [true, false, false, false])
    assert.equal(mailboxAfter({ ...facts, keepsCopy: false }).keepsCopy, false)
  })
})

describe('A shared mailbox needs Plan 2', () => {
  it('above 50 GB and not at 50 GB, for an archive, and for a hold that is there or was decided', () => {
    const reasons = (change: Partial<ExistingMailbox>, holdDecided = false) =>
      reasonsForPlan2({ ...ordinaryMailbox, ...change }, holdDecided)

    assert.deepEqual(reasons({}), [])
    assert.deepEqual(reasons({ sizeInBytes: sharedMailboxLimit }), [])
    assert.deepEqual(reasons({ sizeInBytes: sharedMailboxLimit + 1 }), ['large'])
    assert.deepEqual(reasons({ archive: true, hold: true }), ['archive', 'hold'])
    assert.deepEqual(reasons({}, true), ['hold'])
  })

  it('and its own card says so and suggests by it, when a hold was decided before', () => {
    const held = context({ decisions: { hold: { choice: 'days', days: 365 } } })
    const shown = (around = held) =>
      JSON.stringify(mailbox.ask(envelope('mailbox'), ordinaryMailbox, { choice: 'leave' }, around))

    assert.equal(mailbox.suggest(ordinaryMailbox, held).choice, 'forward')
    assert.equal(mailbox.suggest(ordinaryMailbox, context({ employee: jan() })).choice, 'share')
    assert.match(
      shown(),
      /This mailbox is to be put on hold. Shared, it keeps needing a licence with Exchange Online Plan 2/,
    )
    assert.doesNotMatch(shown(context()), /needing a licence with Exchange Online Plan 2/)
  })
})
