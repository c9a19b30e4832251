import { strict as assert } from 'node:assert'
import { unsigned } from '../../../sandbox/identity/tokens'
import { groups } from '../../../sandbox/seeds/groups'
import { people } from '../../../sandbox/seeds/people'
import type { Tenant } from '../../../sandbox/tenant/state'
import { eachWithSandbox, startTrial, type Json } from '../support'

const { janDeVries, evaWillems, danielMeijer, bramHendriks, fleurPeters, ahmedYildiz } = people
const { atlas, newsletter, helpdesk, board, synced, sales, procurement } = groups
const bypass = { BypassSecurityGroupManagerCheck: true }
const managedBy = (change: object) => ({ ManagedBy: { '@odata.type': '#Exchange.GenericHashTable', ...change } })

describe('groups of the pretend tenant', () => {
  const trial = eachWithSandbox()
  const ids = (body: Json): readonly string[] => (body['value'] as unknown as { id: string }[]).map(({ id }) => id)
  const refusal = async (method: string, path: string, options: object = {}): Promise<string> => {
    const { status, body } = await trial.graph(method, path, options)
    return `${status} ${String(body?.['error']?.['message'])}`
  }
  const notExchange = '400 Cannot Update a mail-enabled security groups and or distribution list.'
  const reference = { body: { '@odata.id': `https://graph.microsoft.com/v1.0/users/${evaWillems.id}` } }

  for (const [group, shown] of [
    [sales, { groupTypes: [], mailEnabled: false, securityEnabled: true }],
    [atlas, { groupTypes: ['Unified'], mailEnabled: true, securityEnabled: false }],
    [newsletter, { groupTypes: [], mailEnabled: true, securityEnabled: false }],
    [board, { groupTypes: [], mailEnabled: true, securityEnabled: true }],
  ] as const)
    it(`shows what kind of group ${group.displayName} is`, async () => {
      const { body } = await trial.graph(
        'GET',
        `/groups/${group.id}?$select=groupTypes,mailEnabled,securityEnabled,resourceProvisioningOptions,isAssignableToRole,mail,visibility`,
      )

      const { '@odata.context': _context, mail, visibility, ...kind } = body as unknown as Record<string, unknown>
      const team = { resourceProvisioningOptions: group === atlas ? ['Team'] : [], isAssignableToRole: null }
      assert.deepEqual(kind, { ...shown, ...team })
      assert.equal(mail === null, !shown.mailEnabled)
      assert.equal(visibility, group === atlas ? 'Private' : null)
    })

  it('says of a group that it can hold an administrator role', async () => {
    const { body } = await trial.graph('GET', `/groups/${helpdesk.id}?$select=isAssignableToRole`)

    assert.equal(body['isAssignableToRole'], true)
  })

  it('lists what somebody owns, without groups of Exchange', async () => {
    const { body } = await trial.graph('GET', `/users/${janDeVries.id}/ownedObjects?$select=id,displayName`)

    assert.deepEqual(ids(body), [atlas.id])
    assert.equal(body['value']?.[0]?.['@odata.type'], '#microsoft.graph.group')
  })

  it('lists the members of a group also through the groups in it, and those groups as well, each once', async () => {
    // Each of the two is in the other: Entra ID allows that for security groups.
    const round = [...sales.members, groups.everybody.id]
    const knotted = await startTrial({ seed: (tenant) => change(tenant, sales.id, { members: round }) })
    const path = `/groups/${groups.everybody.id}/transitiveMembers?$select=id,userType`

    const { body } = await knotted.graph('GET', path)
    await knotted.sandbox.stop()

    const expected = [sales.id, groups.everybody.id, people.noorElIdrissi.id, ...sales.members]
    assert.deepEqual([...ids(body)].sort(), expected.sort())
    const kinds = (body['value'] as unknown as Json[]).map((one) => String(one['@odata.type']))
    assert.equal(kinds.filter((kind) => kind === '#microsoft.graph.group').length, 2)
  })

  it('shows no owners of groups of Exchange', async () => {
    const owners = async (group: { readonly id: string }) =>
      ids((await trial.graph('GET', `/groups/${group.id}/owners?$select=id,accountEnabled,userType`)).body)

    assert.deepEqual(await owners(procurement), [people.hansPostma.id, bramHendriks.id])
    assert.deepEqual(await owners(newsletter), [])
    assert.deepEqual(await owners(board), [])
  })

  it('leaves groups of Exchange to Exchange', async () => {
    for (const group of [newsletter, board]) {
      const [owner = ''] = group.owners
      const answers = [
        await refusal('DELETE', `/groups/${group.id}/members/${fleurPeters.id}/$ref`),
        await refusal('POST', `/groups/${group.id}/owners/$ref`, reference),
        await refusal('DELETE', `/groups/${group.id}/owners/${owner}/$ref`),
      ]
      assert.deepEqual(answers, [notExchange, notExchange, notExchange])
    }
  })

  it('wants one permission more for a group that can hold an administrator role', async () => {
    const withRoles = (...roles: string[]) => ({ headers: { authorization: `Bearer ${unsigned({ roles })}` } })
    const member = `/groups/${helpdesk.id}/members/${danielMeijer.id}/$ref`
    const owner = `/groups/${helpdesk.id}/owners`
    const denied = '403 Insufficient privileges to complete the operation.'

    const less = withRoles('Group.ReadWrite.All')
    assert.equal(await refusal('DELETE', member, less), denied)
    assert.equal(await refusal('POST', `${owner}/$ref`, { ...less, ...reference }), denied)
    assert.equal(await refusal('DELETE', `${owner}/${danielMeijer.id}/$ref`, less), denied)
    const more = withRoles('Group.ReadWrite.All', 'RoleManagement.ReadWrite.Directory')
    assert.equal((await trial.graph('DELETE', member, more)).status, 204)
    assert.equal((await trial.graph('POST', `${owner}/$ref`, { ...more, ...reference })).status, 204)
    assert.equal((await trial.graph('DELETE', `${owner}/${danielMeijer.id}/$ref`, more)).status, 204)
  })
})

