import { strict as assert } from 'node:assert'
import { groups } from '../../../sandbox/seeds/groups'
import { people } from '../../../sandbox/seeds/people'
import { eachWithSandbox } from '../support'

const { sanneOBrien: sanne, receptie, fleurPeters, evaWillems, lisaVanDijk, ahmedYildiz } = people

describe('rights to send for others in the pretend tenant', () => {
  const trial = eachWithSandbox()
  const call = async (cmdlet: string, parameters: object): Promise<readonly Readonly<Record<string, unknown>>[]> =>
    ((await trial.exchange(cmdlet, parameters)).body['value'] ?? []) as unknown as readonly Readonly<
      Record<string, unknown>
    >[]
  const warning = async (cmdlet: string, parameters: object) =>
    String((await trial.exchange(cmdlet, parameters)).body['@adminapi.warnings']?.[0])
  const refusal = async (cmdlet: string, parameters: object) =>
    String((await trial.exchange(cmdlet, parameters)).body['error']?.['details']?.[0]?.['message'])
  const behalf = (Identity: string, change: object) =>
    trial.exchange('Set-Mailbox', {
      Identity,
      GrantSendOnBehalfTo: { '@odata.type': '#Exchange.GenericHashTable', ...change },
    })
  const onBehalfOf = async (Identity: string) => (await call('Get-Mailbox', { Identity }))[0]?.['GrantSendOnBehalfTo']

  it('are found by who has them, also on a mailing list', async () => {
    const found = await call('Get-RecipientPermission', { Trustee: sanne.userPrincipalName })

    assert.deepEqual(
      found.map(({ Identity }) => Identity),
      [receptie.id, groups.newsletter.id],
    )
    assert.deepEqual(await call('Get-RecipientPermission', { Trustee: evaWillems.userPrincipalName }), [])
    const [list] = await call('Get-Recipient', { Identity: groups.newsletter.id })
    assert.equal(list?.['DisplayName'], 'Nieuwsbrief Sales')
  })

  it('are found by the sign-in name only as far as they were given to the identifier of now, and by a former one if that is asked for', async () => {
    const { id, userPrincipalName } = sanne
    const found = async (Trustee: unknown) =>
      (await call('Get-RecipientPermission', { Trustee })).map(({ Identity, Trustee: who }) => [Identity, who])
    const [before] = await call('Get-User', { Identity: id })
    const bySid = await found(before?.['Sid'])

    await trial.control('POST', 'replace-sid', { id })
    await call('Add-RecipientPermission', { Identity: fleurPeters.id, Trustee: id, AccessRights: ['SendAs'] })

    const [now] = await call('Get-User', { Identity: id })
    const former = [receptie.id, groups.newsletter.id].map((one) => [one, userPrincipalName])
    assert.deepEqual([before?.['SidHistory'], now?.['SidHistory']], [[], [before?.['Sid']]])
    assert.notEqual(now?.['Sid'], before?.['Sid'])
    assert.deepEqual(bySid, former)
    assert.deepEqual(await found(userPrincipalName), [[fleurPeters.id, userPrincipalName]])
    assert.deepEqual(await found(now?.['Sid']), [[fleurPeters.id, userPrincipalName]])
    assert.deepEqual(await found(before?.['Sid']), former)

    await call('Remove-RecipientPermission', { Identity: receptie.id, Trustee: id, AccessRights: ['SendAs'] })
    assert.deepEqual(await found(before?.['Sid']), former.slice(1))
  })

  it('are asked for by the identifier of any account, with a mailbox or without one', async () => {
    const [without] = await call('Get-User', { Identity: ahmedYildiz.id })
    assert.equal(typeof without?.['Sid'], 'string')

    const nobody = await trial.exchange('Get-User', { Identity: 'nobody@contoso.com' })
    assert.match(String(nobody.body['error']?.['details']?.[0]?.['message']), /ManagementObjectNotFoundException/)
  })

  it('are of somebody whom Exchange also finds by name, where only one is called so', async () => {
    const { displayName, id } = evaWillems

    assert.equal((await call('Get-Recipient', { Identity: displayName }))[0]?.['ExternalDirectoryObjectId'], id)
    assert.deepEqual(await call('Get-Recipient', { Identity: 'Nobody' }), [])

    await trial.control('POST', 'rename-person', { id: ahmedYildiz.id, displayName })
    assert.deepEqual(await call('Get-Recipient', { Identity: displayName }), [])
    await trial.control('POST', 'delete-person', { id: ahmedYildiz.id })
    assert.equal((await call('Get-Recipient', { Identity: displayName }))[0]?.['ExternalDirectoryObjectId'], id)
  })

  it('are of somebody whom Exchange also finds by an address of before, until they are deleted', async () => {
    const { mail, id } = evaWillems
    const found = async () => (await call('Get-Recipient', { Identity: mail }))[0]?.['ExternalDirectoryObjectId']

    await trial.control('POST', 'rename-person', {
      id,
      mail: 'eva.smits@contoso.com',
      userPrincipalName: 'eva.smits@contoso.com',
    })
    assert.equal(await found(), id)
    await trial.control('POST', 'delete-person', { id })
    assert.equal(await found(), undefined)
  })

  it('are shown with the mailbox’s own entry when asked by mailbox', async () => {
    const found = await call('Get-RecipientPermission', { Identity: receptie.id })

    assert.deepEqual(
      found.map(({ Trustee }) => Trustee),
      ['NT AUTHORITY\\SELF', sanne.userPrincipalName],
    )
  })

  it('are shown without the mailbox’s own entry when asked by who has them, or of all', async () => {
    const trustees = async (parameters: object) =>
      (await call('Get-RecipientPermission', parameters)).map(({ Trustee }) => Trustee)

    assert.deepEqual(await trustees({ Identity: receptie.id, Trustee: sanne.userPrincipalName }), [
      sanne.userPrincipalName,
    ])
    assert.doesNotMatch(JSON.stringify(await trustees({})), /SELF/)
  })

  it('come and go, and a second time is a warning', async () => {
    const entry = { Identity: fleurPeters.id, Trustee: evaWillems.userPrincipalName, AccessRights: ['SendAs'] }
    const holders = async () =>
      (await call('Get-RecipientPermission', { Identity: fleurPeters.id })).slice(1).map(({ Trustee }) => Trustee)

    await call('Add-RecipientPermission', entry)
    const given = await holders()
    const again = await warning('Add-RecipientPermission', entry)
    await call('Remove-RecipientPermission', entry)
    const absent = await warning('Remove-RecipientPermission', entry)

    assert.deepEqual(given, [evaWillems.userPrincipalName])
    assert.match(again, /already present/)
    assert.deepEqual(await holders(), [])
    assert.match(absent, /because the ACE isn't present/)
  })

  it('are refused for what is no recipient, and for a right that is none', async () => {
    const entry = { Identity: fleurPeters.id, Trustee: evaWillems.id, AccessRights: ['SendAs'] }

    assert.match(
      await refusal('Add-RecipientPermission', { ...entry, Identity: groups.operators.id }),
      /ManagementObjectNotFoundException/,
    )
    assert.match(await refusal('Add-RecipientPermission', { ...entry, Trustee: ahmedYildiz.id }), /not mail-enabled/)
    assert.match(
      await refusal('Add-RecipientPermission', { ...entry, AccessRights: ['FullAccess'] }),
      /ParameterBindingException/,
    )
  })

  it('on behalf are changed beside those that stay, and found by a filter', async () => {
    const DistinguishedName = String((await call('Get-Mailbox', { Identity: sanne.id }))[0]?.['DistinguishedName'])
    const Filter = `GrantSendOnBehalfTo -eq '${DistinguishedName}'`

    await behalf(fleurPeters.id, { add: evaWillems.userPrincipalName })
    const both = await onBehalfOf(fleurPeters.id)
    const found = await call('Get-Mailbox', { Filter })
    await behalf(fleurPeters.id, { remove: sanne.userPrincipalName })

    assert.deepEqual(both, [sanne.id, evaWillems.id])
    assert.deepEqual(
      found.map(({ ExternalDirectoryObjectId }) => ExternalDirectoryObjectId),
      [fleurPeters.id],
    )
    assert.deepEqual(await onBehalfOf(fleurPeters.id), [evaWillems.id])
    assert.deepEqual(await call('Get-Mailbox', { Filter }), [])
  })

  it('on behalf are told to be as before only when they are', async () => {
    const add = { add: evaWillems.userPrincipalName }

    const first = await behalf(fleurPeters.id, add)
    const again = await behalf(fleurPeters.id, add)

    assert.deepEqual(first.body['@adminapi.warnings'], [])
    assert.match(String(again.body['@adminapi.warnings']?.[0]), /no settings of .* have been modified/)
  })

  it('on behalf are refused for a synced mailbox, an unknown person and a bare name', async () => {
    const synced = await behalf(lisaVanDijk.id, { add: evaWillems.id })
    const unknown = await behalf(fleurPeters.id, { add: 'nobody@contoso.com' })
    const bare = await trial.exchange('Set-Mailbox', {
      Identity: fleurPeters.id,
      GrantSendOnBehalfTo: evaWillems.userPrincipalName,
    })

    assert.match(JSON.stringify(synced.body), /'GrantSendOnBehalfTo'.*being synchronized from your on-premises/)
    assert.match(JSON.stringify(unknown.body), /Couldn't find object/)
    assert.match(JSON.stringify(bare.body), /ParameterBindingException/)
    assert.deepEqual(await onBehalfOf(fleurPeters.id), [sanne.id])
  })

  it('take no filter that they do not understand, nor one beside a mailbox', async () => {
    assert.match(await refusal('Get-Mailbox', { Filter: 'GrantSendOnBehalfTo -like x' }), /Invalid filter syntax/)
    assert.match(
      await refusal('Get-Mailbox', { Identity: sanne.id, Filter: "GrantSendOnBehalfTo -eq 'x'" }),
      /Parameter set cannot be resolved/,
    )
  })
})
