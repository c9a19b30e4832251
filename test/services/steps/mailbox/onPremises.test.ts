import { strict as assert } from 'node:assert'
import { mailbox, type MailboxDecision, type MailboxFacts } from '../../../../services/steps/mailbox'
import { context, envelope, eva, evaAsPerson, inWords, jan, people, reader, request } from '../builders'
import { ordinaryMailbox } from './made'

const share: MailboxDecision = { choice: 'share', successor: evaAsPerson() }
const forward: MailboxDecision = { choice: 'forward', successor: evaAsPerson(), keepCopy: false }
const there: MailboxFacts = { exists: false, onPremises: true }
const synced = { ...ordinaryMailbox, synced: true } as const
const told = (operations: ReturnType<typeof mailbox.plan>, language: 'en' | 'nl' = 'en') =>
  operations.map((one) => (one.via === 'person' ? inWords(one.instruction, language) : 'sent'))
const sentBack = (...[now, before, decision]: readonly [MailboxFacts, MailboxFacts, MailboxDecision]) =>
  mailbox.restore(jan(), now, before, decision).flatMap(({ operations }) => operations)
const Identity = jan().id
const setMailbox = (parameters: object) => ({
  via: 'exchange',
  cmdlet: 'Set-Mailbox',
  parameters: { Identity, ...parameters },
})

describe('The step for a mailbox on the organisation’s own Exchange servers', () => {
  it('knows one by its mail user, and takes nothing else for it', async () => {
    const read = (kind: string | undefined, isSynced = true) => {
      const recipients: Record<string, readonly unknown[]> =
        kind === undefined ? {} : { 'Get-Recipient': [{ RecipientTypeDetails: kind }] }
      return mailbox.read(reader({ exchange: recipients }).from, jan({ synced: isSynced }))
    }

    assert.deepEqual(await read('MailUser'), there)
    for (const facts of [await read('GuestMailUser'), await read(undefined), await read('MailUser', false)])
      assert.deepEqual(facts, { exists: false })
  })

  it('says so, suggests sharing it, and takes the same answers, but for ending a forwarding that nobody here sees', () => {
    const parse = (choice: string) => mailbox.parse({ choice, successor: eva().id }, there, people(eva()), context())

    assert.match(inWords(mailbox.findings(there)[0]?.message), /on your own Exchange servers/)
    assert.equal(mailbox.applies(there, context()), true)
    assert.equal(mailbox.suggest(there, context()).choice, 'share')
    assert.match(inWords(mailbox.consequence?.(share, there, context())), /A colleague does it/)
    for (const choice of ['share', 'forward', 'leave']) assert.equal(parse(choice).ok, true, choice)
    assert.equal(parse('stop').ok, false)
    const card = JSON.stringify(mailbox.ask(envelope('mailbox'), there, share, context()))
    assert.match(card, /On your own Exchange servers/)
    assert.doesNotMatch(card, /0 GB/)
  })

  it('has a person do it there, in both languages, and back again', () => {
    for (const language of ['en', 'nl'] as const) {
      const [shared = ''] = told(mailbox.plan(jan(), there, share, there), language)
      const [forwarded = ''] = told(mailbox.plan(jan(), there, forward, there), language)
      assert.match(shared, /Set-Mailbox -Identity "jan\.devries@contoso\.com" -Type Shared/)
      assert.match(
        forwarded,
        /-ForwardingSmtpAddress "smtp:eva\.willems@contoso\.com" -DeliverToMailboxAndForward \$false/,
      )
      assert.match(told(sentBack(there, there, share), language)[0] ?? '', /-Type Regular/)
      assert.match(told(sentBack(there, there, forward), language)[0] ?? '', /-ForwardingSmtpAddress \$null/)
    }
    for (const decision of [share, forward])
      assert.deepEqual(
        mailbox.restore(jan(), there, there, decision).map(({ id, stands }) => [id, stands]),
        [['onPremises', 'byHand']],
      )
    assert.deepEqual(mailbox.restore(jan(), there, there, { choice: 'stop' }), [])
    assert.deepEqual(mailbox.restore(jan(), { exists: false }, { exists: false }, share), [])
    assert.deepEqual(mailbox.plan(jan(), there, { choice: 'leave' }, there), [])
    assert.equal(mailbox.isDone(there, share, there), true)
    assert.match(inWords(mailbox.verified(there, share)), /by the word of whoever did it/)
    assert.deepEqual(mailbox.aftermath(there, share, '2026-11-29T20:00:00Z').felt, [])
    assert.equal(mailbox.leftToPeople?.(jan(), there, share, there).length, 1)
    assert.equal(mailbox.leftToPeople?.(jan(), ordinaryMailbox, share, ordinaryMailbox).length, 0)
  })
})

