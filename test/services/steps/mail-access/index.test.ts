import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import type { ExchangeOperation } from '../../../../services/model/operation'
import { mailAccess, type MailAccessDecision, type MailAccessFacts } from '../../../../services/steps/mail-access'
import { ways } from '../../../../services/steps/mail-access/reading'
import { mailbox, type MailboxFacts } from '../../../../services/steps/mailbox'
import { context, envelope, evaAsPerson, jan, people, reader } from '../builders'
import { openAccess } from './sample'

const Identity = jan().id
const all = { choice: 'all' } as const
const mailboxAs = (RecipientTypeDetails: string): Promise<MailboxFacts> =>
  mailbox.read(reader({ exchange: { 'Get-Mailbox': [{ RecipientTypeDetails }] } }).from, jan())
const parametersOf = (operations: readonly unknown[]) =>
  (operations as readonly ExchangeOperation[]).map(({ parameters }) => parameters)

describe('The step for the ways into the mailbox', () => {
  it('comes after the devices: a phone hears of its wipe over one of these ways (promise 6)', () => {
    assert.deepEqual(mailAccess.after, ['devices'])
  })

  it('closes every way in one request, and keeps the phones from coming back in another', () => {
    const facts = { ...openAccess, blockedPhones: ['AN0LDER0NE'] }

    const sent = parametersOf(mailAccess.plan(jan(), facts, all, facts))

    const closed = Object.fromEntries(ways.map((way) => [way, false]))
    assert.deepEqual(sent, [
      { Identity, ...closed, SmtpClientAuthenticationDisabled: true },
      { Identity, ActiveSyncBlockedDeviceIDs: ['AN0LDER0NE', ...openAccess.phones] },
    ])
  })

  it('leaves open what a successor opens a shared mailbox with, when so decided', () => {
    const [sent] = parametersOf(mailAccess.plan(jan(), openAccess, { choice: 'exceptOutlook' }, openAccess))

    for (const way of ['OWAEnabled', 'MAPIEnabled', 'EwsEnabled', 'MacOutlookEnabled', 'OneWinNativeOutlookEnabled'])
      assert.equal(way in (sent ?? {}), false)
    assert.equal(sent?.['ActiveSyncEnabled'], false)
  })

  it('names no way that Exchange did not name: a cmdlet that is given one it does not have does nothing', () => {
    const { OneWinNativeOutlookEnabled: _, ...open } = openAccess.open
    const facts = { ...openAccess, open }

    const [sent] = parametersOf(mailAccess.plan(jan(), facts, all, facts))

    assert.equal('OneWinNativeOutlookEnabled' in (sent ?? {}), false)
  })

  it('is done only when each way, SMTP and the phones are read back as closed', () => {
    const closed = Object.fromEntries(ways.map((way) => [way, false]))
    const done = { ...openAccess, open: closed, smtpDisabled: true, blockedPhones: openAccess.phones }

    assert.equal(mailAccess.isDone(done, all, openAccess), true)
    assert.equal(mailAccess.isDone({ ...done, smtpDisabled: null }, all, openAccess), false)
    assert.equal(mailAccess.isDone({ ...done, blockedPhones: [] }, all, openAccess), false)
    assert.equal(mailAccess.isDone({ exists: false }, all, openAccess), false)
    for (const way of ways)
      for (const value of [true, null])
        assert.equal(mailAccess.isDone({ ...done, open: { ...closed, [way]: value } }, all, openAccess), false, way)
  })

  describe('on the way back', () => {
    const shut = Object.fromEntries(ways.map((way) => [way, false]))
    const closed = { ...openAccess, open: shut, smtpDisabled: true, blockedPhones: openAccess.phones }
    const back = (now: MailAccessFacts, before: MailAccessFacts, choice: MailAccessDecision['choice'] = 'all') =>
      mailAccess.restore(jan(), now, before, { choice })
    const sentBack = (...story: Parameters<typeof back>) =>
      parametersOf(back(...story).flatMap(({ operations }) => operations))
    const ids = (parts: ReturnType<typeof back>) => parts.map(({ id }) => id)

    it('opens what was open and is closed now, and nothing else', () => {
      const open = { ...openAccess.open, PopEnabled: false, ImapEnabled: false, OWAEnabled: null }
      const before = { ...openAccess, open, smtpDisabled: false, blockedPhones: ['AN0LDER0NE'] }
      const now = {
        ...closed,
        open: { ...shut, MAPIEnabled: true },
        blockedPhones: ['AN0LDER0NE', ...openAccess.phones],
      }

      const [switches = {}, smtp, phones] = sentBack(now, before)

      for (const way of ['PopEnabled', 'ImapEnabled', 'MAPIEnabled']) assert.equal(way in switches, false, way)
      assert.equal(switches['OWAEnabled'], true)
      assert.deepEqual(smtp, { Identity, SmtpClientAuthenticationDisabled: false })
      assert.deepEqual(phones, { Identity, ActiveSyncBlockedDeviceIDs: ['AN0LDER0NE'] })
    })

    it('opens nothing that it left open, and nothing that is as it was', () => {
      const [switches = {}] = sentBack(closed, openAccess, 'exceptOutlook')

      assert.equal('MAPIEnabled' in switches, false)
      assert.equal(switches['PopEnabled'], true)
      assert.deepEqual(back(openAccess, openAccess), [])
      assert.deepEqual(back(closed, closed), [])
      assert.deepEqual(back(closed, openAccess, 'leave'), [])
      assert.deepEqual(ids(back({ ...closed, open: openAccess.open, smtpDisabled: false }, openAccess)), ['phones'])
    })

    it('keeps phones out that others have blocked since', () => {
      const now = { ...closed, blockedPhones: [...openAccess.phones, 'ST0LEN'] }

      assert.deepEqual(sentBack(now, openAccess).at(-1), { Identity, ActiveSyncBlockedDeviceIDs: ['ST0LEN'] })
      assert.deepEqual(sentBack(closed, openAccess).at(-1), { Identity, ActiveSyncBlockedDeviceIDs: null })
    })

    it('takes everything for closed where Exchange does not find the mailbox yet', () => {
      assert.deepEqual(ids(back({ exists: false }, openAccess)), ['ways', 'smtp', 'phones'])
      assert.deepEqual(back({ exists: false }, closed), [])
    })

    it('touches no way that was closed before or is open now, and no phone that it did not block (any access)', () => {
      const anyAccess = fc
        .record({
          shutNow: fc.subarray([...ways]),
          smtpDisabled: fc.constantFrom(true, false, null),
          blockedPhones: fc.subarray(['A', 'B', 'C']),
          phones: fc.subarray(['A', 'B', 'D']),
        })
        .map(({ shutNow, ...found }) => ({
          ...openAccess,
          ...found,
          open: Object.fromEntries(ways.map((way) => [way, !shutNow.includes(way)])),
        }))

      fc.assert(
        fc.property(anyAccess, anyAccess, (now, before) => {
          for (const sent of sentBack(now, before)) {
            for (const way of ways)
              if (way in sent) assert.deepEqual([sent[way], now.open[way], before.open[way]], [true, false, true])
            const blocked = sent['ActiveSyncBlockedDeviceIDs']
            if (blocked === undefined) continue
            const freed = now.blockedPhones.filter((phone) => !((blocked ?? []) as readonly string[]).includes(phone))
            assert.ok(freed.length > 0)
            for (const phone of freed) assert.ok(before.phones.includes(phone) && !before.blockedPhones.includes(phone))
          }
        }),
      )
    })
  })

  describe('what it suggests', () => {
    const suggested = (facts: MailboxFacts, decision?: object, employee = jan()) =>
      mailAccess.suggest(
        openAccess,
        context({
          employee,
          facts: { mailbox: facts },
          decisions: decision === undefined ? {} : { mailbox: decision },
        }),
      ).choice

    it('is to close everything when nobody is to open the mailbox', async () => {
      const personal = await mailboxAs('UserMailbox')

      assert.equal(suggested(personal, { choice: 'leave' }), 'all')
      assert.equal(suggested(personal, undefined, jan({ manager: undefined })), 'all')
      assert.equal(suggested({ exists: false }), 'all')
    })

    it('is to leave Outlook open when the mailbox is shared, is decided to be, or is expected to be', async () => {
      const personal = await mailboxAs('UserMailbox')

      assert.equal(suggested(await mailboxAs('SharedMailbox'), { choice: 'leave' }), 'exceptOutlook')
      assert.equal(suggested(personal, { choice: 'share', successor: evaAsPerson() }), 'exceptOutlook')
      assert.equal(suggested(personal), 'exceptOutlook')
    })

    it('comes with the reason on the card', async () => {
      const around = context({ facts: { mailbox: await mailboxAs('SharedMailbox') } })

      const card = mailAccess.ask(envelope('mail-access'), openAccess, mailAccess.suggest(openAccess, around), around)

      assert.match(JSON.stringify(card), /its new users might be locked out/)
    })
  })

  it('does not ask where there is no mailbox, or nothing is open any more', () => {
    const closed: MailAccessFacts = {
      ...openAccess,
      open: Object.fromEntries(ways.map((way) => [way, false])),
      smtpDisabled: true,
      phones: [],
    }

    assert.equal(mailAccess.applies({ exists: false }, context()), false)
    assert.equal(mailAccess.applies(closed, context()), false)
    assert.equal(mailAccess.applies(openAccess, context()), true)
  })

  it('refuses an answer that it does not know, and one about no mailbox', () => {
    assert.equal(mailAccess.parse({ choice: 'some' }, openAccess, people(), context()).ok, false)
    assert.equal(mailAccess.parse({ choice: 'all' }, { exists: false }, people(), context()).ok, false)
  })

  describe('what it reads', () => {
    it('is the ways that Exchange names, and the phones with a mail app of their own', async () => {
      const { from } = reader({
        exchange: {
          'Get-CASMailbox': [{ OWAEnabled: true, PopEnabled: false, ActiveSyncBlockedDeviceIDs: ['B1'] }],
          'Get-MobileDeviceStatistics': [
            { Guid: 'g1', DeviceID: 'P1', DeviceType: 'iPhone' },
            { Guid: 'g2', DeviceID: 'P2', DeviceType: 'Outlook' },
          ],
        },
      })

      const open = { OWAEnabled: true, PopEnabled: false }
      assert.deepEqual(await mailAccess.read(from, jan()), {
        exists: true,
        open,
        smtpDisabled: null,
        blockedPhones: ['B1'],
        phones: ['P1'],
      })
    })

    it('is that there is no mailbox', async () => {
      assert.deepEqual(await mailAccess.read(reader({}).from, jan()), { exists: false })
    })
  })
})
