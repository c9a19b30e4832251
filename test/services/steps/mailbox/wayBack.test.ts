import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { operationsBack } from '../../../../services/planning/wayBack'
import {
  mailbox,
  type ExistingMailbox,
  type MailboxDecision,
  type MailboxFacts,
} from '../../../../services/steps/mailbox'
import { eva, evaAsPerson, inWords, jan, reader, request } from '../builders'
import { ordinaryMailbox } from './made'

const share: MailboxDecision = { choice: 'share', successor: evaAsPerson() }
const forward: MailboxDecision = { choice: 'forward', successor: evaAsPerson(), keepCopy: true }
const stop: MailboxDecision = { choice: 'stop' }
const successor = evaAsPerson().userPrincipalName
const Identity = jan().id

function facts(overrides: Partial<ExistingMailbox> = {}): ExistingMailbox {
  return { ...ordinaryMailbox, ...overrides }
}
const toAddress = (address: string) => ({ forwardingTo: address, forwardingSmtpAddress: address })
const toEva = { ...toAddress('eva.willems@contoso.com'), keepsCopy: true }
const shared = facts({ kind: 'SharedMailbox', fullAccess: [successor] })
const setMailbox = (parameters: object) => ({
  via: 'exchange',
  cmdlet: 'Set-Mailbox',
  parameters: { Identity, ...parameters },
})
const nowhere = { ForwardingAddress: null, ForwardingSmtpAddress: null, DeliverToMailboxAndForward: false }
const back = (now: MailboxFacts, before: MailboxFacts, decision: MailboxDecision) =>
  mailbox.restore(jan(), now, before, decision)
const said = (parts: ReturnType<typeof back>) =>
  parts.map(({ id, stands, onlyIfChosen }) => `${id} ${stands}${onlyIfChosen === true ? ', if chosen' : ''}`)

