import { sayOf } from '../../../cards/conversation/decision'
import { groupsTexts } from '../../../cards/steps/groups/card'
import type { Message } from '../../model/message'
import type { ExchangeOperation, GraphOperation, Operation, PersonOperation } from '../../model/operation'
import { asMade, onlyIfChosen, type PartBack } from '../../model/partBack'
import type { Employee } from '../../model/people'
import type { GroupMembership } from '../../facts/membership'

const say = sayOf(groupsTexts)

/** Ends one membership. One that is refused must not keep the others. */
export function leaveGroup(employee: Employee, group: GroupMembership): Operation {
  if (group.restricted === true) return leaveByWhoMay(employee, group)
  const explain = explained(group)
  if (isOfExchange(group)) return changeList('Remove-DistributionGroupMember', employee, group, explain)
  return {
    via: 'graph',
    method: 'DELETE',
    // Without /$ref this would delete the user.
    path: `/groups/${group.id}/members/${employee.id}/$ref`,
    explain,
    whenRefused: 'continue',
  }
}

/**
 * Who that is no call tells of a group. One that can hold roles has only the two that administrate roles (learn,
 * admin-units-restricted-management).
 */
function leaveByWhoMay(
  { userPrincipalName: upn }: Employee,
  { name: group, roleAssignable }: GroupMembership,
): PersonOperation {
  return {
    via: 'person',
    explain: say('explainRestricted', { group }),
    instruction: say(roleAssignable ? 'instructRestrictedRole' : 'instructRestricted', { group, upn }),
  }
}

/**
 * Puts somebody back into one group: on mailing lists by Exchange, into the others by Graph. One that can hold roles gives
 * power, so that somebody has to choose it; one in a restricted unit has only its own administrators. Source: learn,
 * group-post-members, Add-DistributionGroupMember.
 * @param root Graph’s address in the cloud of this organisation
 */
export function backInto(employee: Employee, group: GroupMembership, root: string): PartBack {
  const { id, name, roleAssignable } = group
  if (group.restricted === true) return asMade(id, backByWhoMay(employee, group))
  if (isOfExchange(group))
    return asMade(id, changeList('Add-DistributionGroupMember', employee, group, say('explainBack', { group: name })))
  const back = asMade(id, addMember(employee, group, root))
  return roleAssignable ? onlyIfChosen(back) : back
}

/** A mailing list or a mail-enabled security group: Graph refuses to change its members. */
function isOfExchange({ kind }: GroupMembership): boolean {
  return kind === 'distribution' || kind === 'mailEnabledSecurity'
}

function explained({ kind, name: group, hasTeam, roleAssignable }: GroupMembership): Message {
  if (roleAssignable) return say('explainRole', { group })
  if (hasTeam) return say('explainTeam', { group })
  return say(kind === 'distribution' ? 'explainList' : 'explainGroup', { group })
}

function changeList(
  cmdlet: 'Add-DistributionGroupMember' | 'Remove-DistributionGroupMember',
  { id }: Employee,
  group: GroupMembership,
  explain: Message,
): ExchangeOperation {
  return {
    via: 'exchange',
    cmdlet,
    // The bot is no manager of the group.
    parameters: { Identity: group.id, Member: id, BypassSecurityGroupManagerCheck: true, Confirm: false },
    explain,
    whenRefused: 'continue',
  }
}

function addMember(
  { id }: Employee,
  { id: groupId, name: group, roleAssignable }: GroupMembership,
  root: string,
): GraphOperation {
  return {
    via: 'graph',
    method: 'POST',
    path: `/groups/${groupId}/members/$ref`,
    body: { '@odata.id': `${root}/users/${id}` },
    explain: say(roleAssignable ? 'explainRoleBack' : 'explainBack', { group }),
    whenRefused: 'continue',
  }
}

function backByWhoMay({ userPrincipalName: upn }: Employee, { name: group }: GroupMembership): PersonOperation {
  return {
    via: 'person',
    explain: say('explainRestrictedBack', { group }),
    instruction: say('instructRestrictedBack', { group, upn }),
  }
}
