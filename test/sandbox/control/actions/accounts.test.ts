import { strict as assert } from 'node:assert'
import { people } from '../../../../sandbox/seeds/people'
import { acting } from './acting'

const {
  janDeVries: jan,
  petraDeBoer: petra,
  evaWillems: eva,
  lisaVanDijk: lisa,
  tomVisser: tom,
  danielMeijer: daniel,
  receptie,
  breakGlass,
} = people
const nobody = '00000000-4c70-4b8e-9d2f-7e31c05f0000'

describe('what an administrator does to the pretend tenant in another window: an account', () => {
  const { trial, act, user, idsAt, mailbox } = acting()
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

  it('takes the name and the address of somebody who was deleted, which are free again', async () => {
    await act('delete-person', { id: jan.id })

    const names = { userPrincipalName: jan.userPrincipalName, mail: jan.mail }
    assert.equal(await act('rename-person', { id: eva.id, ...names }), '204')

    assert.equal((await user(jan.userPrincipalName, 'id'))['id'], eva.id)
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

  it('gets one more address, and none by which somebody signs in or is written to', async () => {
    assert.equal(await act('add-address', { id: eva.id, address: 'verkoop@contoso.com' }), '204')

    for (const address of [breakGlass.userPrincipalName, 'verkoop@contoso.com'])
      assert.match(await act('add-address', { id: jan.id, address }), /^400 .*already exists/)
    assert.match(await act('add-address', { id: lisa.id, address: 'l@contoso.com' }), /^400 .*on-premises mastered/)
    assert.deepEqual((await user(eva.id, 'proxyAddresses'))['proxyAddresses'], [
      `SMTP:${eva.mail}`,
      'smtp:verkoop@contoso.com',
    ])
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
