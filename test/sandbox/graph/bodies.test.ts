import { strict as assert } from 'node:assert'
import type { JsonObject, JsonValue } from '../../../services/model/operation'
import { skus } from '../../../sandbox/tenant/products'
import { groups } from '../../../sandbox/seeds/groups'
import { numbers } from '../../../sandbox/seeds/numbers'
import { people } from '../../../sandbox/seeds/people'
import { roles } from '../../../sandbox/tenant/directoryRoles'
import { jansLaptop } from '../../../sandbox/seeds/devices'
import { drives } from '../../../sandbox/seeds/drives'
import { eachWithSandbox } from '../support'

const { janDeVries, evaWillems, danielMeijer } = people
const jan = `/users/${janDeVries.id}`
const [from, to] = [drives.janDeVries, drives.evaWillems]
const root = `/drives/${from.id}/items/${from.rootId}`
const management = '/admin/teams/telephoneNumberManagement/numberAssignments'
const moment = { dateTime: '2026-11-23T09:00:00', timeZone: 'UTC' }
const { telephoneNumber, numberType } = numbers.free

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
    path: `/drives/${from.id}/items/${from.rootId.slice(0, 8)}${'1'.padStart(26, '0')}/copy`,
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
