import { sayOf } from '../../../cards/conversation/decision'
import { rolesTexts } from '../../../cards/steps/roles/card'
import type { Message } from '../../model/message'
import type { GraphOperation, JsonObject, Operation } from '../../model/operation'
import { asMade, lost, onlyIfChosen, type PartBack } from '../../model/partBack'
import type { Employee } from '../../model/people'
import type { EligibleGroup, HeldRole } from './reading'

const say = sayOf(rolesTexts)
/** What Privileged Identity Management keeps in its history beside the request. */
const justification = 'The employee has left the organisation.'
const justificationBack = 'The employee is back in the organisation.'
const pim = '/roleManagement/directory'

/** A role in words, with the part of the directory that it is over. */
export function describeRole({ name, scope }: HeldRole): Message {
  const [, unit] = /^\/administrativeUnits\/(.+)$/.exec(scope) ?? []
  if (unit !== undefined) return say('roleInUnit', { name, unit })
  return scope === '/' ? say('role', { name }) : say('roleOnObject', { name, object: scope.slice(1) })
}

/** A group in words, and what somebody can become in it. */
export function describeGroup({ name, access }: EligibleGroup): Message {
  return say(access === 'owner' ? 'groupOwner' : 'groupMember', { name })
}

/**
 * Whether Microsoft takes an assignment of Privileged Identity Management away by this DELETE is not documented: when it
 * refuses, the request to Privileged Identity Management follows.
 */
export function removeActive(employee: Employee, role: HeldRole): GraphOperation {
  return {
    via: 'graph',
    method: 'DELETE',
    path: `${pim}/roleAssignments/${encodeURIComponent(role.id)}`,
    explain: say('explainActive', { role: describeRole(role) }),
    irreversible: true,
    otherwise: [
      {
        ...removeByPim(employee, role, 'roleAssignmentScheduleRequests'),
        explain: say('explainActiveByPim', { role: describeRole(role) }),
        whenRefused: 'continue',
        irreversible: true,
      },
    ],
  }
}

/** Takes away that a role can be activated. Source: learn, rbacapplication-post-roleeligibilityschedulerequests. */
export function removeEligible(employee: Employee, role: HeldRole): Operation {
  return {
    ...removeByPim(employee, role, 'roleEligibilityScheduleRequests'),
    explain: say('explainEligible', { role: describeRole(role) }),
    whenRefused: 'continue',
    irreversible: true,
  }
}

/** Source: learn, privilegedaccessgroup-post-eligibilityschedulerequests. */
export function removeEligibleGroup({ id: principalId }: Employee, group: EligibleGroup): Operation {
  const { groupId, access: accessId } = group
  return {
    via: 'graph',
    method: 'POST',
    path: '/identityGovernance/privilegedAccess/group/eligibilityScheduleRequests',
    body: { action: 'adminRemove', principalId, groupId, accessId, justification },
    explain: say('explainEligibleGroup', { group: describeGroup(group) }),
    whenRefused: 'continue',
    irreversible: true,
  }
}

function removeByPim({ id }: Employee, { roleDefinitionId, scope }: HeldRole, requests: string) {
  return {
    via: 'graph',
    method: 'POST',
    path: `${pim}/${requests}`,
    body: { action: 'adminRemove', principalId: id, roleDefinitionId, directoryScopeId: scope, justification },
  } as const
}

/**
 * The way back of a role that was in force: with its end through Privileged Identity Management, without one by an assignment of
 * its own. One that was activated for a time is activated anew by whoever may. Source: learn,
 * rbacapplication-post-roleassignments, rbacapplication-post-roleassignmentschedulerequests.
 */
export function activeBack(employee: Employee, role: HeldRole): PartBack {
  const { roleDefinitionId, scope, came, until } = role
  const id = `active ${roleDefinitionId} ${scope}`
  const explain = say('explainActiveBack', { role: describeRole(role) })
  if (came === 'activated') return lost(id, say('lostActivated', { role: describeRole(role) }))
  if (until !== undefined)
    return onlyIfChosen(asMade(id, { ...giveByPim(employee, role, 'roleAssignmentScheduleRequests'), explain }))
  const body = { principalId: employee.id, roleDefinitionId, directoryScopeId: scope }
  return onlyIfChosen(
    asMade(id, {
      via: 'graph',
      method: 'POST',
      path: `${pim}/roleAssignments`,
      body,
      explain,
      whenRefused: 'continue',
    }),
  )
}

/** The way back of a role that could be activated. Source: learn, rbacapplication-post-roleeligibilityschedulerequests. */
export function eligibleBack(employee: Employee, role: HeldRole): PartBack {
  const explain = say('explainEligibleBack', { role: describeRole(role) })
  const back = { ...giveByPim(employee, role, 'roleEligibilityScheduleRequests'), explain }
  return onlyIfChosen(asMade(`eligible ${role.roleDefinitionId} ${role.scope}`, back))
}

/** The way back of a group that could be joined: for how long nobody kept, so that a person gives it. */
export function groupBack({ userPrincipalName: upn }: Employee, group: EligibleGroup, link: string): PartBack {
  return onlyIfChosen(
    asMade(`group ${group.groupId} ${group.access}`, {
      via: 'person',
      explain: say('explainEligibleGroupBack', { group: describeGroup(group) }),
      instruction: say('instructEligibleGroupBack', { group: describeGroup(group), upn }),
      link,
    }),
  )
}

/** As long as it was to last; for how long has to be said. */
function giveByPim(
  { id }: Employee,
  { roleDefinitionId, scope, until }: HeldRole,
  requests: string,
): Omit<GraphOperation, 'explain'> {
  const expiration: JsonObject =
    until === undefined ? { type: 'noExpiration' } : { type: 'afterDateTime', endDateTime: until }
  return {
    via: 'graph',
    method: 'POST',
    path: `${pim}/${requests}`,
    body: {
      action: 'adminAssign',
      principalId: id,
      roleDefinitionId,
      directoryScopeId: scope,
      justification: justificationBack,
      scheduleInfo: { expiration },
    },
    whenRefused: 'continue',
  }
}
