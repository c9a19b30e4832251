import { strict as assert } from 'node:assert'
import { isAlreadySo, problemOf, refusalOf } from '../../../../services/remote/graph/problem'

function refusal(status: number, message: string, code = 'Request_BadRequest') {
  return refusalOf(status, { error: { code, message, innerError: { 'request-id': 'r-1' } } })
}

describe('a problem of Microsoft Graph', () => {
  const texts: readonly (readonly [status: number, message: string, kind: string])[] = [
    [
      400,
      'User license is inherited from a group membership and it cannot be removed directly from the user.',
      'licenceInherited',
    ],
    [
      400,
      'License assignment failed because service plan 7547a3fe-08ee-4ccb-b430-5077c5041653 depends on the service plan(s) 113feb6c-3fe4-4440-bddc-54d774bf0318.',
      'licenceDependency',
    ],
    [
      400,
      'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
      'onPremisesMastered',
    ],
    [400, 'Cannot Update a mail-enabled security groups and or distribution list.', 'badRequest'],
    [400, 'The group must have at least one owner, hence this owner cannot be removed.', 'badRequest'],
    [400, 'Membership for this group is managed automatically', 'forbidden'],
    [403, 'Insufficient privileges to complete the operation.', 'forbidden'],
    [404, "Resource 'x' does not exist or one of its queried reference-property objects are not present.", 'notFound'],
    [409, 'Concurrency', 'conflict'],
    [401, 'Access token has expired or is not yet valid.', 'unauthenticated'],
    [429, 'Too many requests', 'throttled'],
    [503, 'Service unavailable', 'unavailable'],
    [302, 'Elsewhere', 'unexpected'],
  ]
  for (const [status, message, kind] of texts)
    it(`is ${kind} for ${status} "${message.slice(0, 60)}"`, () => {
      const problem = problemOf(refusal(status, message))

      assert.deepEqual(problem, {
        kind,
        system: 'graph',
        status,
        code: 'Request_BadRequest',
        text: message,
        requestId: 'r-1',
      })
    })

  it('is told by its status when the body is empty, text or of another shape', () => {
    for (const body of [undefined, '<html>', { error: 'no' }, [], null])
      assert.deepEqual(problemOf(refusalOf(403, body, 'r-2')), {
        kind: 'forbidden',
        system: 'graph',
        status: 403,
        text: 'Microsoft Graph answered 403',
        requestId: 'r-2',
      })
  })

  it('keeps at most 1,000 characters of the text', () => {
    assert.ok(problemOf(refusal(400, 'x'.repeat(2_000))).text.length <= 1_000)
  })
})

describe('a refusal that means there is nothing left to do', () => {
  const gone = refusal(404, "Resource 'x' does not exist", 'Request_ResourceNotFound')
  const removed = refusal(
    400,
    "One or more removed object references do not exist for the following modified properties: 'members'.",
  )
  const added = refusal(
    400,
    "One or more added object references already exist for the following modified properties: 'owners'.",
  )
  const notLicensed = refusal(400, 'User does not have a corresponding license.')

  it('is a membership that is not there', () => {
    assert.equal(isAlreadySo('DELETE', '/groups/g/members/u/$ref', gone), true)
    assert.equal(isAlreadySo('DELETE', '/groups/g/members/u/$ref', removed), true)
  })

  it('is an owner who is there already', () => {
    assert.equal(isAlreadySo('POST', '/groups/g/owners/$ref', added), true)
    assert.equal(isAlreadySo('DELETE', '/groups/g/owners/u/$ref', added), false)
  })

  it('is a user who is deleted already, and a licence that is not assigned', () => {
    assert.equal(isAlreadySo('DELETE', '/users/u', gone), true)
    assert.equal(isAlreadySo('POST', '/users/u/assignLicense', notLicensed), true)
  })

  it('is an administrator role that is not held any more', () => {
    const role = refusal(400, 'The Role assignment does not exist.', 'RoleAssignmentDoesNotExist')

    assert.equal(isAlreadySo('POST', '/roleManagement/directory/roleEligibilityScheduleRequests', role), true)
  })

  it('is not a user who cannot be found by a change', () => {
    assert.equal(isAlreadySo('PATCH', '/users/u', gone), false)
    assert.equal(isAlreadySo('POST', '/users/u/revokeSignInSessions', gone), false)
  })

  it('is not a mailbox that cannot be reached', () => {
    const unreachable = refusal(
      404,
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
      'MailboxNotEnabledForRESTAPI',
    )

    assert.equal(isAlreadySo('DELETE', '/users/u/events/e', unreachable), false)
  })
})
