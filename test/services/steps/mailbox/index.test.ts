import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import {
  mailbox,
  sharedMailboxLimit,
  type ExistingMailbox,
  type MailboxDecision,
} from '../../../../services/steps/mailbox'
import { bytesOf } from '../../../../services/facts/mailboxAsRead'
import { context, envelope, eva, evaAsPerson, inWords, jan, people, petra, problem, reader, request } from '../builders'
import { ordinaryMailbox } from './made'

const share: MailboxDecision = { choice: 'share', successor: evaAsPerson() }
const forward: MailboxDecision = { choice: 'forward', successor: evaAsPerson(), keepCopy: true }
const leave: MailboxDecision = { choice: 'leave' }
const Identity = jan().id

function facts(overrides: Partial<ExistingMailbox> = {}): ExistingMailbox {
  return { ...ordinaryMailbox, sizeInBytes: 12 * 1024 ** 3, ...overrides }
}
const toAddress = (address: string) => ({ forwardingTo: address, forwardingSmtpAddress: address })
const addAccess = {
  via: 'exchange',
  cmdlet: 'Add-MailboxPermission',
  parameters: {
    Identity,
    User: 'eva.willems@contoso.com',
    AccessRights: ['FullAccess'],
    AutoMapping: true,
    InheritanceType: 'All',
    Confirm: false,
  },
}
const setMailbox = (parameters: object) => ({
  via: 'exchange',
  cmdlet: 'Set-Mailbox',
  parameters: { Identity, ...parameters },
})