describe('On its way back the mailbox', () => {
  it('is taken from the successor before it becomes personal', () => {
    const parts = back(shared, facts(), share)

    assert.deepEqual(said(parts), ['access asMade', 'kind asMade'])
    const [access, kind] = parts.flatMap(({ operations }) => operations)
    assert.ok(access?.via === 'exchange' && access.cmdlet === 'Remove-MailboxPermission')
    assert.deepEqual(request(kind), setMailbox({ Type: 'Regular' }))
  })

  it('stays open to whoever had access before, and shared where it was', () => {
    assert.deepEqual(said(back(shared, facts({ fullAccess: [successor] }), share)), ['kind asMade'])
    assert.deepEqual(said(back(shared, facts({ kind: 'SharedMailbox' }), share)), ['access asMade'])
    assert.deepEqual(back(facts(), facts(), share), [])
  })

  it('is personal again where the successor’s access was ended meanwhile, and nothing else is taken from them', () => {
    const ended: MailboxDecision = { choice: 'end', from: evaAsPerson() }
    const unopened = facts({ kind: 'SharedMailbox', fullAccess: [] })

    assert.deepEqual(said(back(unopened, facts(), ended)), ['kind asMade'])
    assert.deepEqual(said(back({ exists: false }, facts(), ended)), ['kind asMade'])
    assert.deepEqual(back(unopened, facts({ kind: 'SharedMailbox' }), ended), [])
  })

  it('is that of a room or of equipment again where it was', () => {
    for (const [kind, Type] of [
      ['RoomMailbox', 'Room'],
      ['EquipmentMailbox', 'Equipment'],
    ] as const) {
      const [, part] = back(shared, facts({ kind }), share)
      assert.deepEqual(part?.operations.map(request), [setMailbox({ Type })])
    }
  })

  it('is left as it is where somebody made something else of it', () => {
    const [kind] = back(facts({ kind: 'RoomMailbox' }), facts(), share)

    assert.deepEqual(said(kind === undefined ? [] : [kind]), ['kind changedSince, if chosen'])
    assert.match(inWords(kind?.why), /of another kind since: RoomMailbox\./)
  })

  it('forwards to nobody where it did not', () => {
    const [part, ...more] = back(facts(toEva), facts(), forward)

    assert.deepEqual([said(part === undefined ? [] : [part]), more], [['forwarding asMade'], []])
    assert.deepEqual(part?.operations.map(request), [setMailbox(nowhere)])
  })

  it('forwards to a colleague as before, by id, since Exchange refuses the name', () => {
    const to = { forwardingAddress: 'Eva Willems', forwardingTo: 'Eva Willems', forwardingRecipientKind: 'UserMailbox' }
    const before = facts({ ...to, forwardingRecipientId: eva().id, keepsCopy: true })

    const was = { ForwardingSmtpAddress: null, DeliverToMailboxAndForward: true }
    for (const [now, decision] of [
      [shared, share],
      [facts(), stop],
      [facts(toEva), forward],
    ] as const) {
      const part = back(now, before, decision).find(({ id }) => id === 'forwarding')
      assert.deepEqual([part?.stands, part?.onlyIfChosen], ['asMade', undefined])
      assert.deepEqual(part?.operations.map(request), [setMailbox({ ForwardingAddress: eva().id, ...was })])
    }
    const renamed = { ...before, forwardingAddress: 'Eva Bakker', forwardingTo: 'Eva Bakker' }
    assert.deepEqual(back(renamed, before, stop), [])
  })

  it('forwards outside again only where somebody chooses that, and to the successor no more either way', () => {
    const before = facts({ ...toAddress('jan@private.example'), keepsCopy: true })

    const parts = back(facts(toEva), before, forward)

    assert.deepEqual(said(parts), ['toSuccessor asMade', 'forwarding asMade, if chosen'])
    assert.deepEqual(operationsBack(parts).map(request), [setMailbox(nowhere)])
    const was = { ForwardingAddress: null, ForwardingSmtpAddress: 'smtp:jan@private.example' }
    assert.deepEqual(operationsBack(parts, ['forwarding']).map(request), [
      setMailbox(nowhere),
      setMailbox({ ...was, DeliverToMailboxAndForward: true }),
    ])
    for (const [now, decision] of [
      [facts(), forward],
      [facts(), stop],
      [facts({ kind: 'UserMailbox' }), share],
    ] as const)
      assert.ok(said(back(now, before, decision)).includes('forwarding asMade, if chosen'))
  })

  it('takes a contact, and a recipient of a journal of before, for somebody outside', () => {
    for (const forwardingRecipientKind of ['MailContact', 'GuestMailUser', 'MailUser', undefined]) {
      const kind = forwardingRecipientKind === undefined ? {} : { forwardingRecipientKind }
      const before = facts({ forwardingAddress: 'Jan', forwardingTo: 'Jan', ...kind })
      assert.deepEqual(said(back(facts(), before, stop)), ['forwarding asMade, if chosen'], forwardingRecipientKind)
    }
    const group = facts({ forwardingAddress: 'A', forwardingTo: 'A', forwardingRecipientKind: 'GroupMailbox' })
    assert.deepEqual(said(back(facts(), group, stop)), ['forwarding asMade'])
    assert.deepEqual(said(back(facts(), facts(toAddress('old@CONTOSO.com')), stop)), ['forwarding asMade'])
  })

  it('goes on forwarding to where the successor has sent it since, unless somebody chooses otherwise', () => {
    const elsewhere = toAddress('tom@contoso.com')
    for (const [now, decision] of [
      [facts(elsewhere), forward],
      [facts({ ...shared, ...elsewhere }), share],
      [facts(elsewhere), stop],
    ] as const) {
      const part = back(now, facts(toAddress('old@contoso.com')), decision).find(({ id }) => id === 'forwarding')
      assert.deepEqual(said(part === undefined ? [] : [part]), ['forwarding changedSince, if chosen'])
      assert.match(inWords(part?.why), /Mail goes on to tom@contoso\.com by now/)
    }
    const [ended] = back(facts(), facts(toAddress('old@contoso.com')), forward)
    assert.match(inWords(ended?.why), /not forwarded any more/)
  })

  it('is as it was left where Exchange does not find it yet', () => {
    const before = facts({ ...toAddress('old@contoso.com') })

    assert.deepEqual(said(back({ exists: false }, before, share)), [
      'access asMade',
      'forwarding asMade',
      'kind asMade',
    ])
    assert.deepEqual(said(back({ exists: false }, before, forward)), ['forwarding asMade'])
    assert.deepEqual(said(back({ exists: false }, before, stop)), ['forwarding asMade'])
  })

  it('reads what a recipient is to whom it forwards', async () => {
    const { from } = reader({
      exchange: {
        'Get-Mailbox': [{ RecipientTypeDetails: 'UserMailbox', ForwardingAddress: 'Jan thuis' }],
        'Get-Recipient': [{ DisplayName: 'Jan thuis', RecipientTypeDetails: 'MailContact' }],
      },
    })

    const read = await mailbox.read(from, jan())

    assert.ok(read.exists)
    assert.equal(read.forwardingRecipientKind, 'MailContact')
  })

  const address = fc.option(fc.constantFrom('old@contoso.com', 'jan@private.example', 'eva.willems@contoso.com'), {
    nil: undefined,
  })
  const anyMailbox = fc
    .record({
      kind: fc.constantFrom('UserMailbox', 'SharedMailbox', 'RoomMailbox'),
      forwardingSmtpAddress: address,
      keepsCopy: fc.boolean(),
      fullAccess: fc.subarray([successor, 'tom@contoso.com']),
    })
    .map((found) => facts({ ...found, forwardingTo: found.forwardingSmtpAddress }))
  const anyDecision = fc.constantFrom(share, forward, stop)

  it('touches nothing by itself that is as it was, and nothing that the step did not make so', () => {
    fc.assert(
      fc.property(anyMailbox, anyMailbox, anyDecision, (now, before, decision) => {
        assert.deepEqual(back(before, before, decision), [])
        for (const { id, stands } of back(now, before, decision)) {
          if (stands !== 'asMade') continue
          if (id === 'kind') assert.deepEqual([decision, now.kind], [share, 'SharedMailbox'])
          if (id === 'access') assert.ok(now.fullAccess.includes(successor) && !before.fullAccess.includes(successor))
          if (id === 'toSuccessor') assert.equal(now.forwardingTo, 'eva.willems@contoso.com')
          if (id === 'forwarding' && now.forwardingTo !== undefined)
            assert.equal(mailbox.isDone(now, decision, before), true)
        }
      }),
    )
  })
})
