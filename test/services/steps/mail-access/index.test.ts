import { strict as assert } from 'node:assert'
import type { ExchangeOperation } from '../../../../services/model/operation'
import { mailAccess, type MailAccessFacts } from '../../../../services/steps/mail-access'
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

  it('opens on undo what was open, and nothing else', () => {
    const before = {
      ...openAccess,
      open: { ...openAccess.open, PopEnabled: false, ImapEnabled: false, OWAEnabled: null },
      smtpDisabled: false,
      blockedPhones: ['AN0LDER0NE'],
    }

    const [switches, phones] = parametersOf(mailAccess.undo(jan(), before, all))

    assert.equal('PopEnabled' in (switches ?? {}), false)
    assert.equal('ImapEnabled' in (switches ?? {}), false)
    assert.equal(switches?.['OWAEnabled'], true)
    assert.equal(switches?.['SmtpClientAuthenticationDisabled'], false)
    assert.deepEqual(phones, { Identity, ActiveSyncBlockedDeviceIDs: ['AN0LDER0NE'] })
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