describe('The step for the mailbox', () => {
  it('ends the access that sharing gave, where it is there, and keeps the mailbox a shared one', () => {
    const ends: MailboxDecision = { choice: 'end', from: evaAsPerson() }
    const shared = facts({ kind: 'SharedMailbox', fullAccess: [evaAsPerson().userPrincipalName] })
    const unopened = facts({ kind: 'SharedMailbox' })

    assert.deepEqual(mailbox.plan(jan(), shared, ends, facts()).map(request), [
      {
        via: 'exchange',
        cmdlet: 'Remove-MailboxPermission',
        parameters: {
          Identity,
          User: 'eva.willems@contoso.com',
          AccessRights: ['FullAccess'],
          InheritanceType: 'All',
          Confirm: false,
        },
      },
    ])
    assert.equal(mailbox.isDone(shared, ends, facts()), false)
    assert.deepEqual(mailbox.plan(jan(), unopened, ends, facts()), [])
    assert.equal(mailbox.isDone(unopened, ends, facts()), true)
    assert.equal(mailbox.isDone({ exists: false }, ends, facts()), true, 'what is gone nobody opens')
    assert.equal(mailbox.handsOver?.(ends), undefined)
    assert.equal(mailbox.leadsTo?.(ends, evaAsPerson()), false)
  })

  it('says in a reminder by which decision it is ended', () => {
    const [reminder] = mailbox.aftermath(facts(), share, '2026-11-30T08:00:00.000Z').reminders

    assert.deepEqual(reminder?.endedBy?.decision, { choice: 'end', from: evaAsPerson() })
    assert.deepEqual(mailbox.aftermath(facts(), { choice: 'end', from: evaAsPerson() }, '').reminders, [])
  })

  it('suggests no manager who is blocked or a guest', () => {
    const manager = { ...petra, available: false }

    assert.deepEqual(mailbox.suggest(facts(), context({ employee: jan({ manager }) })), leave)
    assert.equal(mailbox.suggest(facts(), context()).choice, 'share')
  })

  describe('when it shares', () => {
    it('converts the mailbox and gives the successor full access', () => {
      const plan = mailbox.plan(jan(), facts(), share, facts())

      assert.deepEqual(plan.map(request), [setMailbox({ Type: 'Shared' }), addAccess])
    })

    it('does only what is not so already', () => {
      const shared = facts({ kind: 'SharedMailbox' })

      assert.deepEqual(mailbox.plan(jan(), shared, share, facts()).map(request), [addAccess])
    })

    it('stops a forwarding that would carry mail past the successor', () => {
      const plan = mailbox.plan(jan(), facts(toAddress('jan@private.example')), share, facts())

      const nowhere = { ForwardingAddress: null, ForwardingSmtpAddress: null, DeliverToMailboxAndForward: false }
      assert.deepEqual(request(plan[1]), setMailbox(nowhere))
    })

    it('is done only when the conversion, the access and the forwarding are all read back', () => {
      const done = facts({ kind: 'SharedMailbox', fullAccess: ['Eva.Willems@contoso.com'] })

      assert.equal(mailbox.isDone(done, share, facts()), true)
      assert.equal(mailbox.isDone({ ...done, kind: 'UserMailbox' }, share, facts()), false)
      assert.equal(mailbox.isDone({ ...done, fullAccess: [] }, share, facts()), false)
      assert.equal(mailbox.isDone({ ...done, ...toAddress('x@y.example') }, share, facts()), false)
      assert.equal(mailbox.isDone({ exists: false }, share, facts()), false)
    })
  })

  describe('when it forwards', () => {
    it('writes the address that it can read back, and empties the one that would win over it', () => {
      const plan = mailbox.plan(jan(), facts(), forward, facts())

      const forwarding = {
        ForwardingAddress: null,
        ForwardingSmtpAddress: 'smtp:eva.willems@contoso.com',
        DeliverToMailboxAndForward: true,
      }
      assert.deepEqual(plan.map(request), [setMailbox(forwarding)])
    })

    it('is done when address and copy are read back and no other forwarding wins', () => {
      const done = facts({ ...toAddress('Eva.Willems@contoso.com'), keepsCopy: true })

      assert.equal(mailbox.isDone(done, forward, facts()), true)
      assert.deepEqual(mailbox.plan(jan(), done, forward, facts()), [])
      assert.equal(mailbox.isDone({ ...done, keepsCopy: false }, forward, facts()), false)
      assert.equal(mailbox.isDone({ ...done, forwardingAddress: 'Somebody' }, forward, facts()), false)
    })
  })

  describe('what it suggests', () => {
    it('is to share with the manager', () => {
      assert.deepEqual(mailbox.suggest(facts(), context()), { choice: 'share', successor: petra })
    })

    it('is to share at exactly 50 GB, and to forward with a copy above it', () => {
      const at = mailbox.suggest(facts({ sizeInBytes: sharedMailboxLimit }), context())
      const above = mailbox.suggest(facts({ sizeInBytes: sharedMailboxLimit + 1 }), context())

      assert.equal(at.choice, 'share')
      assert.deepEqual(above, { choice: 'forward', successor: petra, keepCopy: true })
    })

    it('is to leave the mailbox when nobody is known to take it over, and the card says why', () => {
      const alone = context({ employee: jan({ manager: undefined }) })

      const suggestion = mailbox.suggest(facts(), alone)

      assert.deepEqual(suggestion, leave)
      assert.match(
        JSON.stringify(mailbox.ask(envelope('mailbox'), facts(), suggestion, alone)),
        /no manager with a mailbox/,
      )
    })
  })

  describe('the answers it takes', () => {
    const answer = (input: Record<string, string>, chosen = eva()) =>
      mailbox.parse(input, facts(), people(chosen), context())

    it('are a choice with a successor, and a copy unless it was switched off', () => {
      const forwarded = answer({ choice: 'forward', successor: eva().id })
      const withoutCopy = answer({ choice: 'forward', successor: eva().id, keepCopy: 'false' })

      assert.deepEqual(forwarded, { ok: true, value: forward })
      assert.deepEqual(withoutCopy, { ok: true, value: { ...forward, keepCopy: false } })
    })

    it('are refused in words when the successor is missing, made up, the leaver, blocked, or without a mailbox', () => {
      const refusals = [
        answer({ choice: 'share' }),
        answer({ choice: 'share', successor: 'forged' }),
        answer({ choice: 'share', successor: jan().id }),
        answer({ choice: 'share', successor: eva().id }, eva({ accountEnabled: false })),
        answer({ choice: 'share', successor: eva().id }, eva({ guest: true })),
        answer({ choice: 'share', successor: eva().id }, eva({ leaving: true })),
        answer({ choice: 'share', successor: eva().id }, eva({ mail: undefined })),
      ].map((parsed) => (parsed.ok ? 'accepted' : inWords(parsed.problem)))

      assert.deepEqual(refusals, [
        'Choose a successor: this choice needs somebody who takes over.',
        'That successor was not found. Choose somebody from the list.',
        'Jan de Vries is the one who leaves. Choose somebody else.',
        'Eva Willems cannot sign in. Choose a successor with an active account.',
        'Eva Willems is a guest of another organisation. Choose somebody of your own.',
        'Eva Willems is leaving, too. Choose somebody else.',
        'Eva Willems has no mailbox. Choose a successor who can receive mail.',
      ])
    })

    it('never make it throw, whatever the card sends', () => {
      fc.assert(
        fc.property(fc.dictionary(fc.string(), fc.string()), fc.string(), fc.string(), (rest, choice, successor) => {
          assert.equal(typeof answer({ ...rest, choice, successor }).ok, 'boolean')
        }),
      )
    })
  })

  describe('what it reads', () => {
    it('is the mailbox, its size, its holds and who has full access', async () => {
      const { from } = reader({
        exchange: {
          'Get-Mailbox': [
            {
              RecipientTypeDetails: 'UserMailbox',
              ArchiveStatus: 'Active',
              LitigationHoldEnabled: false,
              InPlaceHolds: ['-mbxexcluded', 'UniH1234'],
              ForwardingAddress: null,
              ForwardingSmtpAddress: 'smtp:x@private.example',
              DeliverToMailboxAndForward: false,
            },
          ],
          'Get-MailboxStatistics': [{ TotalItemSize: '12.4 GB (13,314,398,618 bytes)' }],
          'Get-MailboxPermission': [
            {
              User: 'NT AUTHORITY\\SELF',
              AccessRights: ['FullAccess', 'ReadPermission'],
              IsInherited: false,
              Deny: false,
            },
            { User: 'eva.willems@contoso.com', AccessRights: ['FullAccess'], IsInherited: false, Deny: false },
            { User: 'tom@contoso.com', AccessRights: ['FullAccess'], IsInherited: false, Deny: true },
          ],
        },
      })

      const read = await mailbox.read(from, jan())

      const found = { archive: true, hold: true, sizeInBytes: 13_314_398_618, fullAccess: ['eva.willems@contoso.com'] }
      assert.deepEqual(read, facts({ ...found, ...toAddress('x@private.example') }))
    })

    it('is whom mail is forwarded to by id too, since Exchange refuses the name when it is written back', async () => {
      const { from } = reader({
        exchange: {
          'Get-Mailbox': [{ RecipientTypeDetails: 'UserMailbox', ForwardingAddress: 'Eva Willems' }],
          'Get-Recipient': [{ DisplayName: 'Eva Willems', ExternalDirectoryObjectId: eva().id }],
        },
      })

      const read = await mailbox.read(from, jan())

      assert.ok(read.exists)
      assert.deepEqual([read.forwardingAddress, read.forwardingRecipientId], ['Eva Willems', eva().id])
    })

    it('does not take an exclusion from a policy for a hold', async () => {
      const only = { RecipientTypeDetails: 'UserMailbox', InPlaceHolds: ['-mbx1'] }
      const { from } = reader({ exchange: { 'Get-Mailbox': [only] } })

      const read = await mailbox.read(from, jan())

      assert.ok(read.exists)
      assert.equal(read.hold, false)
    })

    it('is that there is none, and then the step does not ask', async () => {
      const none = await mailbox.read(reader({}).from, jan())

      assert.deepEqual(none, { exists: false })
      assert.equal(mailbox.applies(none, context()), false)
    })

    it('is not "none" when Exchange did not answer', async () => {
      const { from, exchange } = reader({})
      const down = { ...from, exchange: { ...exchange, get: () => Promise.reject(problem('exchange', 'unavailable')) } }

      await assert.rejects(mailbox.read(down, jan()), { name: 'RemoteError' })
    })

    it('understands sizes as Exchange writes them, and never takes one it cannot read for small', () => {
      fc.assert(
        fc.property(fc.nat(), (bytes) => {
          assert.equal(bytesOf(`${(bytes / 1e9).toFixed(2)} GB (${bytes.toLocaleString('en-US')} bytes)`), bytes)
        }),
      )
      assert.throws(() => bytesOf('Unlimited'), { name: 'RemoteError' })
    })
  })
})
