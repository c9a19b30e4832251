import { strict as assert } from 'node:assert'
import type { JsonObject, JsonValue } from '../../../services/model/operation'
import { skus } from '../../../sandbox/tenant/products'
import { groups } from '../../../sandbox/seeds/groups'
import { numbers } from '../../../sandbox/seeds/numbers'
import { people } from '../../../sandbox/seeds/people'
import { seedAppAccess } from '../../../sandbox/seeds/appAccess'
import { roles } from '../../../sandbox/tenant/directoryRoles'
import { jansLaptop } from '../../../sandbox/seeds/devices'
import { drives } from '../../../sandbox/seeds/drives'
import { eachWithSandbox } from '../support'

const { janDeVries, evaWillems, danielMeijer, martijnDekker } = people
const jan = `/users/${janDeVries.id}`
const [from, to] = [drives.janDeVries, drives.evaWillems]
const root = `/drives/${from.id}/items/${from.rootId}`
const firstItem = `/drives/${from.id}/items/${from.rootId.slice(0, 8)}${'1'.padStart(26, '0')}`
const trello = seedAppAccess().roleAssignments[0]?.resource ?? ''
const management = '/admin/teams/telephoneNumberManagement/numberAssignments'
const moment = { dateTime: '2026-11-23T09:00:00', timeZone: 'UTC' }
const { telephoneNumber, numberType } = numbers.free

function link(id: string): string {
  return `https://graph.microsoft.com/v1.0/users/${id}`
}

interface Write {
  readonly what: string
  readonly method: 'PATCH' | 'POST'
  readonly path: string
  /** What Graph takes. */
  readonly body: JsonObject
  /** Values in that body which it does not take. */
  readonly bad?: readonly JsonObject[]
}

const mail: JsonObject = {
  message: {
    subject: 'Out',
    body: { contentType: 'text', content: 'Gone' },
    toRecipients: [{ emailAddress: { address: 'eva.willems@contoso.com' } }],
  },
}
const copying: JsonObject = { parentReference: { driveId: to.id, id: to.rootId }, name: 'Jan' }
const role: JsonObject = {
  action: 'adminRemove',
  principalId: danielMeijer.id,
  roleDefinitionId: roles.groupsAdministrator.id,
  directoryScopeId: '/',
  justification: 'Left',
}