describe('groups of Exchange of the pretend tenant', () => {
  const trial = eachWithSandbox()
  const get = async (parameters: object) => (await trial.exchange('Get-DistributionGroup', parameters)).body['value']
  const names = async (parameters: object): Promise<unknown> =>
    ((await get(parameters)) as unknown as { DisplayName: string }[]).map(({ DisplayName }) => DisplayName)
  const problem = async (cmdlet: string, parameters: object): Promise<string> =>
    String((await trial.exchange(cmdlet, parameters)).body['error']?.['details']?.[0]?.['message'])

  it('are found by id, by name, by who manages them, and all at once', async () => {
    assert.deepEqual(await names({ Identity: newsletter.id.toUpperCase() }), [newsletter.displayName])
    assert.deepEqual(await names({ Identity: newsletter.displayName }), [newsletter.displayName])
    assert.deepEqual(await names({ ManagedBy: fleurPeters.userPrincipalName }), [board.displayName])
    assert.deepEqual(await names({ ManagedBy: evaWillems.id }), [])
    assert.deepEqual(await names({}), [newsletter.displayName, board.displayName])
    assert.deepEqual(await names({ ResultSize: 1 }), [newsletter.displayName])
  })

  it('say who manages them by name, and of which kind they are', async () => {
    const group = (await get({ Identity: board.id }))?.[0]

    assert.deepEqual(group?.['ManagedBy'], [people.willemVanLeeuwen.displayName, fleurPeters.displayName])
    assert.equal(group?.['RecipientTypeDetails'], 'MailUniversalSecurityGroup')
    assert.equal(group?.['GroupType'], 'Universal, SecurityEnabled')
    assert.equal((await get({ Identity: newsletter.id }))?.[0]?.['GroupType'], 'Universal')
  })

  it('are not those of Entra, and their people are those with an address', async () => {
    assert.match(await problem('Get-DistributionGroup', { Identity: atlas.id }), /ManagementObjectNotFoundException/)
    assert.match(await problem('Get-DistributionGroup', { ManagedBy: 'x' }), /ManagementObjectNotFoundException/)
    assert.match(
      await problem('Get-DistributionGroup', { ManagedBy: ahmedYildiz.id }),
      /ManagementObjectNotFoundException/,
    )
    assert.match(
      await problem('Get-DistributionGroup', { Identity: board.id, ManagedBy: fleurPeters.id }),
      /Parameter set cannot be resolved/,
    )
  })

  it('lose a member, and gain one again', async () => {
    const member = { Identity: newsletter.id, Member: janDeVries.id, ...bypass, Confirm: false }
    const memberOf = async (): Promise<string> =>
      JSON.stringify((await trial.graph('GET', `/users/${janDeVries.id}/memberOf?$select=id`)).body)

    assert.match(await memberOf(), new RegExp(newsletter.id))
    const removed = await trial.exchange('Remove-DistributionGroupMember', member)
    const without = await memberOf()
    const again = await problem('Remove-DistributionGroupMember', member)
    await trial.exchange('Add-DistributionGroupMember', member)
    const twice = await problem('Add-DistributionGroupMember', member)

    assert.equal(removed.status, 200)
    assert.doesNotMatch(without, new RegExp(newsletter.id))
    assert.match(again, /MemberNotFoundException\|.*isn't a member of the group/)
    assert.match(await memberOf(), new RegExp(newsletter.id))
    assert.match(twice, /MemberAlreadyExistsException\|.*is already a member of the group/)
  })

  it('say nothing of being as before when a manager leaves', async () => {
    const change = { Identity: board.id, ...managedBy({ remove: fleurPeters.id }), ...bypass }

    const { body } = await trial.exchange('Set-DistributionGroup', change)

    assert.deepEqual(body['@adminapi.warnings'], [])
  })

  it('change only for somebody who goes past the check of managers', async () => {
    const Identity = newsletter.id
    for (const [cmdlet, parameters] of [
      ['Remove-DistributionGroupMember', { Identity, Member: janDeVries.id }],
      ['Add-DistributionGroupMember', { Identity, Member: evaWillems.id, BypassSecurityGroupManagerCheck: false }],
      ['Set-DistributionGroup', { Identity, ...managedBy({ add: evaWillems.id }) }],
    ] as const)
      assert.match(await problem(cmdlet, parameters), /OperationRequiresGroupManagerException/)
  })

  it('change their managers, one coming and one going, and never lose the last', async () => {
    const set = (change: object) => ({ Identity: newsletter.id, ...managedBy(change), ...bypass })

    const last = await problem('Set-DistributionGroup', set({ remove: janDeVries.id }))
    const changed = await trial.exchange('Set-DistributionGroup', set({ add: evaWillems.id, remove: janDeVries.id }))
    const same = await trial.exchange('Set-DistributionGroup', set({ add: evaWillems.id }))
    const nothing = await trial.exchange('Set-DistributionGroup', { Identity: newsletter.id, ...bypass })
    const stranger = await problem('Set-DistributionGroup', set({ add: ahmedYildiz.id }))

    assert.match(last, /must have at least one owner/)
    assert.deepEqual(changed.body['@adminapi.warnings'], [])
    assert.deepEqual((await get({ Identity: newsletter.id }))?.[0]?.['ManagedBy'], [evaWillems.displayName])
    for (const { body } of [same, nothing])
      assert.match(String(body['@adminapi.warnings']?.[0]), /no settings of '.*' have been modified/)
    assert.match(stranger, /ManagementObjectNotFoundException/)
  })
})

describe('a group of Exchange that is managed in Active Directory or gives licences', () => {
  it('is refused in Active Directory’s words, and shows no owners in Graph', async () => {
    const trial = await startTrial({ seed: (tenant) => change(tenant, newsletter.id, { synced: true }) })

    const member = { Identity: newsletter.id, Member: janDeVries.id, ...bypass }
    const { body } = await trial.exchange('Remove-DistributionGroupMember', member)
    const shown = await trial.exchange('Get-DistributionGroup', { Identity: newsletter.id })
    await trial.sandbox.stop()

    assert.match(String(body['error']?.['details']?.[0]?.['message']), /UnableToWriteToAadException\|.*on-premises/)
    assert.equal(shown.body['value']?.[0]?.['IsDirSynced'], true)
  })

  it('shows no owners of a synchronised group, and so nobody who owns it', async () => {
    const trial = await startTrial({ seed: (tenant) => change(tenant, synced.id, { owners: [janDeVries.id] }) })

    const owners = await trial.graph('GET', `/groups/${synced.id}/owners?$select=id`)
    const owned = await trial.graph('GET', `/users/${janDeVries.id}/ownedObjects?$select=id`)
    await trial.sandbox.stop()

    assert.deepEqual(owners.body['value'], [])
    assert.doesNotMatch(JSON.stringify(owned.body), new RegExp(synced.id))
  })

  it('takes its licences with it when somebody leaves', async () => {
    const trial = await startTrial({
      seed: (tenant) => change(tenant, groups.licensing.id, { kind: 'mailEnabledSecurity' }),
    })
    const licences = async () =>
      (await trial.graph('GET', `/users/${fleurPeters.id}?$select=licenseAssignmentStates`)).body[
        'licenseAssignmentStates'
      ]

    const before = JSON.stringify(await licences())
    await trial.exchange('Remove-DistributionGroupMember', {
      Identity: groups.licensing.id,
      Member: fleurPeters.id,
      ...bypass,
    })
    const after = JSON.stringify(await licences())
    await trial.sandbox.stop()

    assert.match(before, new RegExp(groups.licensing.id))
    assert.doesNotMatch(after, new RegExp(groups.licensing.id))
  })
})

function change(tenant: Tenant, id: string, changes: object): void {
  const group = tenant.groups.get(id)
  assert.ok(group !== undefined)
  tenant.groups.set(id, { ...group, ...changes })
}
