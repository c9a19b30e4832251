import { strict as assert } from 'node:assert'
import { people } from '../../../sandbox/seeds/people'
import { inStillTime } from '../support'
import { acting } from './actions/acting'

const { lisaVanDijk: lisa, evaWillems: eva, janDeVries: jan } = people

describe('Exchange of the pretend organisation, partly on its own servers', () => {
  const { trial, act, user, mailbox, cmdlet } = acting()
  const inDirectory = (change: string, id: string = lisa.id) => act('change-active-directory', { id, change })
  const kind = async () => String((await mailbox(lisa.id))?.['RecipientTypeDetails'])
  const set = async (parameters: object): Promise<string> => {
    const { status, body } = await trial.exchange('Set-Mailbox', { Identity: lisa.id, ...parameters })
    return status === 200 ? 'done' : String(body['error']?.['details']?.[0]?.['message'])
  }
  const consequences = async () =>
    ((await trial.control('GET', 'consequences')).body as unknown as { readonly what: string }[]).map(
      ({ what }) => what,
    )

  it('turns a mailbox back at the next synchronisation that was shared here alone', async () => {
    await set({ Type: 'Shared' })
    assert.equal(await kind(), 'SharedMailbox')

    await inDirectory('leaveGroups')

    assert.equal(await kind(), 'UserMailbox')
    assert.deepEqual(await consequences(), ['mailboxTurnedBack'])
  })

  it(
    'turns back one whose conversion was still under way, which then comes to nothing',
    inStillTime(async (pass) => {
      await trial.control('POST', 'delays', { mailboxConversion: 30 })
      await set({ Type: 'Shared' })

      await inDirectory('leaveGroups')
      pass(60)

      assert.equal(await kind(), 'UserMailbox')
    }),
  )

  it('leaves one shared that Active Directory calls shared, too, until it calls it personal again', async () => {
    await set({ Type: 'Shared' })
    await inDirectory('shareMailbox')
    await inDirectory('leaveGroups')
    assert.equal(await kind(), 'SharedMailbox')
    assert.deepEqual(await consequences(), [])

    await inDirectory('makeMailboxPersonal')

    assert.equal(await kind(), 'UserMailbox')
  })

  it('changes nothing here that synchronisation writes, and all the rest', async () => {
    const elsewhere = (name: string) => new RegExp(`write scope.*'${name}'.*synchronized from your on-premises`)
    await act('change-forwarding', { id: lisa.id, to: eva.id })

    assert.match(await set({ HiddenFromAddressListsEnabled: true }), elsewhere('HiddenFromAddressListsEnabled'))
    assert.match(await set({ ForwardingAddress: null }), elsewhere('ForwardingAddress'))
    assert.match(
      await set({ GrantSendOnBehalfTo: { '@odata.type': '#Exchange.GenericHashTable', add: eva.id } }),
      elsewhere('GrantSendOnBehalfTo'),
    )
    assert.equal(await set({ HiddenFromAddressListsEnabled: false }), 'done')
    assert.equal(await set({ ForwardingSmtpAddress: `smtp:${eva.mail}`, DeliverToMailboxAndForward: true }), 'done')
    const now = await mailbox(lisa.id)
    assert.deepEqual([now?.['HiddenFromAddressListsEnabled'], now?.['ForwardingAddress']], [false, eva.displayName])
  })

  it('is changed in Active Directory: the address list, and a forwarding to somebody inside', async () => {
    await act('change-forwarding', { id: lisa.id, to: eva.id })
    await inDirectory('hide')
    await inDirectory('endForwarding')

    const now = await mailbox(lisa.id)
    assert.deepEqual([now?.['HiddenFromAddressListsEnabled'], now?.['ForwardingAddress']], [true, null])
  })

  it('is changed here once it is managed here, and then no synchronisation turns it back', async () => {
    assert.equal((await mailbox(lisa.id))?.['IsExchangeCloudManaged'], false)
    await act('manage-exchange-in-cloud', { id: lisa.id })

    assert.equal(await set({ HiddenFromAddressListsEnabled: true, Type: 'Shared' }), 'done')
    await inDirectory('leaveGroups')

    const now = await mailbox(lisa.id)
    assert.deepEqual([now?.['IsExchangeCloudManaged'], now?.['IsDirSynced']], [true, true])
    assert.equal(await kind(), 'SharedMailbox')
    assert.equal((await trial.graph('PATCH', `/users/${lisa.id}`, { body: { department: 'IT' } })).status, 400)
  })

  it('has a mail user here for a mailbox on its own servers, and no mailbox', async () => {
    await act('move-mailbox-to-own-servers', { id: lisa.id })
    const recipient = () => cmdlet('Get-Recipient', { Identity: lisa.id })

    assert.equal((await trial.exchange('Get-Mailbox', { Identity: lisa.id })).status, 404)
    assert.equal((await trial.graph('GET', `/users/${lisa.id}/mailboxSettings`)).status, 404)
    const mail = {
      message: {
        subject: 'X',
        body: { contentType: 'html', content: 'X' },
        toRecipients: [{ emailAddress: { address: eva.mail } }],
      },
    }
    assert.equal((await trial.graph('POST', `/users/${lisa.id}/sendMail`, { body: mail })).status, 404)
    assert.deepEqual(
      [(await recipient())?.['RecipientTypeDetails'], (await recipient())?.['HiddenFromAddressListsEnabled']],
      ['MailUser', false],
    )
    await inDirectory('hide')
    assert.equal((await recipient())?.['HiddenFromAddressListsEnabled'], true)
    await act('take-licence', { id: lisa.id, product: 'SPE_E3' })
    assert.deepEqual(await consequences(), [])
    assert.match(await act('move-mailbox-to-own-servers', { id: lisa.id }), /^404 .*has no mailbox/)
  })

  it('lets go of an account whose source of authority is moved to the cloud', async () => {
    await act('move-authority-to-cloud', { id: lisa.id })

    const now = await user(lisa.id, 'onPremisesSyncEnabled,onPremisesSamAccountName')
    assert.deepEqual([now['onPremisesSyncEnabled'], now['onPremisesSamAccountName']], [null, 'lisa.vandijk'])
    assert.equal((await mailbox(lisa.id))?.['IsDirSynced'], false)
    assert.equal(await set({ HiddenFromAddressListsEnabled: true }), 'done')
    assert.equal((await trial.graph('PATCH', `/users/${lisa.id}`, { body: { accountEnabled: false } })).status, 204)
    assert.match(await inDirectory('disable'), /^400 .*synchronised/)
  })

  it('is no business of an account of the cloud, nor of one without a mailbox', async () => {
    for (const name of ['move-mailbox-to-own-servers', 'manage-exchange-in-cloud', 'move-authority-to-cloud'] as const)
      assert.match(await act(name, { id: jan.id }), /^400 .*synchronised/)
    await act('remove-mailbox', { id: lisa.id })
    for (const change of ['hide', 'shareMailbox', 'makeMailboxPersonal', 'endForwarding'])
      assert.match(await inDirectory(change), /^404 .*has no mailbox/)
    assert.equal(await inDirectory('disable'), '204')
    assert.equal((await trial.exchange('Get-Recipient', { Identity: lisa.id })).status, 404)
  })

  it('has mail to a mail user go outside, where no cmdlet for mailboxes finds one', async () => {
    assert.match(await act('make-mail-user', { id: eva.id, address: 'eva@prive.example' }), /^204/)
    assert.match(
      await act('make-mail-user', { id: people.ahmedYildiz.id, address: 'ahmed@prive.example' }),
      /^400 .*never had mail/,
    )

    assert.equal(await mailbox(eva.id), undefined)
    const recipient = await cmdlet('Get-Recipient', { Identity: eva.id })
    assert.equal(recipient?.['RecipientTypeDetails'], 'MailUser')
    assert.equal(recipient?.['ExternalEmailAddress'], 'SMTP:eva@prive.example')
  })

  it('forwards to a contact, who is found by name and has no mailbox', async () => {
    await act('add-contact', { displayName: 'Eva privé', address: 'eva@prive.example' })
    assert.match(await act('change-forwarding', { id: eva.id, to: 'Eva privé' }), /^204/)

    assert.equal((await mailbox(eva.id))?.['ForwardingAddress'], 'Eva privé')
    const contact = await cmdlet('Get-Recipient', { Identity: 'eva privé' })
    assert.equal(contact?.['RecipientTypeDetails'], 'MailContact')
    assert.equal(contact?.['ExternalEmailAddress'], 'SMTP:eva@prive.example')
  })
})
