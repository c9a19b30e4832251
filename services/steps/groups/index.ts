import { sayOf } from '../../../cards/conversation/decision'
import { groupsCard, groupsTexts, shortly, titleOf } from '../../../cards/steps/groups/card'
import { backInto, leaveGroup } from './operations'
import { readMemberships, type GroupMembership } from '../../facts/membership'
import { clouds } from '../../remote/clouds'
import { rootOf } from '../graphRoot'
import type { Step } from '../step'
import type { Finding } from '../../model/finding'

export interface GroupsFacts {
  /** Direct memberships, by name. */
  readonly memberships: readonly GroupMembership[]
  /** Graph's address in the cloud of this organisation, which names a person in a request. Not in journals of before. */
  readonly root?: string
}

export type GroupsDecision =
  | {
      readonly choice: 'remove'
      /** Ids of the groups to stay in. */
      readonly keep: readonly string[]
      /** How many groups are left, as decided. */
      readonly count: number
    }
  | { readonly choice: 'leave' }

/** Why somebody stays in a group whatever is decided here. */
export type StayReason = 'synced' | 'dynamic' | 'licences'

const say = sayOf(groupsTexts)

/**
 * Take the leaver out of groups, teams and mailing lists. Graph changes security and Microsoft 365 groups (a team's
 * members are those of its group), Exchange the others; groups that can hold an administrator role are left here too,
 * since that takes administrator rights away, and need a permission more. What a rule or Active Directory decides is
 * told and not tried, and what gives licences goes with the licences. Source: learn, group-delete-members,
 * Remove-DistributionGroupMember.
 */
export const groups: Step<GroupsFacts, GroupsDecision> = {
  id: 'groups',
  texts: groupsTexts,
  title: say('title'),
  after: ['ownership'],
  // What it does needs the mailbox, the groups or the licences as they are.
  precedes: ['licences'],
  destructive: true,
  permissions: [
    'Directory.Read.All',
    'GroupMember.ReadWrite.All',
    'RoleManagement.ReadWrite.Directory',
    'Exchange.ManageAsApp',
  ],
  clouds: ['global', 'usGov', 'china'],
  sideBySide: true,
  settleSeconds: 30,
  // What Exchange did is read in Entra, which may take half an hour.
  patienceSeconds: 30 * 60,
  people: [],

  read: async ({ graph, settings }, { id }) => ({
    memberships: await readMemberships(graph, id),
    root: rootOf(settings),
  }),

  findings: ({ memberships }) => [
    ...roleFindings(memberships),
    ...restrictedFindings(memberships),
    ...memberFindings(memberships),
  ],

  applies: ({ memberships }) => memberships.some(canLeave),

  suggest: ({ memberships }) => decide(memberships, []),

  ask: (envelope, { memberships }, decision) =>
    groupsCard(envelope, {
      groups: memberships.map((group) => ({ ...group, stays: staysBecause(group) })),
      choice: decision.choice,
      keep: decision.choice === 'remove' ? decision.keep : [],
    }),

  parse({ choice, keep = '' }, { memberships }) {
    if (choice === 'leave') return { ok: true, value: { choice } }
    if (choice !== 'remove') return { ok: false, problem: say('chooseMissing') }
    const kept = [...new Set(keep.split(',').filter((id) => id !== ''))]
    const known = memberships.filter(canLeave).map(({ id }) => id)
    if (!kept.every((id) => known.includes(id))) return { ok: false, problem: say('unknown') }
    return { ok: true, value: decide(memberships, kept) }
  },

  describe: (decision) =>
    decision.choice === 'leave'
      ? say('chosenLeave')
      : say('chosenRemove', { count: decision.count, kept: decision.keep.length }),

  changesNothing: ({ choice }) => choice === 'leave',

  touches: (_employee, { memberships }, decision) =>
    toLeave(memberships, decision).map((group) => titleOf({ ...group, stays: undefined })),

  plan: (employee, { memberships }, decision) => toLeave(memberships, decision).map((one) => leaveGroup(employee, one)),

  isDone: ({ memberships }, decision) => toLeave(memberships, decision).length === 0,

  newSince({ memberships }, found, decision) {
    const known = found.memberships.map(({ id }) => id)
    const came = memberships.filter((group) => canLeave(group) && !known.includes(group.id))
    if (came.length === 0) return undefined
    if (decision?.choice === 'remove') return { ...decision, count: decision.count + came.length }
    return { choice: 'remove', keep: known, count: came.length }
  },

  verified: (_facts, decision) =>
    decision.choice === 'leave' ? say('chosenLeave') : say('verified', { count: decision.count }),

  aftermath: (_facts, { choice }) => ({ felt: choice === 'leave' ? [] : [say('felt')], reminders: [] }),

  leftToPeople(employee, { memberships }) {
    const names = (is: (group: GroupMembership) => boolean) => shortly(memberships.filter(is).map(({ name }) => name))
    // Of an account from Active Directory, the step for that directory hands those groups out as a task.
    const inDirectory = ({ synced, licences }: GroupMembership) => synced && !employee.synced && licences.length === 0
    const byRule = ({ synced, dynamic, licences }: GroupMembership) => dynamic && !synced && licences.length === 0
    return [
      ...(memberships.some(inDirectory) ? [say('leftInDirectory', { names: names(inDirectory) })] : []),
      ...(memberships.some(byRule) ? [say('leftByRule', { names: names(byRule) })] : []),
    ]
  },

  restore: (employee, now, { memberships }, decision) =>
    toLeave(memberships, decision)
      .filter(({ id }) => !now.memberships.some((group) => group.id === id))
      .map((group) => backInto(employee, group, now.root ?? clouds.worldwide.graphUrl)),
}