const writes: readonly Write[] = [
  {
    what: 'a person',
    method: 'PATCH',
    path: jan,
    body: { accountEnabled: false, passwordProfile: { password: 'Q7-rain-in-Utrecht' } },
  },
  {
    what: 'licences',
    method: 'POST',
    path: `${jan}/assignLicense`,
    body: { addLicenses: [{ skuId: skus.visio.skuId }], removeLicenses: [] },
    bad: [{ removeLicenses: ['E5'] }, { addLicenses: [{ skuId: 'E5' }] }],
  },
  {
    what: 'an owner',
    method: 'POST',
    path: `/groups/${groups.sales.id}/owners/$ref`,
    body: { '@odata.id': `https://graph.microsoft.com/v1.0/users/${evaWillems.id}` },
  },
  {
    what: 'a number to be taken',
    method: 'POST',
    path: `${management}/unassignNumber`,
    body: { telephoneNumber, numberType },
  },
  {
    what: 'a number to be given',
    method: 'POST',
    path: `${management}/assignNumber`,
    body: { telephoneNumber, numberType, assignmentTargetId: evaWillems.id },
    bad: [{ assignmentTargetId: 'eva' }, { locationId: 'Utrecht' }],
  },
  { what: 'mail', method: 'POST', path: `${jan}/sendMail`, body: mail },
  {
    what: 'automatic replies',
    method: 'PATCH',
    path: `${jan}/mailboxSettings`,
    body: {
      automaticRepliesSetting: { status: 'scheduled', scheduledStartDateTime: moment, scheduledEndDateTime: moment },
      language: { locale: 'nl-NL' },
    },
  },
  {
    what: 'a wipe',
    method: 'POST',
    path: `/deviceManagement/managedDevices/${jansLaptop.managedId}/wipe`,
    body: { keepUserData: false },
  },
  {
    what: 'a device',
    method: 'PATCH',
    path: `/devices/${jansLaptop.registration.id}`,
    body: { accountEnabled: false },
  },
  {
    what: 'an invitation',
    method: 'POST',
    path: `${root}/invite`,
    body: { recipients: [{ objectId: evaWillems.id }], roles: ['write'], requireSignIn: true, sendInvitation: false },
    bad: [{ roles: [] }, { recipients: [] }, { recipients: [{ objectId: 'eva' }] }, { message: 'x'.repeat(2001) }],
  },
  {
    what: 'a copy',
    method: 'POST',
    path: `${firstItem}/copy`,
    body: copying,
    bad: [{ name: '' }, { name: 'x'.repeat(256) }, { name: 'a*b' }],
  },
  {
    what: 'a role',
    method: 'POST',
    path: '/roleManagement/directory/roleAssignmentScheduleRequests',
    body: role,
    bad: [{ principalId: 'daniel' }, { roleDefinitionId: 'groups' }, { directoryScopeId: 'all' }],
  },
  {
    what: 'all of a person',
    method: 'PATCH',
    path: jan,
    body: {
      displayName: 'Jan',
      mailNickname: 'jan',
      businessPhones: ['+31 20 1234567'],
      employeeOrgData: { division: 'Noord' },
      onPremisesExtensionAttributes: { extensionAttribute1: 'x' },
    },
    bad: [
      { displayName: '' },
      { mailNickname: '' },
      { mailNickname: 'x'.repeat(65) },
      { userPrincipalName: 'jan' },
      { userPrincipalName: `${'x'.repeat(102)}@contoso.com` },
      { businessPhones: ['1', '2'] },
    ],
  },
  {
    what: 'a new person',
    method: 'POST',
    path: '/users',
    body: {
      accountEnabled: true,
      displayName: 'Nieuw Iemand',
      mailNickname: 'nieuw',
      passwordProfile: { password: 'Q7-rain-in-Utrecht' },
      userPrincipalName: 'nieuw@contoso.com',
    },
  },
  {
    what: 'a restored person',
    method: 'POST',
    path: `/directory/deletedItems/${martijnDekker.id}/restore`,
    body: { autoReconcileProxyConflict: true, newUserPrincipalName: 'martijn@contoso.com' },
    bad: [{ newUserPrincipalName: 'martijn' }],
  },
  {
    what: 'several ids',
    method: 'POST',
    path: '/directoryObjects/getByIds',
    body: { ids: [janDeVries.id], types: ['user'] },
    bad: [{ ids: Array.from({ length: 1_001 }, () => janDeVries.id) }],
  },
  {
    what: 'memberships of any kind',
    method: 'POST',
    path: `${jan}/getMemberGroups`,
    body: { securityEnabledOnly: false },
  },
  {
    what: 'groups to look for',
    method: 'POST',
    path: `${jan}/checkMemberGroups`,
    body: { groupIds: [groups.sales.id] },
    bad: [{ groupIds: Array.from({ length: 21 }, () => groups.sales.id) }],
  },
  {
    what: 'objects to look for',
    method: 'POST',
    path: `${jan}/checkMemberObjects`,
    body: { ids: [groups.sales.id] },
  },
  {
    what: 'a new group',
    method: 'POST',
    path: '/groups',
    body: {
      displayName: 'Nieuw',
      description: 'Nieuw',
      mailNickname: 'nieuw',
      mailEnabled: false,
      securityEnabled: true,
    },
    bad: [
      { displayName: '' },
      { displayName: 'x'.repeat(257) },
      { description: 'x'.repeat(1_025) },
      { mailNickname: 'x'.repeat(65) },
      { mailNickname: 'a b' },
      { 'members@odata.bind': Array.from({ length: 21 }, () => link(evaWillems.id)) },
    ],
  },
  { what: 'a group', method: 'PATCH', path: `/groups/${groups.atlas.id}`, body: { description: 'Noord' } },
  {
    what: 'licences of a group',
    method: 'POST',
    path: `/groups/${groups.operators.id}/assignLicense`,
    body: { addLicenses: [{ skuId: skus.visio.skuId, disabledPlans: [] }], removeLicenses: [] },
    bad: [
      { removeLicenses: ['E5'] },
      { addLicenses: [{ skuId: 'E5' }] },
      { addLicenses: [{ skuId: skus.visio.skuId, disabledPlans: ['Visio'] }] },
    ],
  },
  {
    what: 'somebody in a team',
    method: 'POST',
    path: `/teams/${groups.atlas.id}/members`,
    body: {
      '@odata.type': '#microsoft.graph.aadUserConversationMember',
      roles: [],
      'user@odata.bind': link(danielMeijer.id),
    },
  },
  {
    what: 'an active role',
    method: 'POST',
    path: '/roleManagement/directory/roleAssignments',
    body: {
      principalId: janDeVries.id,
      roleDefinitionId: roles.helpdeskAdministrator.id,
      directoryScopeId: '/',
    },
    bad: [{ principalId: 'jan' }, { roleDefinitionId: 'helpdesk' }, { directoryScopeId: 'all' }],
  },
  {
    what: 'a role for a while',
    method: 'POST',
    path: '/roleManagement/directory/roleAssignmentScheduleRequests',
    body: {
      action: 'adminAssign',
      principalId: janDeVries.id,
      roleDefinitionId: roles.helpdeskAdministrator.id,
      directoryScopeId: '/',
      justification: 'Helps',
      ticketInfo: { ticketNumber: '7', ticketSystem: 'Topdesk' },
      scheduleInfo: { expiration: { type: 'afterDuration', duration: 'P1D' } },
    },
    bad: [{ scheduleInfo: { expiration: { type: 'afterDuration', duration: 'a day' } } }],
  },
  {
    what: 'a consent',
    method: 'POST',
    path: '/oauth2PermissionGrants',
    body: {
      clientId: trello,
      consentType: 'Principal',
      principalId: janDeVries.id,
      resourceId: trello,
      scope: 'User.Read',
    },
    bad: [{ clientId: 'Trello' }, { principalId: 'jan' }, { resourceId: 'Graph' }, { scope: '' }],
  },
  {
    what: 'a place in an application',
    method: 'POST',
    path: `${jan}/appRoleAssignments`,
    body: {
      principalId: janDeVries.id,
      resourceId: trello,
      appRoleId: '00000000-0000-0000-0000-000000000000',
    },
    bad: [{ principalId: 'jan' }, { resourceId: 'Trello' }, { appRoleId: 'user' }],
  },
  {
    what: 'a phone',
    method: 'POST',
    path: `${jan}/authentication/phoneMethods`,
    body: { phoneNumber: '+31 612345678', phoneType: 'mobile' },
  },
  {
    what: 'an email address to sign in with',
    method: 'POST',
    path: `${jan}/authentication/emailMethods`,
    body: { emailAddress: 'jan@thuis.example' },
    bad: [{ emailAddress: 'jan' }],
  },
  {
    what: 'a temporary pass',
    method: 'POST',
    path: `${jan}/authentication/temporaryAccessPassMethods`,
    body: { lifetimeInMinutes: 60, isUsableOnce: true },
    bad: [{ lifetimeInMinutes: 9 }, { lifetimeInMinutes: 43_201 }, { lifetimeInMinutes: 60.5 }],
  },
  {
    what: 'a rule of an inbox',
    method: 'POST',
    path: `${jan}/mailFolders/inbox/messageRules`,
    body: {
      displayName: 'Naar Eva',
      sequence: 1,
      actions: { forwardTo: [{ emailAddress: { address: 'eva.willems@contoso.com' } }] },
    },
    bad: [
      { displayName: '' },
      { sequence: 0 },
      { sequence: 1.5 },
      { actions: { forwardTo: [{ emailAddress: { address: 'eva' } }] } },
    ],
  },
  {
    what: 'a meeting',
    method: 'POST',
    path: `${jan}/events`,
    body: {
      subject: 'Overdracht',
      start: moment,
      end: moment,
      attendees: [{ type: 'required', emailAddress: { address: 'eva.willems@contoso.com' } }],
      body: { contentType: 'text', content: 'Tot dan' },
    },
    bad: [{ attendees: [{ emailAddress: { address: 'eva' } }] }],
  },
  {
    what: 'a folder',
    method: 'POST',
    path: `${root}/children`,
    body: { name: 'Nieuw', folder: {} },
    bad: [{ name: '' }, { name: 'x'.repeat(256) }, { name: 'a*b' }],
  },
  {
    what: 'a file with another name',
    method: 'PATCH',
    path: firstItem,
    body: { name: 'Papieren', parentReference: { id: from.rootId } },
    bad: [{ name: '' }, { name: 'x'.repeat(256) }, { name: 'a*b' }],
  },
  {
    what: 'a link',
    method: 'POST',
    path: `${firstItem}/createLink`,
    body: { type: 'view', scope: 'organization' },
  },
]

