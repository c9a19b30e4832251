import { strict as assert } from 'node:assert'
import { people } from '../../../sandbox/seeds/people'
import { eachWithSandbox, inStillTime } from '../support'

const { janDeVries, evaWillems } = people
const Identity = janDeVries.id

describe('Exchange of the pretend tenant', () => {
  const trial = eachWithSandbox()
  const mailbox = async () => (await trial.exchange('Get-Mailbox', { Identity })).body['value']?.[0]
  const triple = async (cmdlet: string, parameters: object): Promise<string> => {
    const { body } = await trial.exchange(cmdlet, parameters)
    assert.equal(body['error']?.['message'], 'Error executing cmdlet')
    return String(body['error']?.['details']?.[0]?.['message'])
  }

  it('finds a mailbox by directory id, user principal name and address', async () => {
    for (const identity of [Identity, janDeVries.userPrincipalName, `smtp:${janDeVries.mail}`]) {
      const { body } = await trial.exchange('Get-Mailbox', { Identity: identity })

      assert.equal(body['value']?.[0]?.['ExternalDirectoryObjectId'], janDeVries.id)
      assert.equal(body['value']?.[0]?.['RecipientTypeDetails'], 'UserMailbox')
    }
  })

  it('writes sizes as Exchange does', async () => {
    const { body } = await trial.exchange('Get-MailboxStatistics', { Identity })

    assert.equal(body['value']?.[0]?.['TotalItemSize'], '12.4 GB (13,314,398,618 bytes)')
  })

  it('has mailboxes above 50 GB, on hold, and with an archive', async () => {
    const large = await trial.exchange('Get-MailboxStatistics', { Identity: people.bramHendriks.id })
    const held = await trial.exchange('Get-Mailbox', { Identity: people.saskiaDeGroot.id })
    const archived = await trial.exchange('Get-Mailbox', { Identity: people.maartenKok.id })

    assert.equal(large.body['value']?.[0]?.['TotalItemSize'], '60 GB (64,424,509,440 bytes)')
    assert.equal(held.body['value']?.[0]?.['LitigationHoldEnabled'], true)
    assert.equal(archived.body['value']?.[0]?.['ArchiveStatus'], 'Active')
  })

  it('answers what is not there in three parts', async () => {
    const { status } = await trial.exchange('Get-Mailbox', { Identity: people.ahmedYildiz.id })

    assert.equal(status, 404)
    assert.match(
      await triple('Get-Mailbox', { Identity: 'nobody@contoso.com' }),
      /^Ex6F9304\|Microsoft\.Exchange\.Configuration\.Tasks\.ManagementObjectNotFoundException\|The operation couldn't be performed because object 'nobody@contoso\.com' couldn't be found on '/,
    )
  })

  it('refuses a cmdlet or a parameter that it does not know, and values of the wrong type', async () => {
    assert.match(await triple('Set-CASMailboxx', { Identity }), /CommandNotFoundException/)
    assert.match(await triple('Get-CsUserCallingSettings', { Identity }), /CommandNotFoundException/)
    assert.match(
      await triple('Set-Mailbox', { Identity, Kind: 'Shared' }),
      /ParameterBindingException\|A parameter cannot be found that matches parameter name 'Kind'/,
    )
    assert.match(
      await triple('Set-Mailbox', { Identity, DeliverToMailboxAndForward: 'yes' }),
      /ParameterBindingException/,
    )
    assert.match(await triple('Set-Mailbox', { Identity, Type: 'Public' }), /ParameterBindingException/)
    assert.match(await triple('Set-Mailbox', { Type: 'Shared' }), /missing mandatory parameters: Identity/)
  })

  it('warns when nothing was changed', async () => {
    const { status, body } = await trial.exchange('Set-Mailbox', { Identity, ForwardingSmtpAddress: null })

    assert.equal(status, 200)
    assert.match(
      String(body['@adminapi.warnings']?.[0]),
      /completed successfully but no settings of '.*' have been modified/,
    )
  })

  it(
    'shows a converted mailbox as shared only after a while',
    inStillTime(async (pass) => {
      await trial.control('POST', 'delays', { mailboxConversion: 250 })
      await trial.exchange('Set-Mailbox', { Identity, Type: 'Shared' })
      pass(249)
      const first = (await mailbox())?.['RecipientTypeDetails']

      pass(1)

      assert.equal(first, 'UserMailbox')
      assert.equal((await mailbox())?.['RecipientTypeDetails'], 'SharedMailbox')
    }),
  )

  it('gives and takes full access', async () => {
    const users = async (): Promise<unknown> =>
      (
        (await trial.exchange('Get-MailboxPermission', { Identity })).body['value'] as unknown as { User: string }[]
      ).map(({ User }) => User)
    const entry = {
      Identity,
      User: evaWillems.userPrincipalName,
      AccessRights: ['FullAccess'],
      InheritanceType: 'All',
      Confirm: false,
    }
    assert.deepEqual(await users(), ['NT AUTHORITY\\SELF'])

    await trial.exchange('Add-MailboxPermission', { ...entry, AutoMapping: true })
    const given = await users()
    const again = await trial.exchange('Add-MailboxPermission', { ...entry, AutoMapping: true })
    await trial.exchange('Remove-MailboxPermission', entry)
    const absent = await trial.exchange('Remove-MailboxPermission', entry)

    assert.deepEqual(given, ['NT AUTHORITY\\SELF', evaWillems.userPrincipalName])
    assert.match(String(again.body['@adminapi.warnings']?.[0]), /already present/)
    assert.deepEqual(await users(), ['NT AUTHORITY\\SELF'])
    assert.match(String(absent.body['@adminapi.warnings']?.[0]), /because the ACE isn't present/)
  })

  it('pages when asked, by posting the same to the next address', async () => {
    const post = async (url: string): Promise<{ value: unknown[]; '@odata.nextLink'?: string }> => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { authorization: 'Bearer x', 'content-type': 'application/json', prefer: 'odata.maxpagesize=8' },
        body: JSON.stringify({ CmdletInput: { CmdletName: 'Get-Mailbox', Parameters: {} } }),
      })
      return (await response.json()) as { value: unknown[] }
    }
    const address = `${trial.sandbox.url}/adminapi/beta/${trial.sandbox.environment['MicrosoftAppTenantId']}/InvokeCommand`
    const sizes: number[] = []

    for (let next: string | undefined = address; next !== undefined && sizes.length < 9;) {
      const page: { value: unknown[]; '@odata.nextLink'?: string } = await post(next)
      sizes.push(page.value.length)
      next = page['@odata.nextLink']
    }

    assert.deepEqual(sizes, [8, 8, 4])
  })

  it('knows one tenant only, wants CmdletInput, and says nothing to a stranger', async () => {
    const other = await trial.exchange('Get-Mailbox', { Identity }, { tenant: '00000000-0000-4000-8000-000000000000' })
    const address = `${trial.sandbox.url}/adminapi/beta/${trial.sandbox.environment['MicrosoftAppTenantId']}/InvokeCommand`
    const headers = { 'content-type': 'application/json' }
    const strange = await fetch(address, {
      method: 'POST',
      headers: { ...headers, authorization: 'Bearer x' },
      body: '{"Cmdlet":1}',
    })
    const stranger = await fetch(address, { method: 'POST', headers, body: '{}' })

    assert.equal(other.status, 404)
    assert.equal(strange.status, 400)
    assert.equal(stranger.status, 401)
    assert.equal(await stranger.text(), '')
  })
})