/** Why a membership is not ended by this step, or undefined when it can be. */
export function staysBecause({ synced, dynamic, licences }: GroupMembership): StayReason | undefined {
  if (synced) return 'synced'
  if (dynamic) return 'dynamic'
  return licences.length > 0 ? 'licences' : undefined
}

function canLeave(group: GroupMembership): boolean {
  return staysBecause(group) === undefined
}

function toLeave(memberships: readonly GroupMembership[], decision: GroupsDecision): readonly GroupMembership[] {
  if (decision.choice === 'leave') return []
  return memberships.filter((group) => canLeave(group) && !decision.keep.includes(group.id))
}

/** To keep all is to leave everything as it is. */
function decide(memberships: readonly GroupMembership[], keep: readonly string[]): GroupsDecision {
  const { length: count } = toLeave(memberships, { choice: 'remove', keep, count: 0 })
  return count === 0 ? { choice: 'leave' } : { choice: 'remove', keep, count }
}

function roleFindings(memberships: readonly GroupMembership[]): readonly Finding[] {
  const names = memberships.filter(({ roleAssignable }) => roleAssignable).map(({ name }) => name)
  return names.length === 0 ? [] : [{ tone: 'warning', message: say('findingRole', { names: shortly(names) }) }]
}

function restrictedFindings(memberships: readonly GroupMembership[]): readonly Finding[] {
  const names = memberships.filter((group) => group.restricted === true && canLeave(group)).map(({ name }) => name)
  return names.length === 0 ? [] : [{ tone: 'advice', message: say('findingRestricted', { names: shortly(names) }) }]
}

function memberFindings(memberships: readonly GroupMembership[]): readonly Finding[] {
  if (memberships.length === 0) return []
  const teams = memberships.filter(({ hasTeam }) => hasTeam).length
  const member = say('findingMember', { count: memberships.length, teams })
  // Licences say themselves which of their groups cannot be left.
  const fixed = memberships.filter((group) => (group.synced || group.dynamic) && group.licences.length === 0)
  const names = shortly(fixed.map(({ name }) => name))
  return [
    { tone: 'fact', message: member },
    ...(fixed.length === 0 ? [] : [{ tone: 'fact' as const, message: say('findingFixed', { names }) }]),
  ]
}
