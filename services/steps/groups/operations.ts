import { sayOf } from '../../../cards/conversation/decision'
import { groupsTexts } from '../../../cards/steps/groups/card'
import type { Message } from '../../model/message'
import type { ExchangeOperation, Operation, PersonOperation } from '../../model/operation'
import type { Employee } from '../../model/people'
import type { GroupMembership } from '../../facts/membership'

const say = sayOf(groupsTexts)

/** How many groups one task names. */
const groupsPerTask = 40

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

/** Puts somebody back: on mailing lists by Exchange; Graph's way is not one that this project has, so a person does it. */
export function putBack(employee: Employee, portal: string, left: readonly GroupMembership[]): readonly Operation[] {
  const lists = left.filter(isOfExchange)
  const names = left.filter((group) => !isOfExchange(group)).map(({ name }) => name)
  return [
    ...lists.map((list) =>
      changeList('Add-DistributionGroupMember', employee, list, say('explainListBack', { group: list.name })),
    ),
    ...inTasks(names).map((some) => addByHand(employee, portal, some)),
  ]
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

function addByHand(
  { id, userPrincipalName: upn }: Employee,
  portal: string,
  names: readonly string[],
): PersonOperation {
  return {
    via: 'person',
    explain: say('explainBack', { count: names.length }),
    instruction: say('instructBack', { upn, names: names.map((text) => say('fact', { text })) }),
    link: `${portal}/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/${id}`,
  }
}

function inTasks(names: readonly string[]): readonly (readonly string[])[] {
  return names.length === 0 ? [] : [names.slice(0, groupsPerTask), ...inTasks(names.slice(groupsPerTask))]
}