describe('The step for a mailbox that Active Directory masters', () => {
  it('has a person call it shared there, too, and personal on undo, unless it was shared before', () => {
    const [convert, , task] = mailbox.plan(jan(), synced, share, synced)
    assert.deepEqual(request(convert), setMailbox({ Type: 'Shared' }))
    assert.match(
      told(task === undefined ? [] : [task])[0] ?? '',
      /Set-RemoteMailbox -Identity "jan\.devries@contoso\.com" -Type Shared/,
    )
    const left = { ...synced, kind: 'SharedMailbox', fullAccess: [evaAsPerson().userPrincipalName] }
    for (const now of [left, synced])
      assert.match(told(sentBack(now, synced, share)).at(-1) ?? '', /Set-RemoteMailbox [^]* -Type Regular/)
    assert.equal(mailbox.restore(jan(), left, synced, share).at(-1)?.stands, 'byHand')
    assert.equal(mailbox.turnsBack?.(synced, share), true)

    const before = { ...synced, kind: 'SharedMailbox' }
    for (const facts of [before, { ...synced, exchangeCloudManaged: true } as const, ordinaryMailbox]) {
      assert.ok(!told(mailbox.plan(jan(), facts, share, facts)).some((one) => one !== 'sent'))
      assert.equal(mailbox.turnsBack?.(facts, share), false)
    }
    assert.equal(mailbox.turnsBack?.(synced, forward), false)
  })

  it('leaves a forwarding to somebody inside to Active Directory, and changes the address here', () => {
    const inside = { ...synced, forwardingAddress: 'Tom Visser', forwardingTo: 'Tom Visser' }
    const address = { ForwardingSmtpAddress: 'smtp:eva.willems@contoso.com', DeliverToMailboxAndForward: false }

    const plan = mailbox.plan(jan(), inside, forward, inside)
    assert.deepEqual(request(plan[0]), setMailbox(address))
    assert.match(told(plan)[1] ?? '', /Set-ADUser \$user -Clear altRecipient/)
    assert.deepEqual(mailbox.plan(jan(), synced, forward, synced).map(request), [setMailbox(address)])
    const set = { ...inside, forwardingSmtpAddress: 'eva.willems@contoso.com' }
    assert.deepEqual(
      mailbox.plan(jan(), set, forward, inside).map(({ via }) => via),
      ['person'],
    )
    assert.deepEqual(
      mailbox.plan(jan(), inside, { choice: 'stop' }, inside).map(({ via }) => via),
      ['person'],
    )
    const outside = { ...synced, forwardingSmtpAddress: 'x@y.example', forwardingTo: 'x@y.example' }
    assert.deepEqual(mailbox.plan(jan(), outside, { choice: 'stop' }, outside).map(request), [
      setMailbox({ ForwardingSmtpAddress: null, DeliverToMailboxAndForward: false }),
    ])
  })

  it('brings such a forwarding back there, too, where it is not so already', () => {
    const inside = { ...synced, forwardingAddress: 'Tom Visser', forwardingTo: 'Tom Visser' }
    const colleague = { ...inside, forwardingRecipientKind: 'UserMailbox' }
    const left = {
      ...synced,
      forwardingSmtpAddress: 'eva.willems@contoso.com',
      forwardingTo: 'eva.willems@contoso.com',
    }

    assert.match(
      told(sentBack(left, colleague, forward))[1] ?? '',
      /altRecipient of jan\.devries@contoso\.com to Tom Visser/,
    )
    const both = { ...left, forwardingAddress: 'Tom Visser', forwardingTo: 'Tom Visser' }
    assert.deepEqual(told(sentBack(both, colleague, forward)), ['sent'])
    assert.deepEqual(told(sentBack(both, synced, forward)), ['sent', told(sentBack(both, synced, forward))[1]])
    assert.match(told(sentBack(both, synced, forward))[1] ?? '', /-Clear altRecipient/)
    assert.deepEqual(sentBack(left, synced, forward).map(request), [
      setMailbox({ ForwardingSmtpAddress: null, DeliverToMailboxAndForward: false }),
    ])
  })
})
