import { strict as assert } from 'node:assert'
import { groups } from '../../../sandbox/seeds/groups'
import { people } from '../../../sandbox/seeds/people'
import { skus } from '../../../sandbox/tenant/products'
import { inStillTime, type Json } from '../support'
import { acting } from '../control/actions/acting'

const { janDeVries: jan, evaWillems: eva, petraDeBoer: petra, fleurPeters: fleur, danielMeijer: daniel } = people
const { receptie, martijnDekker: martijn } = people
const { licensing, atlas } = groups
const deletedPeople = '/directory/deletedItems/microsoft.graph.user'
const item = ({ id }: { readonly id: string }): string => `/directory/deletedItems/${id}`

describe('somebody in the deleted items of the pretend tenant', () => {
  const { trial, act, user, values, idsAt, mailbox } = acting()
  const restore = async (who: { readonly id: string }, body: object = {}): Promise<string> => {
    const { status, body: answer } = await trial.graph('POST', `${item(who)}/restore`, { body })
    return status === 200 ? 'restored' : `${status} ${String(answer['error']?.['message'])}`
  }
  const remove = (who: { readonly id: string }) => trial.graph('DELETE', `/users/${who.id}`)
  const status = async (path: string): Promise<number> => (await trial.graph('GET', path)).status

  it('is listed with the id in front of the sign-in name, and found nowhere else', async () => {
    await remove(jan)

    const found = await values(`${deletedPeople}?$filter=startswith(displayName,'Jan de')&$select=id,userPrincipalName`)

    const prefixed = `${jan.id.replaceAll('-', '')}${jan.userPrincipalName}`
    assert.deepEqual(found, [{ id: jan.id, userPrincipalName: prefixed }])
    for (const path of [`/users/${jan.id}`, `/users/${jan.userPrincipalName}`, `/users/${prefixed}`])
      assert.equal(await status(path), 404)
    assert.ok(!(await idsAt('/users?$top=999')).includes(jan.id))
    assert.ok(!(await idsAt(`/groups/${groups.sales.id}/members`)).includes(jan.id))
    assert.equal((await trial.exchange('Get-Mailbox', { Identity: jan.id })).status, 404)
  })

  it('is not restored under a name that another signs in by now, and with a new one', async () => {
    await remove(jan)
    await act('rename-person', { id: eva.id, userPrincipalName: jan.userPrincipalName })

    assert.match(await restore(jan), /^400 Another object with the same value for property userPrincipalName already/)
    assert.match(await restore(jan, { newUserPrincipalName: petra.userPrincipalName }), /^400 .*userPrincipalName/)
    assert.match(await restore(jan, { newUserPrincipalName: 'jan@fabrikam.com' }), /^400 The domain portion/)
    assert.deepEqual(await idsAt(deletedPeople), [jan.id, martijn.id])
    assert.equal(await restore(jan, { newUserPrincipalName: 'jan.terug@contoso.com' }), 'restored')
    assert.equal((await user('jan.terug@contoso.com', 'id'))['id'], jan.id)
  })

  for (const [whose, name, change] of [
    ['that of a mailbox', 'rename-person', { id: receptie.id, mail: jan.mail }],
    ['one more of a person', 'add-address', { id: eva.id, address: jan.mail }],
  ] as const)
    it(`is not restored while an address is ${whose} by now, unless it may be lost`, async () => {
      await act('add-address', { id: jan.id, address: 'j@contoso.com' })
      await remove(jan)
      await act(name, change)

      assert.match(await restore(jan), /^400 Another object with the same value for property proxyAddresses already/)
      assert.equal(await status(item(jan)), 200)
      assert.equal(await restore(jan, { autoReconcileProxyConflict: true }), 'restored')
      const { mail, proxyAddresses } = await user(jan.id, 'mail,proxyAddresses')
      assert.deepEqual([mail, proxyAddresses], ['j@contoso.com', ['SMTP:j@contoso.com']])
    })

  it('is not restored while an address is that of a group by now', async () => {
    await act('add-address', { id: jan.id, address: 'inkoop@contoso.com' })
    await remove(jan)
    const body = { displayName: 'Inkoop', mailNickname: 'inkoop', mailEnabled: true, securityEnabled: false }
    await trial.graph('POST', '/groups', { body: { ...body, groupTypes: ['Unified'] } })

    assert.match(await restore(jan), /^400 .*proxyAddresses/)
  })

  it('is restored whatever a group without mail is called', async () => {
    await act('add-address', { id: jan.id, address: 'inkoop@contoso.com' })
    await remove(jan)
    const body = { displayName: 'Inkoop', mailNickname: 'inkoop', mailEnabled: false, securityEnabled: true }
    await trial.graph('POST', '/groups', { body })

    assert.equal(await restore(jan), 'restored')
  })

  it('has an address in the domain that Microsoft gave when all others are lost', async () => {
    await remove(jan)
    await act('rename-person', { id: receptie.id, mail: jan.mail })

    assert.equal(await restore(jan, { autoReconcileProxyConflict: true }), 'restored')

    const { mail, userPrincipalName } = await user(jan.id, 'mail,userPrincipalName')
    assert.deepEqual([mail, userPrincipalName], ['jan.devries@contoso.onmicrosoft.com', jan.userPrincipalName])
  })

  it('without a mailbox has no address when all are lost', async () => {
    const { ahmedYildiz: ahmed } = people
    await act('add-address', { id: ahmed.id, address: 'ahmed.y@contoso.com' })
    await remove(ahmed)
    await act('add-address', { id: eva.id, address: 'ahmed.y@contoso.com' })

    assert.equal(await restore(ahmed, { autoReconcileProxyConflict: true }), 'restored')

    const { mail, proxyAddresses } = await user(ahmed.id, 'mail,proxyAddresses')
    assert.deepEqual([mail, proxyAddresses], [null, []])
  })

  it('keeps all addresses where none is taken', async () => {
    await act('add-address', { id: jan.id, address: 'j@contoso.com' })
    await remove(jan)

    assert.equal(await restore(jan, { autoReconcileProxyConflict: true }), 'restored')

    const { mail, proxyAddresses } = await user(jan.id, 'mail,proxyAddresses')
    assert.deepEqual([mail, proxyAddresses], [jan.mail, [`SMTP:${jan.mail}`, 'smtp:j@contoso.com']])
  })

  it(
    'is found by Graph a while after being restored, and by Exchange later still',
    inStillTime(async (pass) => {
      await trial.control('POST', 'delays', { restoredInGraph: 2_000, restoredInExchange: 5_000 })
      await remove(jan)
      const answer = await trial.graph('POST', `${item(jan)}/restore`, { body: {} })
      const inExchange = async () => (await trial.exchange('Get-Mailbox', { Identity: jan.id })).status
      const join = async () =>
        (
          await trial.graph('POST', `/groups/${groups.operators.id}/members/$ref`, {
            body: { '@odata.id': `https://graph.microsoft.com/v1.0/users/${jan.id}` },
          })
        ).status

      assert.equal(answer.body['id'], jan.id)
      assert.deepEqual([await status(item(jan)), await status(`/users/${jan.id}`), await join()], [404, 404, 404])
      assert.ok(!(await idsAt('/users?$top=999')).includes(jan.id))
      assert.ok(!(await idsAt(`/groups/${groups.sales.id}/members`)).includes(jan.id))
      pass(2_000)
      assert.deepEqual([await status(`/users/${jan.id}`), await join(), await inExchange()], [200, 204, 404])
      pass(3_000)
      assert.equal(await inExchange(), 200)
    }),
  )

  it('shows no roles while nobody finds the account', async () => {
    await trial.control('POST', 'delays', { restoredInGraph: 60_000, restoredInExchange: 60_000 })
    await act('delete-person', { id: daniel.id })
    await act('restore-person', { id: daniel.id })

    const roles = await values(`/roleManagement/directory/roleAssignments?$filter=principalId eq '${daniel.id}'`)

    assert.deepEqual(roles, [])
  })

  it('is restored without a licence whose seat somebody else took, and with those that have one', async () => {
    await remove(jan)
    await act('change-seats', { skuId: skus.visio.skuId, totalLicenses: 1 })

    assert.equal(await restore(jan), 'restored')

    const held = (await user(jan.id, 'assignedLicenses'))['assignedLicenses'] as unknown as readonly Json[]
    assert.deepEqual(
      held.map(({ skuId }) => String(skuId)),
      [skus.e5.skuId, skus.e3.skuId],
    )
  })

  it('is restored without the mailbox when no licence for it is left, and has it again with one', async () => {
    await remove(eva)
    await act('change-seats', { skuId: skus.e3.skuId, totalLicenses: 0 })

    assert.equal(await restore(eva), 'restored')
    assert.equal((await trial.exchange('Get-Mailbox', { Identity: eva.id })).status, 404)

    await act('change-seats', { skuId: skus.e3.skuId, totalLicenses: 40 })
    await act('assign-licence', { id: eva.id, product: 'SPE_E3' })
    assert.equal((await mailbox(eva.id))?.['DisplayName'], eva.displayName)
  })

  it('is restored with a shared mailbox, which needs no licence', async () => {
    await trial.exchange('Set-Mailbox', { Identity: eva.id, Type: 'Shared' })
    await act('take-licence', { id: eva.id, product: 'MCOEV' })
    await act('take-licence', { id: eva.id, product: 'SPE_E3' })
    await remove(eva)

    assert.equal(await restore(eva), 'restored')

    assert.equal((await mailbox(eva.id))?.['RecipientTypeDetails'], 'SharedMailbox')
  })

  it('is gone for good when purged, with all that the account had or was in', async () => {
    await act('add-owner', { id: eva.id, group: atlas.id })
    await act('give-role', { id: jan.id, role: 'Helpdesk Administrator', as: 'eligible' })
    const [place] = await values(`/users/${people.maartenKok.id}/oauth2PermissionGrants`)
    const consent = { consentType: 'Principal', clientId: place?.['clientId'], resourceId: place?.['resourceId'] }
    await trial.graph('POST', '/oauth2PermissionGrants', {
      body: { ...consent, principalId: jan.id, scope: 'User.Read' },
    })
    await remove(jan)

    assert.equal((await trial.graph('DELETE', item(jan))).status, 204)

    assert.match(await restore(jan), /^404 /)
    const roles = '/roleManagement/directory/roleEligibilityScheduleInstances'
    assert.deepEqual(await values(`${roles}?$filter=principalId eq '${jan.id}'`), [])
    assert.deepEqual(await values(`/oauth2PermissionGrants?$filter=principalId eq '${jan.id}'`), [])
    const last = await trial.graph('DELETE', `/groups/${atlas.id}/owners/${eva.id}/$ref`)
    assert.equal(last.status, 400)
  })

  it('who was an administrator is none any more when purged', async () => {
    await act('delete-person', { id: daniel.id })
    assert.match(await act('purge-person', { id: jan.id }), /^404 /)
    assert.equal(await act('purge-person', { id: daniel.id }), '204')

    const roles = await values(`/roleManagement/directory/roleAssignments?$filter=principalId eq '${daniel.id}'`)
    assert.deepEqual(roles, [])
  })

  it('is gone for good after 30 days', async () => {
    await remove(jan)
    await remove(petra)
    await act('age-deletion', { id: jan.id, days: 29.9 })
    await act('age-deletion', { id: petra.id, days: 30 })

    assert.deepEqual([await status(item(jan)), await status(item(petra))], [200, 404])
    assert.match(await restore(petra), /^404 /)
  })

  it('leaves nobody with the licence of a group that has no seat, and the lack is told on both', async () => {
    await remove(fleur)
    await act('change-seats', { skuId: skus.e3.skuId, totalLicenses: 2 })

    assert.equal(await restore(fleur), 'restored')

    const states = async () =>
      ((await user(fleur.id, 'licenseAssignmentStates'))['licenseAssignmentStates'] as unknown as readonly Json[])
        .filter(({ assignedByGroup }) => String(assignedByGroup) === licensing.id)
        .map(({ state, error }) => `${String(state)} ${String(error)}`)
    const lacks = async () =>
      (await trial.graph('GET', `/groups/${licensing.id}?$select=hasMembersWithLicenseErrors`)).body[
        'hasMembersWithLicenseErrors'
      ]
    assert.deepEqual(await states(), ['Error CountViolation'])
    assert.equal(await lacks(), true)
    assert.ok(!JSON.stringify(await user(fleur.id, 'assignedLicenses')).includes(skus.e3.skuId))
    await act('change-seats', { skuId: skus.e3.skuId, totalLicenses: 40 })
    await trial.graph('POST', `/users/${fleur.id}/reprocessLicenseAssignment`)
    assert.deepEqual(await states(), ['Active None'])
    assert.equal(await lacks(), false)
  })

  it('has the licence of a group again as long as there is a seat for it', async () => {
    const used = async () => {
      const all = await values('/subscribedSkus')
      return all.find(({ skuId }) => String(skuId) === skus.e3.skuId)?.['consumedUnits']
    }
    const before = await used()
    await act('change-seats', { skuId: skus.e3.skuId, totalLicenses: Number(before) })
    await remove(fleur)
    assert.equal(await used(), Number(before) - 1)

    assert.equal(await restore(fleur), 'restored')

    assert.equal(await used(), before)
  })

  it('is not found by Exchange by an address that another has now', async () => {
    await remove(jan)
    await act('rename-person', { id: receptie.id, mail: jan.mail })

    assert.equal((await mailbox(String(jan.mail)))?.['DisplayName'], receptie.displayName)
  })

  it('takes an address of before from nobody who has it now', async () => {
    await act('add-address', { id: jan.id, address: 'verkoop@contoso.com' })
    await remove(jan)
    await act('add-address', { id: fleur.id, address: 'verkoop@contoso.com' })

    const found = await trial.exchange('Get-Recipient', { Identity: 'verkoop@contoso.com' })

    assert.equal(found.body['value']?.[0]?.['DisplayName'], fleur.displayName)
  })
})
