import { strict as assert } from 'node:assert'
import { groups } from '../../../sandbox/seeds/groups'
import { numbers } from '../../../sandbox/seeds/numbers'
import { people } from '../../../sandbox/seeds/people'
import { jansLaptop, jansOutlook } from '../../../sandbox/seeds/devices'
import { actions } from '../../../sandbox/control/actions'
import { eachWithSandbox, type Json } from '../support'

const { janDeVries: jan, petraDeBoer: petra, evaWillems: eva, lisaVanDijk: lisa, tomVisser: tom } = people
const { danielMeijer: daniel, ahmedYildiz: ahmed, receptie, saskiaDeGroot: saskia, fleurPeters: fleur } = people
const { atlas, newsletter, helpdesk, licensing, dynamicLicensing, synced, everybody, sales } = groups
const nobody = '00000000-4c70-4b8e-9d2f-7e31c05f0000'

describe('what an administrator does to the pretend tenant in another window', () => {
  const trial = eachWithSandbox()
  /** What it answers: the status, and the message of a refusal. */
  const act = async (name: keyof typeof actions, body: object): Promise<string> => {
    const answer = await trial.control('POST', name, body)
    return [answer.status, answer.body?.['message']].filter((part) => part !== undefined).join(' ')
  }
  const user = async (id: string, select: string): Promise<Json> =>
    (await trial.graph('GET', `/users/${id}?$select=${select}`)).body
  const values = async (path: string): Promise<readonly Json[]> =>
    (await trial.graph('GET', path)).body['value'] as unknown as Json[]
  const idsAt = async (path: string): Promise<readonly string[]> => (await values(path)).map(({ id }) => String(id))
  const cmdlet = async (name: string, parameters: object): Promise<Json | undefined> =>
    (await trial.exchange(name, parameters)).body['value']?.[0]
  const mailbox = (Identity: string) => cmdlet('Get-Mailbox', { Identity })

  it('is listed with a sentence and the schema of a body for each', async () => {
    const { body } = await trial.control('GET', 'actions')

    const listed = body as unknown as { name: string; what: string; body: { type: string } }[]
    assert.deepEqual(
      listed.map(({ name }) => name),
      Object.keys(actions),
    )
    for (const one of listed) assert.match(`${one.what} ${one.body.type}`, /\. object$/)
  })

  it('is asked for by POST', async () => {
    assert.equal((await trial.control('GET', 'block-account')).status, 405)
    assert.equal((await trial.control('POST', 'toString', {})).status, 404)
  })

  it('is no effect of the bot', async () => {
    await act('block-account', { id: jan.id })

    assert.deepEqual((await trial.control('GET', 'effects')).body, [])
  })

  describe('an account', () => {
    it('is blocked and enabled, an administrator’s too', async () => {
      await act('block-account', { id: daniel.id })
      const blocked = await user(daniel.id, 'accountEnabled')
      await act('enable-account', { id: daniel.id })

      assert.equal(blocked['accountEnabled'], false)
      assert.equal((await user(daniel.id, 'accountEnabled'))['accountEnabled'], true)
    })

    it('is renamed in all that names it', async () => {
      await act('change-forwarding', { id: eva.id, to: jan.id })
      const names = { displayName: 'Jan Modaal', userPrincipalName: 'jan.modaal@contoso.com', mail: 'jm@contoso.com' }

      assert.equal(await act('rename-person', { id: jan.id, ...names }), '204')

      const { displayName, userPrincipalName, mail, proxyAddresses } = await user(
        'jan.modaal@contoso.com',
        'displayName,userPrincipalName,mail,proxyAddresses',
      )
      assert.deepEqual({ displayName, userPrincipalName, mail }, names)
      assert.deepEqual(proxyAddresses, ['SMTP:jm@contoso.com', `smtp:${jan.mail}`])
      assert.equal((await mailbox('jm@contoso.com'))?.['DisplayName'], 'Jan Modaal')
      assert.equal((await mailbox(eva.id))?.['ForwardingAddress'], 'Jan Modaal')
      assert.equal((await trial.graph('GET', `/users/${jan.userPrincipalName}`)).status, 404)
    })

    it('keeps what a renaming leaves out, and takes a former address back', async () => {
      await act('rename-person', { id: jan.id, mail: 'jm@contoso.com' })
      await act('rename-person', { id: jan.id, mail: jan.mail })
      const addresses = await user(jan.id, 'displayName,userPrincipalName,proxyAddresses')
      await act('rename-person', { id: jan.id, displayName: 'Jan Modaal' })

      const { displayName, userPrincipalName, proxyAddresses } = addresses
      assert.deepEqual(
        [displayName, userPrincipalName, proxyAddresses],
        [jan.displayName, jan.userPrincipalName, [`SMTP:${jan.mail}`, 'smtp:jm@contoso.com']],
      )
      const after = await user(jan.id, 'mail,userPrincipalName,proxyAddresses')
      assert.deepEqual(
        [after['mail'], after['userPrincipalName'], after['proxyAddresses']],
        [jan.mail, jan.userPrincipalName, proxyAddresses],
      )
    })

    for (const [what, names, words] of [
      ['another’s user principal name', { userPrincipalName: petra.userPrincipalName.toUpperCase() }, /already exists/],
      ['another’s address', { mail: receptie.mail }, /already exists/],
      ['a domain of others', { userPrincipalName: 'jan@fabrikam.com' }, /domain/],
      ['an address without a name', { mail: '@contoso.com' }, /domain/],
      ['no display name at all', { displayName: '' }, /displayName/],
    ] as const)
      it(`does not get ${what}, and nothing besides`, async () => {
        const refusal = await act('rename-person', { displayName: 'Jan Modaal', ...names, id: jan.id })

        assert.match(refusal, /^400 /)
        assert.match(refusal, words)
        assert.equal((await user(jan.id, 'displayName'))['displayName'], jan.displayName)
      })

    it('moves to another country, department and job', async () => {
      await act('change-person', { id: jan.id, usageLocation: 'BE', department: 'Support', jobTitle: null })

      const { usageLocation, department, jobTitle } = await user(jan.id, 'usageLocation,department,jobTitle')
      assert.deepEqual([usageLocation, department, jobTitle], ['BE', 'Support', null])
      assert.match(await act('change-person', { id: jan.id, usageLocation: 'Belgium' }), /^400 .*usageLocation/s)
      assert.match(await act('change-person', { id: lisa.id, department: 'Support' }), /^400 .*on-premises mastered/)
      assert.equal(await act('change-person', { id: lisa.id, usageLocation: 'BE' }), '204')
    })

    it('is deleted, an administrator’s too, and restored', async () => {
      await act('delete-person', { id: daniel.id })
      const gone = (await trial.graph('GET', `/users/${daniel.id}`)).status
      const [noMailbox] = [(await trial.exchange('Get-Mailbox', { Identity: daniel.id })).status]

      assert.equal(await act('restore-person', { id: daniel.id }), '204')

      assert.deepEqual([gone, noMailbox], [404, 404])
      assert.equal((await user(daniel.id, 'userPrincipalName'))['userPrincipalName'], daniel.userPrincipalName)
      assert.equal((await mailbox(daniel.id))?.['DisplayName'], daniel.displayName)
      assert.match(await act('restore-person', { id: daniel.id }), /^404 /)
    })

    it('gets another manager, or none', async () => {
      await act('change-manager', { id: jan.id, manager: tom.id })
      const next = await trial.graph('GET', `/users/${jan.id}/manager`)
      await act('change-manager', { id: jan.id, manager: null })

      assert.equal(next.body['id'], tom.id)
      assert.equal((await trial.graph('GET', `/users/${jan.id}/manager`)).status, 404)
      assert.match(await act('change-manager', { id: jan.id, manager: jan.id }), /^400 Nobody is their own manager/)
      assert.match(await act('change-manager', { id: jan.id, manager: nobody }), /^404 /)
      assert.match(await act('replace-manager', { id: petra.id, manager: nobody }), /^404 /)
    })

    it('gives its reports to nobody', async () => {
      await act('replace-manager', { id: petra.id, manager: null })

      assert.deepEqual(await idsAt(`/users/${petra.id}/directReports?$select=id`), [])
    })

    it('of Active Directory is changed there', async () => {
      for (const name of ['block-account', 'delete-person', 'enable-account'] as const)
        assert.match(await act(name, { id: lisa.id }), /^400 .*on-premises mastered/)
      assert.match(await act('rename-person', { id: lisa.id, displayName: 'Lisa' }), /^400 .*on-premises mastered/)
      assert.match(await act('change-manager', { id: lisa.id, manager: null }), /^400 .*on-premises mastered/)
    })
  })

  describe('an administrator role', () => {
    const active = (id: string) =>
      values(`/roleManagement/directory/roleAssignments?$filter=principalId eq '${id}'&$expand=roleDefinition`)
    const eligible = (id: string) =>
      values(`/roleManagement/directory/roleEligibilityScheduleInstances?$filter=principalId eq '${id}'`)
    const globally = { role: 'Global Administrator' }

    it('is given and taken, and protects whoever has it', async () => {
      const block = () => trial.graph('PATCH', `/users/${jan.id}`, { body: { accountEnabled: false } })
      await act('give-role', { id: jan.id, ...globally })
      const held = await active(jan.id)
      const refused = await block()

      await act('take-role', { id: jan.id, ...globally })

      assert.deepEqual(
        held.map(({ roleDefinition }) => roleDefinition?.['displayName']),
        ['Global Administrator'],
      )
      assert.deepEqual(await active(jan.id), [])
      assert.deepEqual([refused.status, (await block()).status], [403, 204])
    })

    it('is made eligible, for a part of the directory and by its id, and taken', async () => {
      const given = { id: jan.id, role: '729827e3-9c14-49f7-bb1b-9608f156bbb8', as: 'eligible' }
      const scope = `/administrativeUnits/${nobody}`
      await act('give-role', given)
      await act('give-role', { ...given, scope })
      const both = await eligible(jan.id)
      await act('take-role', { ...given, scope })

      assert.equal((await active(jan.id)).length, 0)
      assert.deepEqual([both.length, both[1]?.['directoryScopeId']], [2, scope])
      assert.deepEqual(
        (await eligible(jan.id)).map(({ directoryScopeId }) => directoryScopeId),
        ['/'],
      )
    })

    it('by Privileged Identity Management goes only there', async () => {
      await act('give-role', { id: jan.id, ...globally, byPim: true })
      const [assignment] = await active(jan.id)
      const path = `/roleManagement/directory/roleAssignments/${String(assignment?.['id'])}`

      assert.equal((await trial.graph('DELETE', path)).status, 400)
    })

    it('that was activated ends, and Privileged Identity Management tells how every active one came', async () => {
      const until = '2026-12-01T17:00:00Z'
      await act('give-role', { id: jan.id, ...globally, byPim: true, until })
      await act('give-role', { id: jan.id, role: 'Helpdesk Administrator' })

      const path = `/roleManagement/directory/roleAssignmentScheduleInstances?$filter=principalId eq '${jan.id}'`
      const found = (await values(path)).map((one) => [one['assignmentType'], one['endDateTime']])

      assert.deepEqual(found, [
        ['Activated', until],
        ['Assigned', null],
      ])
      const ids = (all: readonly Readonly<Record<string, unknown>>[], name: string) => all.map((one) => one[name])
      assert.deepEqual(ids(await values(path), 'roleAssignmentOriginId'), ids(await active(jan.id), 'id'))
      assert.match(await act('give-role', { id: jan.id, role: 'User Administrator', until }), /^400 .*has an end/s)
      const eligible = { id: jan.id, ...globally, as: 'eligible', byPim: true, until }
      assert.match(await act('give-role', eligible), /^400 .*has an end/s)
    })

    it('of a group is one of its members', async () => {
      await act('give-role', { id: helpdesk.id, ...globally })
      const roles = await values(`/users/${daniel.id}/transitiveMemberOf?$select=id,displayName`)

      assert.ok(roles.some(({ displayName }) => String(displayName) === 'Global Administrator'))
    })

    it('is not given twice, to nobody, to a group that cannot hold one, nor when there is none like it', async () => {
      for (const as of ['active', 'eligible']) {
        await act('give-role', { id: jan.id, ...globally, as })
        assert.match(await act('give-role', { id: jan.id, ...globally, as }), /^400 .*already exists/)
        await act('take-role', { id: jan.id, ...globally, as })
        assert.match(await act('take-role', { id: jan.id, ...globally, as }), /^400 .*does not exist/)
      }
      assert.match(await act('give-role', { id: nobody, ...globally }), /^404 /)
      assert.match(await act('give-role', { id: sales.id, ...globally }), /^400 The group cannot hold/)
      assert.match(await act('give-role', { id: jan.id, role: 'King' }), /^404 There is no directory role King/)
      assert.match(await act('give-role', { id: jan.id, ...globally, scope: 'all' }), /^400 .*scope/s)
    })
  })

  describe('a hold', () => {
    const shown = async (id: string): Promise<Json> => {
      const found = await mailbox(id)
      const {
        LitigationHoldEnabled,
        LitigationHoldDuration,
        DelayHoldApplied,
        ComplianceTagHoldApplied,
        InPlaceHolds,
      } = found ?? {}
      return {
        litigation: [LitigationHoldEnabled, LitigationHoldDuration],
        delay: DelayHoldApplied,
        label: ComplianceTagHoldApplied,
        others: InPlaceHolds,
      } as unknown as Json
    }
    const free = { litigation: [false, 'Unlimited'], delay: false, label: false, others: [] }

    it('by litigation is put on, for some days or without end, and taken off', async () => {
      await act('put-on-hold', { id: jan.id, by: 'litigation', days: 30 })
      const forDays = await shown(jan.id)
      await act('put-on-hold', { id: jan.id, by: 'litigation' })
      const forEver = await shown(jan.id)
      await act('take-off-hold', { id: jan.id, by: 'litigation' })

      assert.deepEqual(forDays, { ...free, litigation: [true, '30.00:00:00'] })
      assert.deepEqual(forEver, { ...free, litigation: [true, 'Unlimited'] })
      assert.deepEqual(await shown(jan.id), free)
    })

    for (const [by, kind] of [
      ['delay', { delay: true }],
      ['label', { label: true }],
    ] as const)
      it(`by ${by} is put on and taken off by itself`, async () => {
        await act('put-on-hold', { id: saskia.id, by })
        const held = await shown(saskia.id)
        await act('take-off-hold', { id: saskia.id, by })

        const before = { ...free, litigation: [true, 'Unlimited'] }
        assert.deepEqual(held, { ...before, ...kind })
        assert.deepEqual(await shown(saskia.id), before)
      })

    it('by a policy and by a case is shown as Exchange writes it, and each taken off by itself', async () => {
      await act('put-on-hold', { id: jan.id, by: 'policy' })
      await act('put-on-hold', { id: jan.id, by: 'case' })
      const both = (await shown(jan.id))['others']
      await act('take-off-hold', { id: jan.id, by: 'policy' })
      const one = (await shown(jan.id))['others']
      await act('take-off-hold', { id: jan.id, by: 'case' })

      assert.match(String(both), /^mbx[0-9a-f]{32}:2,UniH[0-9a-f-]{36}$/)
      assert.match(String(one), /^UniH/)
      assert.deepEqual(await shown(jan.id), free)
    })

    it('of the whole organisation is shown by the organisation, and by mailboxes that it leaves out', async () => {
      const holds = async () => (await cmdlet('Get-OrganizationConfig', {}))?.['InPlaceHolds']
      await act('put-on-hold', { id: jan.id, by: 'case' })
      await act('put-organisation-on-hold', { except: [jan.id] })
      const held = String(await holds())
      const spared = String((await shown(jan.id))['others'])
      const kept = await shown(tom.id)

      await act('take-organisation-off-hold', {})

      assert.match(held, /^mbx[0-9a-f]{32}:2$/)
      assert.match(spared, new RegExp(`^UniH[0-9a-f-]{36},-${held}$`))
      assert.deepEqual(kept, free)
      assert.deepEqual([await holds(), String((await shown(jan.id))['others'])], [[], spared.split(',')[0]])
    })

    it('takes a mailbox, a licence where litigation is concerned, and days for nothing else', async () => {
      assert.match(await act('put-on-hold', { id: ahmed.id, by: 'label' }), /^404 .*has no mailbox/)
      assert.match(await act('put-on-hold', { id: receptie.id, by: 'litigation' }), /^400 The licence does not permit/)
      assert.match(await act('put-on-hold', { id: jan.id, by: 'delay', days: 3 }), /^400 Only a litigation hold/)
      for (const days of [0, 1.5])
        assert.match(await act('put-on-hold', { id: jan.id, by: 'litigation', days }), /^400 .*days/s)
      assert.match(await act('put-organisation-on-hold', { except: [ahmed.id] }), /^404 /)
      assert.deepEqual((await cmdlet('Get-OrganizationConfig', {}))?.['InPlaceHolds'], [])
      assert.deepEqual(await shown(jan.id), free)
    })
  })

  describe('a mailbox', () => {
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

  describe('a group', () => {
    const membersOf = ({ id }: { readonly id: string }) => idsAt(`/groups/${id}/members?$select=id`)
    const managersOf = async () =>
      (await cmdlet('Get-DistributionGroup', { Identity: newsletter.id }))?.['ManagedBy'] as unknown as string[]

    it('gets a member, with its roles and licences, and loses one', async () => {
      await act('add-member', { id: tom.id, group: helpdesk.id })
      await act('add-member', { id: eva.id, group: licensing.id })
      await act('add-member', { id: eva.id, group: newsletter.id })
      const refused = await trial.graph('PATCH', `/users/${tom.id}`, { body: { accountEnabled: false } })
      const states = (await user(eva.id, 'licenseAssignmentStates'))['licenseAssignmentStates'] as unknown as Json[]
      await act('remove-member', { id: jan.id, group: atlas.id })
      await act('remove-member', { id: petra.id, group: newsletter.id })

      assert.equal(refused.status, 403)
      assert.ok(states.some(({ assignedByGroup }) => String(assignedByGroup) === licensing.id))
      assert.deepEqual(await membersOf(atlas), [eva.id, tom.id])
      assert.deepEqual(await membersOf(newsletter), [jan.id, eva.id])
    })

    it('gets an owner and loses one, of Graph’s and of Exchange’s, but never the last', async () => {
      for (const group of [atlas.id, newsletter.id]) {
        assert.match(await act('remove-owner', { id: jan.id, group }), /^400 .*at least one owner/)
        await act('add-owner', { id: eva.id, group })
        assert.equal(await act('remove-owner', { id: jan.id, group }), '204')
        assert.match(await act('remove-owner', { id: jan.id, group }), /^404 /)
      }

      assert.deepEqual(await idsAt(`/groups/${atlas.id}/owners?$select=id`), [eva.id])
      assert.deepEqual(await managersOf(), [eva.displayName])
    })

    it('of Exchange has an owner once', async () => {
      await act('add-owner', { id: eva.id, group: newsletter.id })
      await act('add-owner', { id: eva.id, group: newsletter.id })

      assert.deepEqual(await managersOf(), [jan.displayName, eva.displayName])
    })

    it('is renamed', async () => {
      await act('rename-group', { group: atlas.id, displayName: 'Project Globe' })

      assert.equal((await trial.graph('GET', `/groups/${atlas.id}`)).body['displayName'], 'Project Globe')
      assert.match(await act('rename-group', { group: atlas.id, displayName: '' }), /^400 .*displayName/s)
    })

    it('is deleted, with the licence that it gave', async () => {
      await act('delete-group', { group: licensing.id })

      assert.equal((await trial.graph('GET', `/groups/${licensing.id}`)).status, 404)
      const { licenseAssignmentStates } = await user(fleur.id, 'licenseAssignmentStates')
      const by = (licenseAssignmentStates as unknown as Json[]).map(({ assignedByGroup }) => String(assignedByGroup))
      assert.deepEqual(by, [dynamicLicensing.id])
    })

    it('is deleted, with its roles and its places in applications', async () => {
      const assignmentsOf = () => idsAt(`/users/${daniel.id}/appRoleAssignments`)
      await act('give-role', { id: helpdesk.id, role: 'Global Administrator', as: 'eligible' })
      const before = await assignmentsOf()

      await act('delete-group', { group: helpdesk.id })

      const rolesOf = (kind: string) =>
        values(`/roleManagement/directory/${kind}?$filter=principalId eq '${helpdesk.id}'`)
      assert.deepEqual(await rolesOf('roleAssignments'), [])
      assert.deepEqual(await rolesOf('roleEligibilityScheduleInstances'), [])
      assert.deepEqual([before.length, (await assignmentsOf()).length], [2, 1])
    })

    it('is deleted, and no longer protects its members', async () => {
      await act('give-role', { id: helpdesk.id, role: 'Global Administrator' })
      await act('add-member', { id: tom.id, group: helpdesk.id })

      await act('delete-group', { group: helpdesk.id })

      const { status } = await trial.graph('PATCH', `/users/${tom.id}`, { body: { accountEnabled: false } })
      assert.equal(status, 204)
    })

    it('is deleted out of other groups, call queues and rights to send', async () => {
      await act('delete-group', { group: sales.id })
      await act('delete-group', { group: newsletter.id })

      const queues = (await trial.cmdlet('Get-CsCallQueue', { First: 100 })).body['value'] as unknown as Json[]
      const rights = await trial.exchange('Get-RecipientPermission', { Trustee: people.sanneOBrien.id })
      assert.deepEqual(
        queues.map(({ DistributionLists }) => DistributionLists),
        [[], [], []],
      )
      assert.deepEqual((rights.body['value'] as unknown as Json[]).length, 1)
      assert.deepEqual(await membersOf(everybody), [people.noorElIdrissi.id])
    })

    it('is not changed against its nature', async () => {
      assert.match(await act('add-member', { id: jan.id, group: atlas.id }), /^400 .*already exist/)
      assert.match(await act('remove-member', { id: petra.id, group: atlas.id }), /^404 .*not in the group/)
      assert.match(await act('add-member', { id: jan.id, group: dynamicLicensing.id }), /^400 Insufficient privileges/)
      assert.match(await act('remove-member', { id: fleur.id, group: dynamicLicensing.id }), /^400 Insufficient/)
      assert.match(await act('remove-member', { id: jan.id, group: synced.id }), /^400 .*on-premises mastered/)
      assert.match(await act('delete-group', { group: synced.id }), /^400 .*on-premises mastered/)
      assert.match(await act('delete-group', { group: nobody }), /^404 The tenant has no group/)
      assert.match(await act('add-member', { id: nobody, group: atlas.id }), /^404 The tenant has no person/)
    })
  })

  describe('a licence', () => {
    it('is assigned and taken, by its name or id, in Microsoft’s rules', async () => {
      const products = async () =>
        ((await trial.graph('GET', `/users/${tom.id}/licenseDetails`)).body['value'] as unknown as Json[]).map(
          ({ skuPartNumber }) => String(skuPartNumber),
        )
      await act('assign-licence', { id: tom.id, product: 'VISIOCLIENT' })
      const more = await products()
      await act('take-licence', { id: tom.id, product: 'c5928f49-12ba-48f7-ada3-0d743a3601d5' })

      assert.deepEqual([more, await products()], [['SPE_E3', 'VISIOCLIENT'], ['SPE_E3']])
      assert.match(await act('take-licence', { id: fleur.id, product: 'SPE_E3' }), /^400 .*inherited/)
      assert.match(await act('assign-licence', { id: tom.id, product: 'COPILOT' }), /^404 .*never bought COPILOT/)
    })
  })

  describe('a phone number', () => {
    const holderOf = async (telephoneNumber: string) =>
      (await values(`/admin/teams/telephoneNumberManagement/numberAssignments`)).find(
        (one) => String(one['telephoneNumber']) === telephoneNumber,
      )?.['assignmentTargetId']
    const free = numbers.free.telephoneNumber
    const jans = numbers.janDeVries.telephoneNumber

    it('is taken and given', async () => {
      await act('take-number', { id: jan.id })
      await act('give-number', { id: jan.id, telephoneNumber: free })

      assert.deepEqual([await holderOf(jans), await holderOf(free)], [null, jan.id])
    })

    it('is given to somebody with a licence and no number, once, and taken from who has one', async () => {
      assert.match(await act('give-number', { id: jan.id, telephoneNumber: free }), /^400 .*already has/)
      assert.match(await act('give-number', { id: tom.id, telephoneNumber: free }), /^400 .*not licensed/)
      assert.match(await act('give-number', { id: eva.id, telephoneNumber: jans }), /^400 .*already assigned/)
      assert.match(await act('give-number', { id: eva.id, telephoneNumber: '+31201234567' }), /^404 /)
      assert.match(await act('take-number', { id: eva.id }), /^400 .*has no phone number/)
    })
  })

  describe('a device', () => {
    it('is added to Intune and to Entra', async () => {
      const { body } = await trial.control('POST', 'add-device', { id: tom.id, name: 'TOM-2', ownership: 'personal' })

      const [managed] = await values(`/users/${tom.id}/managedDevices`)
      const [known] = await values(`/users/${tom.id}/ownedDevices?$select=id,displayName`)
      assert.deepEqual(
        [managed?.['id'], managed?.['deviceName'], managed?.['managedDeviceOwnerType']],
        [body['managedDevice'], 'TOM-2', 'personal'],
      )
      assert.deepEqual([known?.['id'], known?.['displayName']], [body['device'], 'TOM-2'])
    })

    it('is deleted where it is known, and stays elsewhere', async () => {
      const managed = () => idsAt(`/users/${jan.id}/managedDevices?$select=id`)
      const owned = () => idsAt(`/users/${jan.id}/ownedDevices?$select=id`)
      await act('delete-device', { device: jansLaptop.managedId })
      const [left, known] = [await managed(), await owned()]
      await act('delete-device', { device: jansLaptop.registration.id })
      await act('delete-device', { device: jansOutlook.guid })

      assert.deepEqual([left.length, known.length, (await owned()).length], [1, 2, 1])
      assert.equal(await cmdlet('Get-MobileDeviceStatistics', { Mailbox: jan.id }), undefined)
      assert.match(await act('delete-device', { device: jansLaptop.managedId }), /^404 The tenant has no device/)
    })
  })

  describe('each refuses', () => {
    const samples: Readonly<Record<keyof typeof actions, object>> = {
      'block-account': { id: jan.id },
      'enable-account': { id: jan.id },
      'rename-person': { id: jan.id, displayName: 'Jan Modaal' },
      'change-person': { id: jan.id, department: 'IT' },
      'delete-person': { id: jan.id },
      'restore-person': { id: people.martijnDekker.id },
      'change-manager': { id: jan.id, manager: null },
      'replace-manager': { id: jan.id, manager: null },
      'forget-sign-in-methods': { id: jan.id },
      'change-active-directory': { id: lisa.id, change: 'disable' },
      'take-applications': { id: jan.id },
      'change-seats': { skuId: 'c5928f49-12ba-48f7-ada3-0d743a3601d5', totalLicenses: 4 },
      'set-up-ediscovery': { manager: false },
      'give-number': { id: eva.id, telephoneNumber: numbers.free.telephoneNumber },
      'take-number': { id: jan.id },
      'add-device': { id: jan.id, name: 'X', ownership: 'company' },
      'delete-device': { device: jansLaptop.managedId },
      'add-member': { id: petra.id, group: atlas.id },
      'remove-member': { id: jan.id, group: atlas.id },
      'add-owner': { id: petra.id, group: atlas.id },
      'remove-owner': { id: daniel.id, group: helpdesk.id },
      'rename-group': { group: atlas.id, displayName: 'Globe' },
      'delete-group': { group: atlas.id },
      'put-on-hold': { id: jan.id, by: 'label' },
      'take-off-hold': { id: jan.id, by: 'label' },
      'put-organisation-on-hold': {},
      'take-organisation-off-hold': {},
      'assign-licence': { id: petra.id, product: 'VISIOCLIENT' },
      'take-licence': { id: jan.id, product: 'VISIOCLIENT' },
      'fill-mailbox': { id: jan.id, gigabytes: 1 },
      'switch-archive-on': { id: jan.id },
      'switch-archive-off': { id: people.maartenKok.id },
      'change-forwarding': { id: jan.id, to: null },
      'add-inbox-rule': { id: jan.id, name: 'X' },
      'set-automatic-reply': { id: jan.id, text: null },
      'remove-mailbox': { id: jan.id },
      'give-role': { id: jan.id, role: 'Global Administrator' },
      'take-role': { id: daniel.id, role: 'User Administrator' },
    }

    for (const [name, body] of Object.entries(samples) as [keyof typeof actions, object][])
      it(`what it does not know, and nothing else: ${name}`, async () => {
        const strange = await act(name, { ...body, now: true })
        const unknown = 'id' in body ? await act(name, { ...body, id: nobody }) : '404 '
        const known = (await trial.control('POST', name, body)).status

        assert.match(strange, /^400 .*now/s)
        assert.match(unknown, /^404 /)
        assert.ok(known === 200 || known === 204, `${name} answered ${known}`)
      })
  })
})