describe('a body to the pretend Graph', () => {
  const trial = eachWithSandbox()
  const send = async ({ method, path }: Write, body: unknown): Promise<string> => {
    const { status, body: given } = await trial.graph(method, path, { body })
    return status < 300 ? 'taken' : `${status} ${String(given['error']?.['message'])}`
  }

  for (const write of writes) {
    it(`with ${write.what} has nothing that Microsoft does not know, at any depth`, async () => {
      for (const body of withOneMore(write.body)) assert.match(await send(write, body), /^400 Property 'madeUp'/)

      assert.equal(await send(write, write.body), 'taken')
    })

    for (const change of write.bad ?? [])
      it(`with ${write.what} has not ${JSON.stringify(change).slice(0, 80)}`, async () => {
        assert.match(await send(write, { ...write.body, ...change }), /^400 Invalid value specified for property/)
      })
  }

  for (const recipients of [[{}], [{ objectId: evaWillems.id, email: evaWillems.mail }]])
    it(`with an invitation names each person in one way, not in ${Object.keys(recipients[0] ?? {}).length}`, async () => {
      const body = { recipients, roles: ['read'], requireSignIn: true, sendInvitation: false }

      const answer = await trial.graph('POST', `${root}/invite`, { body })

      assert.equal(answer.body['error']?.['message'], 'The request is malformed or incorrect.')
    })

  it('with an invitation that is sent need not ask for a sign-in', async () => {
    const body = { recipients: [{ objectId: evaWillems.id }], roles: ['read'], requireSignIn: false }

    assert.equal((await trial.graph('POST', `${root}/invite`, { body: { ...body, sendInvitation: true } })).status, 200)
  })
})

/** A body with one property more, in each object that it consists of. */
function withOneMore(value: JsonValue): readonly JsonValue[] {
  if (Array.isArray(value))
    return value.flatMap((item: JsonValue, index) => withOneMore(item).map((more) => value.with(index, more)))
  if (typeof value !== 'object' || value === null) return []
  const object: JsonObject = { ...(value as JsonObject) }
  const deeper = Object.entries(object).flatMap(([name, inner]) =>
    withOneMore(inner).map((more) => ({ ...object, [name]: more })),
  )
  return [{ ...object, madeUp: 'x' }, ...deeper]
}
