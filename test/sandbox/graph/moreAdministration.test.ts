import { strict as assert } from 'node:assert'
import { drives } from '../../../sandbox/seeds/drives'
import { groups } from '../../../sandbox/seeds/groups'
import { people } from '../../../sandbox/seeds/people'
import { eachWithSandbox, type Json } from '../support'

const { janDeVries: jan, petraDeBoer: petra, tomVisser: tom, danielMeijer: daniel, maartenKok: maarten } = people
const user = `/users/${jan.id}`
const nobody = '00000000-0000-4000-8000-000000000009'
const noRole = '00000000-0000-0000-0000-000000000000'
const mobile = '3179e48a-750b-4051-897c-87b9720928f7'

describe('what an administrator’s program does to the pretend tenant besides accounts', () => {
  const trial = eachWithSandbox()
  const answer = async (method: string, path: string, body?: unknown, headers = {}): Promise<string> => {
    const given = await trial.graph(method, path, body === undefined ? { headers } : { body, headers })
    return given.status < 300 ? String(given.status) : `${given.status} ${String(given.body['error']?.['code'])}`
  }
  const get = async (path: string): Promise<Json> => (await trial.graph('GET', path)).body
  const list = async (path: string) => (await get(path))['value'] as unknown as readonly Json[]

  describe('with methods to sign in', () => {
    const methods = (id: string) => `/users/${id}/authentication`

    it('sees what each says of itself, by its own path too', async () => {
      const all = await list(`${methods(tom.id)}/methods`)
      const phone = all.find((one) => String(one['@odata.type']).includes('phone'))

      assert.ok(String(phone?.['phoneNumber']).startsWith('+31'))
      assert.equal((await list(`${methods(tom.id)}/fido2Methods`))[0]?.['model'], 'YubiKey 5 Series')
      assert.equal((await list(`${methods(tom.id)}/passwordMethods`)).length, 1)
      assert.equal(await answer('GET', `${methods(nobody)}/passwordMethods`), '404 Request_ResourceNotFound')
      assert.equal((await get(`${methods(tom.id)}/phoneMethods/${mobile}`))['phoneType'], 'mobile')
      assert.equal(await answer('GET', `${methods(tom.id)}/methods/28c10230-6103-485e-b985-444c60001490`), '200')
      assert.equal(await answer('GET', `${methods(tom.id)}/methods/${mobile}`), '200')
      assert.equal(await answer('GET', `${methods(tom.id)}/methods/none`), '404 Request_ResourceNotFound')
      assert.equal(await answer('GET', `${methods(tom.id)}/emailMethods/${mobile}`), '404 Request_ResourceNotFound')
    })

    it('registers a phone once, and changes it', async () => {
      const path = `${methods(jan.id)}/phoneMethods`
      const phone = { phoneNumber: '+31 612345678', phoneType: 'mobile' }

      assert.equal(await answer('POST', path, phone), '201')
      assert.equal(await answer('POST', path, phone), '400 badRequest')
      assert.equal(await answer('POST', path, { ...phone, phoneNumber: '0612345678' }), '400 Request_BadRequest')
      assert.equal(await answer('PATCH', `${path}/${mobile}`, { ...phone, phoneNumber: '+31 687654321' }), '200')
      assert.equal((await list(path))[0]?.['phoneNumber'], '+31 687654321')
    })

    it('gives a temporary pass that is shown once', async () => {
      const path = `${methods(jan.id)}/temporaryAccessPassMethods`
      const made = await trial.graph('POST', path, { body: { lifetimeInMinutes: 60 } })

      assert.equal(String(made.body['temporaryAccessPass']).length, 8)
      assert.equal((await list(path))[0]?.['temporaryAccessPass'], null)
      assert.equal(await answer('POST', path, { lifetimeInMinutes: 5 }), '400 Request_BadRequest')
      assert.equal(
        await answer('POST', `${methods(jan.id)}/emailMethods`, { emailAddress: 'jan@thuis.example' }),
        '201',
      )
    })
  })

  describe('with mailboxes', () => {
    const rules = `/users/${daniel.id}/mailFolders/inbox/messageRules`

    it('makes a rule that Exchange knows too, changes it and deletes it', async () => {
      const forwardTo = [{ emailAddress: { address: 'klant@elders.example' } }]
      const before = await list(rules)
      const made = await trial.graph('POST', rules, {
        body: { displayName: 'Naar buiten', sequence: 2, isEnabled: true, actions: { forwardTo } },
      })
      const rule = `${rules}/${String(made.body['id'])}`
      const inExchange = async () =>
        (
          (await trial.exchange('Get-InboxRule', { Mailbox: daniel.userPrincipalName })).body[
            'value'
          ] as unknown as Json[]
        ).map((one) => one['Name'] as unknown as string)

      assert.equal(made.status, 201)
      assert.ok((await inExchange()).includes('Naar buiten'))
      assert.equal((await list(rules)).length, before.length + 1)
      assert.equal(await answer('PATCH', rule, { isEnabled: false }), '200')
      assert.equal((await get(rule))['isEnabled'], false)
      assert.equal(
        (await get(rule))['actions']?.['forwardTo']?.[0]?.['emailAddress']?.['address'],
        'klant@elders.example',
      )
      assert.equal(await answer('DELETE', rule), '204')
      assert.equal(await answer('GET', rule), '404 ErrorItemNotFound')
      assert.equal((await inExchange()).includes('Naar buiten'), false)
    })

    it('makes a rule that is off, whose number nobody else had, and shows none of those that are hidden', async () => {
      const make = async (displayName: string) =>
        (await trial.graph('POST', rules, { body: { displayName, isEnabled: false } })).body['id']
      const [first, second] = [await make('Een'), await make('Twee')]
      assert.equal(await answer('DELETE', `${rules}/${String(first)}`), '204')
      const third = await make('Drie')

      const shown = await list(rules)
      assert.notEqual(third, second)
      assert.deepEqual(
        shown.filter(({ id }) => [second, third].includes(id)).map(({ isEnabled }) => isEnabled),
        [false, false],
      )
      assert.deepEqual(
        shown.filter(({ displayName }) => String(displayName) === 'Junk E-mail Rule'),
        [],
      )
    })

    it('has rules in the inbox alone, and no rule without a name', async () => {
      assert.equal(await answer('GET', rules.replace('inbox', 'drafts')), '404 ErrorItemNotFound')
      assert.equal(await answer('POST', rules, { sequence: 1 }), '400 Request_BadRequest')
    })

    it('has a rule for all mail once its conditions are taken away', async () => {
      const { body } = await trial.graph('POST', rules, {
        body: { displayName: 'Facturen', conditions: { subjectContains: ['factuur'] } },
      })
      const rule = `${rules}/${String(body['id'])}`
      assert.deepEqual((await get(rule))['conditions'], { subjectContains: ['factuur'] })

      assert.equal(await answer('PATCH', rule, { conditions: null }), '200')

      assert.deepEqual((await get(rule))['conditions'], {})
    })

    it('has folders with names', async () => {
      const folders = await list(`${user}/mailFolders`)

      assert.equal((await get(`${user}/mailFolders/inbox`))['id'], folders[0]?.['id'])
      assert.equal(await answer('GET', `${user}/mailFolders/${String(folders[1]?.['id'])}`), '200')
      assert.equal(await answer('GET', `${user}/mailFolders/none`), '404 ErrorItemNotFound')
      assert.equal(await answer('GET', `/users/${people.breakGlass.id}/mailFolders`), '404 MailboxNotEnabledForRESTAPI')
    })

    it('sees every time of a series between two moments, both of which it has to say', async () => {
      const until = new Date(Date.now() + 29 * 24 * 60 * 60_000).toISOString()
      const window = `startDateTime=${new Date().toISOString()}&endDateTime=${until}&$top=50`
      const seen = await list(`${user}/calendarView?${window}`)

      assert.ok(seen.filter((one) => String(one['type']) === 'occurrence').length >= 4)
      assert.ok(seen.every((one) => String(one['type']) !== 'seriesMaster'))
      assert.ok(
        seen.every((one) => (String(one['type']) === 'occurrence') === (String(one['seriesMasterId']) !== 'null')),
      )
      assert.equal(await answer('GET', `${user}/calendarView`), '400 ErrorInvalidParameter')
      assert.equal(
        await answer('GET', `${user}/calendarView?startDateTime=${until}&endDateTime=2026-01-01`),
        '400 ErrorInvalidParameter',
      )
      assert.equal((await list(`${user}/events`)).filter((one) => String(one['type']) === 'seriesMaster').length, 1)
      assert.equal(await answer('GET', `/users/${people.breakGlass.id}/events`), '404 MailboxNotEnabledForRESTAPI')
      assert.equal((await get(`${user}/calendar`))['canEdit'], true)
      assert.equal((await list(`${user}/calendar/calendarPermissions`)).length, 1)
    })

    it('sees what takes place once only between the moments that were asked for', async () => {
      const subjects = async (from: string, until: string) =>
        (await list(`${user}/calendarView?startDateTime=${from}&endDateTime=${until}`)).map((one) =>
          String(one['subject']),
        )
      const at = { dateTime: '2020-01-05T10:00:00', timeZone: 'UTC' }
      await trial.graph('POST', `${user}/events`, { body: { subject: 'Overdracht', start: at, end: at } })

      assert.deepEqual(await subjects('2020-01-05T09:00:00Z', '2020-01-05T11:00:00Z'), ['Overdracht'])
      assert.deepEqual(await subjects('2020-01-05T08:00:00Z', '2020-01-05T10:00:00Z'), [])
      assert.deepEqual(await subjects('2020-01-05T11:00:00Z', '2020-01-05T12:00:00Z'), [])
    })

    it('calls a meeting, and cancels it, but none that another called', async () => {
      const at = { dateTime: '2027-01-05T10:00:00', timeZone: 'UTC' }
      const attendees = [{ type: 'required', emailAddress: { address: 'petra.deboer@contoso.com' } }]
      const { body } = await trial.graph('POST', `${user}/events`, {
        body: { subject: 'Overdracht', start: at, end: at, attendees },
      })
      const others = (await list(`${user}/events`)).find((one) => String(one['isOrganizer']) === 'false')

      const cancel = `${user}/events/${String(body['id'])}/cancel`
      assert.equal(await answer('POST', cancel, { comment: 'Weg', madeUp: 'x' }), '400 Request_BadRequest')
      assert.equal(await answer('POST', cancel, { Comment: 'Weg' }), '202')
      assert.equal(await answer('GET', `${user}/events/${String(body['id'])}`), '404 ErrorItemNotFound')
      assert.equal(await answer('POST', `${user}/events/${String(others?.['id'])}/cancel`, {}), '400 ErrorAccessDenied')
      assert.equal(await answer('DELETE', `${user}/events/${String(others?.['id'])}`), '204')
      assert.equal(await answer('GET', `${user}/events/${String(others?.['id'])}`), '404 ErrorItemNotFound')
      assert.equal(
        await answer('POST', `${user}/events`, { start: { ...at, dateTime: 'soon' }, end: at }),
        '400 Request_BadRequest',
      )
    })
  })

  describe('with files', () => {
    const drive = `/drives/${drives.janDeVries.id}`
    const item = (id: unknown) => `${drive}/items/${String(id)}`
    const at = (place: string) => `${drive}/root:/${encodeURI(place)}`

    it('finds them by where they are, and by their names', async () => {
      const folder = await get(at('Documenten'))

      assert.equal((await get(at('documenten/Offerte Fabrikam.docx')))['name'], 'Offerte Fabrikam.docx')
      assert.equal((await list(`${at('Documenten')}:/children`)).length, 3)
      assert.equal((await get(`${item(folder['id'])}:/Klanten:`))['name'], 'Klanten')
      assert.equal(await answer('GET', at('Documenten/nergens.docx')), '404 itemNotFound')
      assert.equal((await list(`${item('root')}/search(q='klantenlijst')`)).length, 1)
      assert.equal(((await get(`${drive}/root?$expand=children`))['children'] as unknown as object[]).length, 5)
      assert.equal(await answer('GET', `${drive}/root?$expand=boss`), '400 Request_BadRequest')
      assert.ok(String((await get(`${item('root')}/delta`))['@odata.deltaLink']).includes('$deltatoken='))
      assert.equal((await list(`${user}/drives`)).length, 1)
      assert.equal((await get(drive))['driveType'], 'business')
    })

    it('makes, renames, moves and deletes them', async () => {
      const folder = await trial.graph('POST', `${item('root')}/children`, { body: { name: 'Nieuw', folder: {} } })
      const file = await get(at('Reisdeclaratie.xlsx'))

      assert.equal(folder.status, 201)
      assert.equal(
        await answer('POST', `${item('root')}/children`, { name: 'nieuw', folder: {} }),
        '409 nameAlreadyExists',
      )
      const again = { name: 'Nieuw', folder: {}, '@microsoft.graph.conflictBehavior': 'rename' }
      assert.equal((await trial.graph('POST', `${item('root')}/children`, { body: again })).body['name'], 'Nieuw 1')
      assert.equal(await answer('PATCH', item(file['id']), { name: 'Documenten' }), '409 nameAlreadyExists')
      assert.equal(
        await answer('PATCH', item(file['id']), { name: 'Reis.xlsx', parentReference: { id: folder.body['id'] } }),
        '200',
      )
      assert.equal((await list(`${item(folder.body['id'])}/children`))[0]?.['name'], 'Reis.xlsx')
      assert.equal(await answer('DELETE', item(folder.body['id'])), '204')
      assert.equal(await answer('GET', item(file['id'])), '404 itemNotFound')
      assert.equal(await answer('DELETE', item('root')), '400 invalidRequest')
      assert.equal(await answer('PATCH', item('root'), { name: 'x' }), '400 invalidRequest')
    })

    it('gives an item its own name again, and none that another has in the same place', async () => {
      const file = item((await get(at('Reisdeclaratie.xlsx')))['id'])
      const folder = await get(at('Documenten'))
      await trial.graph('POST', `${item(folder['id'])}/children`, { body: { name: 'Reisdeclaratie.xlsx', folder: {} } })

      assert.equal(await answer('PATCH', file, { name: 'reisdeclaratie.xlsx' }), '200')
      assert.equal(await answer('PATCH', file, { parentReference: { id: folder['id'] } }), '409 nameAlreadyExists')
    })

    it('is told of no OneDrive of somebody who is gone for good', async () => {
      await trial.graph('DELETE', user)
      assert.equal(await answer('GET', drive), '200')

      await trial.graph('DELETE', `/directory/deletedItems/${jan.id}`)

      assert.equal(await answer('GET', drive), '404 itemNotFound')
    })

    it('gives access to several people, and to one in several places', async () => {
      const folder = item((await get(at('Documenten')))['id'])
      const invite = (on: string, { id }: { readonly id: string }) =>
        answer('POST', `${on}/invite`, {
          recipients: [{ objectId: id }],
          roles: ['read'],
          requireSignIn: true,
          sendInvitation: false,
        })
      const given = async (on: string) =>
        (await list(`${on}/permissions`)).slice(1).map((one) => String(one['grantedToV2']?.['user']?.['id']))

      for (const [on, who] of [
        [folder, petra],
        [item('root'), petra],
        [item('root'), tom],
        [item('root'), tom],
      ] as const)
        assert.equal(await invite(on, who), '200')

      assert.deepEqual(await given(item('root')), [petra.id, tom.id])
      assert.deepEqual(await given(folder), [petra.id, petra.id, tom.id])
    })

    it('makes a link of its own for each item, kind and audience', async () => {
      const ids = new Set<string>()
      for (const place of ['Documenten', 'Opnamen'])
        for (const type of ['view', 'edit'])
          for (const scope of ['organization', 'users']) {
            const path = `${item((await get(at(place)))['id'])}/createLink`
            ids.add(String((await trial.graph('POST', path, { body: { type, scope } })).body['id']))
          }

      assert.equal(ids.size, 8)
    })

    it('changes nothing that changed meanwhile', async () => {
      const { id, eTag } = (await get(at('Reisdeclaratie.xlsx'))) as Json & Record<string, Json>
      const change = (name: string, tag: unknown) => answer('PATCH', item(id), { name }, { 'if-match': String(tag) })

      assert.equal(await change('Een.xlsx', eTag), '200')
      assert.equal(await change('Twee.xlsx', eTag), '412 resourceModified')
      assert.equal(await answer('DELETE', item(id), undefined, { 'if-match': String(eTag) }), '412 resourceModified')
      assert.equal(await change('Drie.xlsx', '*'), '200')
    })

    it('changes and takes nobody’s access to what changed meanwhile', async () => {
      const { id } = (await get(at('Documenten'))) as Json & Record<string, Json>
      const tag = async () => String((await get(at('Documenten')))['eTag'])
      const made = await trial.graph('POST', `${item(id)}/invite`, {
        body: { recipients: [{ objectId: petra.id }], roles: ['read'], requireSignIn: true, sendInvitation: false },
      })
      const permission = `${item(id)}/permissions/${String(made.body['value']?.[0]?.['id'])}`
      const stale = await tag()
      await answer('PATCH', item(id), { name: 'Documenten' })

      const roles = ['write']
      assert.equal(await answer('PATCH', permission, { roles }, { 'if-match': stale }), '412 resourceModified')
      assert.equal(await answer('DELETE', permission, undefined, { 'if-match': stale }), '412 resourceModified')
      assert.equal(await answer('PATCH', permission, { roles }, { 'if-match': await tag() }), '200')
      assert.equal(await answer('DELETE', permission, undefined, { 'if-match': await tag() }), '204')
    })

    it('makes one link of a kind, and takes it back', async () => {
      const folder = item((await get(at('Documenten')))['id'])
      const link = { type: 'view', scope: 'organization' }
      const made = await trial.graph('POST', `${folder}/createLink`, { body: link })
      const same = await trial.graph('POST', `${folder}/createLink`, { body: link })

      assert.deepEqual([made.status, made.body['id']], [201, same.body['id']])
      assert.match(JSON.stringify(await list(`${folder}/permissions`)), /"link":\{"type":"view"/)
      const inside = await get(at('Documenten/Offerte Fabrikam.docx'))
      assert.equal((await list(`${item(inside['id'])}/permissions`)).length, 2)
      const inherited = `${item(inside['id'])}/permissions/${String(made.body['id'])}`
      assert.equal(await answer('DELETE', inherited), '400 invalidRequest')
      assert.equal((await list(`${item('root')}/permissions`)).length, 1)
      assert.equal(
        await answer('PATCH', `${folder}/permissions/${String(made.body['id'])}`, { roles: ['write'] }),
        '200',
      )
      assert.deepEqual((await get(`${folder}/permissions/${String(made.body['id'])}`))['roles'], ['write'])
      assert.equal(
        await answer('PATCH', `${folder}/permissions/${String(made.body['id'])}`, { roles: ['write'], madeUp: 'x' }),
        '400 Request_BadRequest',
      )
      assert.equal(await answer('DELETE', `${folder}/permissions/${String(made.body['id'])}`), '204')
      assert.equal(await answer('GET', `${folder}/permissions/${String(made.body['id'])}`), '404 itemNotFound')
    })
  })

  describe('with applications, teams and records', () => {
    it('agrees for somebody once, and gives a place', async () => {
      const [first] = await list(`/users/${maarten.id}/oauth2PermissionGrants`)
      const grant = {
        clientId: first?.['clientId'],
        consentType: 'Principal',
        principalId: jan.id,
        resourceId: first?.['resourceId'],
        scope: 'User.Read',
      }
      const place = { principalId: jan.id, resourceId: first?.['clientId'], appRoleId: noRole }

      assert.equal(await answer('POST', '/oauth2PermissionGrants', grant), '201')
      assert.equal(
        await answer('POST', '/oauth2PermissionGrants', grant),
        '409 Request_MultipleObjectsWithSameKeyValue',
      )
      assert.equal(
        await answer('POST', '/oauth2PermissionGrants', { ...grant, principalId: nobody }),
        '404 Request_ResourceNotFound',
      )
      assert.equal((await list(`/oauth2PermissionGrants?$filter=principalId eq '${jan.id}'`)).length, 1)
      const places = await list(`${user}/appRoleAssignments`)
      assert.equal(await answer('POST', `${user}/appRoleAssignments`, place), '201')
      assert.equal((await list(`${user}/appRoleAssignments`)).length, places.length + 1)
      assert.equal(
        await answer('POST', `${user}/appRoleAssignments`, { ...place, principalId: petra.id }),
        '404 Request_ResourceNotFound',
      )
      assert.equal(
        await answer('POST', `${user}/appRoleAssignments`, { ...place, resourceId: nobody }),
        '404 Request_ResourceNotFound',
      )
      assert.equal((await list(`/groups/${groups.helpdesk.id}/appRoleAssignments`)).length, 1)
    })

    it('agrees for everybody, and with each resource apart', async () => {
      const [first] = await list('/oauth2PermissionGrants')
      const { clientId, resourceId } = first as Json & Readonly<Record<string, Json>>
      const grant = { clientId, consentType: 'AllPrincipals', resourceId, scope: 'User.Read' }
      const made = await trial.graph('POST', '/oauth2PermissionGrants', { body: grant })

      assert.deepEqual([made.status, made.body['principalId']], [201, null])
      assert.equal(await answer('POST', '/oauth2PermissionGrants', { ...grant, resourceId: clientId }), '201')
      assert.equal(await answer('POST', '/oauth2PermissionGrants', { ...grant, clientId: resourceId }), '201')
    })

    it('lists applications by their kind, and no owner who was deleted', async () => {
      const [application] = await list('/applications')
      const id = String(application?.['id'])
      await trial.graph('DELETE', `/users/${maarten.id}`)

      assert.deepEqual(await list(`/applications/${id}/owners`), [])
      assert.equal(await answer('GET', `/servicePrincipals/${id}/owners`), '404 Request_ResourceNotFound')
    })

    it('lists applications with their owners', async () => {
      for (const kind of ['applications', 'servicePrincipals']) {
        const [one] = await list(`/${kind}`)
        assert.ok((await list(`/${kind}/${String(one?.['id'])}/owners`)).some(({ id }) => String(id) === maarten.id))
        assert.equal(await answer('GET', `/${kind}/${nobody}/owners`), '404 Request_ResourceNotFound')
      }
    })

    it('changes who is in a team, and keeps its last owner', async () => {
      const members = `/teams/${groups.atlas.id}/members`
      const add = (id: string, roles: readonly string[]) =>
        answer('POST', members, {
          '@odata.type': '#microsoft.graph.aadUserConversationMember',
          roles,
          'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${id}')`,
        })
      const idOf = async (id: string) =>
        String((await list(members)).find((one) => String(one['userId']) === id)?.['id'])

      assert.deepEqual(
        (await list(`${user}/joinedTeams`)).map(({ id }) => id),
        [groups.atlas.id],
      )
      assert.equal(await answer('DELETE', `${members}/${await idOf(jan.id)}`), '400 Request_BadRequest')
      assert.equal(await add(petra.id, ['owner']), '201')
      assert.equal(await answer('DELETE', `${members}/${await idOf(jan.id)}`), '204')
      assert.equal(await add(nobody, []), '404 Request_ResourceNotFound')
      assert.equal(await answer('DELETE', `${members}/none`), '404 Request_ResourceNotFound')
      assert.equal(await answer('GET', `/teams/${groups.sales.id}/members`), '404 Request_ResourceNotFound')
      assert.equal(await answer('POST', members, { roles: [], 'user@odata.bind': '' }), '400 Request_BadRequest')
    })

    it('has in a team who was put there and is not deleted, and owners only where they were made that', async () => {
      const members = `/teams/${groups.atlas.id}/members`
      const add = (id: string, roles: readonly string[]) =>
        answer('POST', members, {
          '@odata.type': '#microsoft.graph.aadUserConversationMember',
          roles,
          'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${id}')`,
        })
      const rolesOf = async (id: string) =>
        (await list(members)).find((one) => String(one['userId']) === id)?.['roles'] as unknown

      assert.equal(await add(daniel.id, []), '201')
      assert.deepEqual(await rolesOf(daniel.id), [])
      assert.equal(await add(jan.id, ['owner']), '201')
      assert.deepEqual(await rolesOf(jan.id), ['owner'])
      const [other] = (await list(members)).filter((one) => String(one['userId']) === daniel.id)
      assert.equal(await answer('DELETE', `${members}/${String(other?.['id'])}`), '204')
      await add(petra.id, [])
      await trial.graph('DELETE', `/users/${petra.id}`)
      assert.equal(await rolesOf(petra.id), undefined)
    })

    it('sees in the records what was done, and who signed in', async () => {
      await trial.exchange('Set-Mailbox', { Identity: jan.id, Type: 'Shared' })
      await trial.graph('PATCH', user, { body: { jobTitle: 'x' } })
      const done = await list(`/auditLogs/directoryAudits?$filter=targetResources/any(t:t/id eq '${jan.id}')`)
      const signIns = await list(`/auditLogs/signIns?$filter=userId eq '${jan.id}'`)

      assert.deepEqual(
        done.map((one) => one['activityDisplayName']),
        ['Update user'],
      )
      assert.equal(signIns[0]?.['createdDateTime'], jan.lastSignIn)
      const everybody = await list('/auditLogs/signIns')
      assert.ok(everybody.every((one) => typeof one['createdDateTime'] === 'string'))
    })

    it('reads single ones of what it lists', async () => {
      for (const path of ['/subscribedSkus', '/directory/subscriptions', `${user}/licenseDetails`, '/organization']) {
        const [one] = await list(path)
        assert.equal((await get(`${path}/${String(one?.['id'])}`))['id'], one?.['id'])
        assert.equal(await answer('GET', `${path}/none`), '404 Request_ResourceNotFound')
      }
      assert.equal((await list('/domains')).filter((one) => String(one['isDefault']) === 'true').length, 1)
      assert.equal((await list('/directory/administrativeUnits')).length, 2)
      const me = await trial.graph('GET', '/me/memberOf?$select=id')
      assert.deepEqual(
        [me.status, me.body['error']?.['message']],
        [400, '/me request is only valid with delegated authentication flow.'],
      )
      assert.equal(await answer('GET', '/me'), '400 BadRequest')
      assert.equal(await answer('POST', '/me/revokeSignInSessions'), '400 BadRequest')
      assert.match(JSON.stringify(await get('/me/shoes')), /Resource not found for the segment 'shoes'/)
    })

    it('reads the cases of eDiscovery that it made', async () => {
      const { body } = await trial.graph('POST', '/security/cases/ediscoveryCases', { body: { displayName: 'Jan' } })
      const made = `/security/cases/ediscoveryCases/${String(body['id'])}`

      assert.equal((await get(made))['displayName'], 'Jan')
      assert.ok((await list('/security/cases/ediscoveryCases')).some(({ id }) => id === body['id']))
      assert.deepEqual(await list(`${made}/operations`), [])
    })
  })
})
