import { strict as assert } from 'node:assert'
import { skus } from '../../../sandbox/tenant/products'
import { people } from '../../../sandbox/seeds/people'
import { eachWithSandbox, type Json } from '../support'

const { janDeVries, evaWillems, ahmedYildiz, receptie, maartenKok, tomVisser } = people
const Identity = janDeVries.id

describe('mailboxes of the pretend tenant', () => {
  const trial = eachWithSandbox()
  const read = async (): Promise<Json | undefined> =>
    (await trial.exchange('Get-Mailbox', { Identity })).body['value']?.[0]
  const set = async (parameters: object): Promise<string> => {
    const { status, body } = await trial.exchange('Set-Mailbox', { Identity, ...parameters })
    if (status !== 200) return String(body['error']?.['details']?.[0]?.['message'])
    return String(body['@adminapi.warnings']?.[0] ?? 'done')
  }

  it('say when they are of the kind already', async () => {
    assert.match(await set({ Type: 'Regular' }), /no settings of .* have been modified/)
    assert.equal(await set({ Type: 'Shared' }), 'done')
    assert.match(await set({ Type: 'Shared' }), /no settings of .* have been modified/)
  })

  it('become what Exchange lets a mailbox be, places to work at too, and nothing else', async () => {
    for (const Type of ['Room', 'Equipment', 'Workspace', 'Regular', 'Desk', 'Regular'])
      assert.equal(await set({ Type }), 'done', Type)
    assert.match(await set({ Type: 'Chair' }), /Chair/)
  })

  it('stop forwarding when the address is empty', async () => {
    await set({ ForwardingSmtpAddress: evaWillems.mail, ForwardingAddress: evaWillems.mail })
    const before = await read()

    await set({ ForwardingSmtpAddress: '', ForwardingAddress: '' })

    const after = await read()
    assert.equal(before?.['ForwardingSmtpAddress'], `smtp:${evaWillems.mail}`)
    assert.equal(before?.['ForwardingAddress'], evaWillems.displayName)
    assert.deepEqual([after?.['ForwardingSmtpAddress'], after?.['ForwardingAddress']], [null, null])
  })

  it('forward to no text that is no address, and to nobody whom the tenant does not have', async () => {
    assert.match(
      await set({ ForwardingSmtpAddress: 'eva' }),
      /ParameterBindingException\|.*The address 'eva' is invalid/,
    )
    assert.match(await set({ ForwardingAddress: 'nobody@contoso.com' }), /RecipientTaskException\|Couldn't find object/)
    await trial.graph('DELETE', `/users/${evaWillems.id}`)
    assert.match(await set({ ForwardingAddress: evaWillems.mail }), /RecipientTaskException\|Couldn't find object/)
    assert.equal((await read())?.['ForwardingAddress'], null)
  })

  it('go on hold with the licence for it, or with an archive', async () => {
    const hold = async (person: { readonly id: string }): Promise<string> =>
      set({ Identity: person.id, LitigationHoldEnabled: true })
    const small = [{ skuId: skus.exchangePlan1.skuId, disabledPlans: [] }]
    const large = [skus.e3.skuId, skus.exchangePlan2.skuId]
    await trial.graph('POST', `/users/${maartenKok.id}/assignLicense`, {
      body: { addLicenses: small, removeLicenses: large },
    })

    assert.equal(await hold(tomVisser), 'done')
    assert.equal(await hold(maartenKok), 'done')
    assert.match(await hold(receptie), /license doesn't permit you to put a litigation hold/)
    await trial.graph('POST', `/users/${receptie.id}/assignLicense`, {
      body: { addLicenses: [{ skuId: skus.exchangeArchiving.skuId, disabledPlans: [] }], removeLicenses: [] },
    })
    assert.equal(await hold(receptie), 'done')
    assert.equal(
      await set({ Identity: receptie.id, LitigationHoldEnabled: false, HiddenFromAddressListsEnabled: true }),
      'done',
    )
  })

  it('stay on hold although the licence for it is gone', async () => {
    await set({ Identity: tomVisser.id, LitigationHoldEnabled: true })
    await set({ Identity: tomVisser.id, Type: 'Shared' })
    await trial.graph('POST', `/users/${tomVisser.id}/assignLicense`, {
      body: { addLicenses: [], removeLicenses: [skus.e3.skuId] },
    })

    assert.match(
      await set({ Identity: tomVisser.id, LitigationHoldEnabled: true }),
      /no settings of .* have been modified/,
    )
  })

  it('keep a hold for as long as they are told', async () => {
    const held = async (LitigationHoldDuration: unknown): Promise<unknown> => {
      await set({ LitigationHoldEnabled: true, LitigationHoldDuration })
      return (await read())?.['LitigationHoldDuration']
    }

    assert.equal(await held(30), '30.00:00:00')
    assert.equal(await held('Unlimited'), 'Unlimited')
  })

  describe('and who may open them', () => {
    const grant = (User: string, AccessRights: readonly string[]) =>
      trial.exchange('Add-MailboxPermission', { Identity, User, AccessRights })
    const entries = async (parameters: object = {}): Promise<unknown> => {
      const { body } = await trial.exchange('Get-MailboxPermission', { Identity, ...parameters })
      return (body['value'] as unknown as { User: string; AccessRights: string[] }[]).map(({ User, AccessRights }) => [
        User,
        AccessRights,
      ])
    }
    const self = ['NT AUTHORITY\\SELF', ['FullAccess', 'ReadPermission']]

    it('are told for one person, or for all', async () => {
      await grant(evaWillems.id, ['FullAccess'])
      await grant(tomVisser.id, ['FullAccess'])

      assert.deepEqual(await entries({ User: tomVisser.id }), [[tomVisser.userPrincipalName, ['FullAccess']]])
      assert.deepEqual(await entries(), [
        self,
        [evaWillems.userPrincipalName, ['FullAccess']],
        [tomVisser.userPrincipalName, ['FullAccess']],
      ])
    })

    it('are one entry for each person', async () => {
      await grant(evaWillems.id, ['FullAccess'])
      await grant(evaWillems.id, ['ReadPermission'])

      assert.deepEqual(await entries(), [self, [evaWillems.userPrincipalName, ['FullAccess', 'ReadPermission']]])
    })

    it('are bare ids once they are deleted', async () => {
      await grant(evaWillems.id, ['FullAccess'])

      await trial.graph('DELETE', `/users/${evaWillems.id}`)

      assert.deepEqual(await entries(), [self, [`S-1-5-21-${evaWillems.id.slice(0, 8)}`, ['FullAccess']]])
    })

    it('are people of the tenant with a mailbox', async () => {
      const refusal = async (User: string): Promise<string> =>
        String((await grant(User, ['FullAccess'])).body['error']?.['details']?.[0]?.['message'])

      assert.match(await refusal('nobody'), /ManagementObjectNotFoundException/)
      assert.match(await refusal(ahmedYildiz.id), /RecipientTaskException\|The user ".*" is not mail-enabled/)
    })
  })
})
