import { strict as assert } from 'node:assert'
import { people } from '../../../../sandbox/seeds/people'
import type { Json } from '../../support'
import { acting } from './acting'

const { janDeVries: jan, evaWillems: eva, ahmedYildiz: ahmed } = people
const nobody = '00000000-4c70-4b8e-9d2f-7e31c05f0000'

describe('what an administrator does to the pretend tenant in another window: a mailbox', () => {
  const { trial, act, user, cmdlet, mailbox } = acting()
  it('is filled', async () => {
    await act('fill-mailbox', { id: jan.id, gigabytes: 60 })

    const found = await cmdlet('Get-MailboxStatistics', { Identity: jan.id })
    assert.equal(String(found?.['TotalItemSize']), '60 GB (64,424,509,440 bytes)')
    assert.equal(Number(found?.['ItemCount']), 126_000)
    for (const gigabytes of [-1, 101])
      assert.match(await act('fill-mailbox', { id: jan.id, gigabytes }), /^400 .*gigabytes/s)
  })

  it('gets an archive, and loses it', async () => {
    const archive = async () => String((await mailbox(jan.id))?.['ArchiveStatus'])
    await act('switch-archive-on', { id: jan.id })
    const on = await archive()
    const again = await act('switch-archive-on', { id: jan.id })
    await act('switch-archive-off', { id: jan.id })

    assert.deepEqual([on, await archive()], ['Active', 'None'])
    assert.match(again, /^400 The mailbox has an archive already/)
    assert.match(await act('switch-archive-off', { id: jan.id }), /^400 The mailbox has no archive/)
  })

  it('forwards outside, inside, and no longer', async () => {
    const forwarding = async () => {
      const found = await mailbox(jan.id)
      const names = ['ForwardingSmtpAddress', 'ForwardingAddress', 'DeliverToMailboxAndForward']
      return names.map((name) => found?.[name] as unknown)
    }
    await act('change-forwarding', { id: jan.id, to: 'jan@thuis.example', keepCopy: true })
    const outside = await forwarding()
    await act('change-forwarding', { id: jan.id, to: eva.id })
    const inside = await forwarding()
    await act('change-forwarding', { id: jan.id, to: null, keepCopy: true })

    assert.deepEqual(outside, ['smtp:jan@thuis.example', null, true])
    assert.deepEqual(inside, [null, eva.displayName, false])
    assert.deepEqual(await forwarding(), [null, null, false])
    for (const to of [nobody, 'jan@thuis']) assert.match(await act('change-forwarding', { id: jan.id, to }), /^404 /)
    assert.match(await act('change-forwarding', { id: jan.id, to: ahmed.id }), /^404 .*has no mailbox/)
  })

  it('forwards to nobody any more when that person is deleted', async () => {
    await act('change-forwarding', { id: jan.id, to: eva.id })
    await act('delete-person', { id: eva.id })

    assert.equal((await mailbox(jan.id))?.['ForwardingAddress'], null)
  })

  it('gets a rule', async () => {
    const rules = async (more: object = {}) =>
      (await trial.exchange('Get-InboxRule', { Mailbox: jan.id, ...more })).body['value'] as unknown as Json[]
    await act('add-inbox-rule', { id: jan.id, name: 'Naar huis', forwardTo: ['jan@thuis.example'] })
    await act('add-inbox-rule', { id: jan.id, name: 'Stil', redirectTo: [eva.userPrincipalName], hidden: true })

    const [seen] = await rules()
    assert.deepEqual(
      [seen?.['Name'], seen?.['Enabled'], seen?.['ForwardTo'], seen?.['RedirectTo']],
      ['Naar huis', true, ['"jan@thuis.example" [SMTP:jan@thuis.example]'], null],
    )
    const all = await rules({ IncludeHidden: true })
    assert.equal(new Set(all.map(({ RuleIdentity }) => String(RuleIdentity))).size, 3)
    assert.match(String(all[2]?.['RedirectTo']), /Eva Willems/)
  })

  it('answers by itself, and no longer', async () => {
    const settings = async () =>
      (await trial.graph('GET', `/users/${jan.id}/mailboxSettings`)).body['automaticRepliesSetting']
    await act('set-automatic-reply', { id: jan.id, text: 'Ik werk hier niet meer.' })
    const on = await settings()
    await act('set-automatic-reply', { id: jan.id, text: null })

    assert.equal(on?.['status'], 'alwaysEnabled')
    assert.match(String(on?.['internalReplyMessage']), /Ik werk hier niet meer/)
    assert.match(String(on?.['externalReplyMessage']), /Ik werk hier niet meer/)
    assert.equal((await settings())?.['status'], 'disabled')
  })

  it('is removed, and the account stays', async () => {
    assert.equal(await act('remove-mailbox', { id: jan.id }), '204')

    assert.equal((await trial.exchange('Get-Mailbox', { Identity: jan.id })).status, 404)
    assert.equal((await user(jan.id, 'accountEnabled'))['accountEnabled'], true)
    assert.match(await act('remove-mailbox', { id: jan.id }), /^404 .*has no mailbox/)
    await act('take-licence', { id: jan.id, product: 'VISIOCLIENT' })
    assert.equal((await trial.exchange('Get-Mailbox', { Identity: jan.id })).status, 404)
  })
})
