import { sayOf } from '../../../cards/conversation/decision'
import { rolesCard, rolesTexts } from '../../../cards/steps/roles/card'
import type { Message } from '../../model/message'
import {
  activeBack,
  describeGroup,
  describeRole,
  eligibleBack,
  groupBack,
  removeActive,
  removeEligible,
  removeEligibleGroup,
} from './operations'
import { readRoles, type EligibleGroup, type HeldRole, type RolesFacts } from './reading'
import type { Step } from '../step'
import type { Finding } from '../../model/finding'

export type { HeldRole, RolesFacts } from './reading'

export interface RolesDecision {
  readonly choice: 'remove' | 'leave'
}

const say = sayOf(rolesTexts)

/**
 * Take administrator roles away: those in force, and those that can be activated in Privileged Identity Management. Roles
 * by a group go with the group, in its own step. Source:
 * learn, unifiedroleassignment-delete, rbacapplication-post-roleeligibilityschedulerequests.
 */
export const roles: Step<RolesFacts, RolesDecision> = {
  id: 'roles',
  texts: rolesTexts,
  title: say('title'),
  after: [],
  destructive: true,
  // The first covers the reads and the requests of Privileged Identity Management about roles, too.
  permissions: [
    'RoleManagement.ReadWrite.Directory',
    'PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup',
    'Directory.Read.All',
  ],
  clouds: ['global', 'usGov', 'china'],
  settleSeconds: 60,
  people: [],

  read: (from, { id }) => readRoles(from, id),

  findings: findingsOf,

  applies: (facts) => isHolding(facts),

  suggest: () => ({ choice: 'remove' }),

  ask: (envelope, facts, { choice }) =>
    rolesCard(envelope, {
      active: facts.active.map(describeRole),
      eligible: (facts.eligible ?? []).map(describeRole),
      eligibleGroups: (facts.eligibleGroups ?? []).map(describeGroup),
      groups: facts.groups,
      choice,
    }),

  parse({ choice }) {
    return choice === 'remove' || choice === 'leave'
      ? { ok: true, value: { choice } }
      : { ok: false, problem: say('chooseMissing') }
  },

  describe: ({ choice }) => say(choice === 'remove' ? 'chosenRemove' : 'chosenLeave'),

  changesNothing: ({ choice }) => choice === 'leave',

  plan(employee, { active, eligible = [], eligibleGroups = [] }, { choice }) {
    if (choice === 'leave') return []
    return [
      ...active.map((role) => removeActive(employee, role)),
      ...eligible.map((role) => removeEligible(employee, role)),
      ...eligibleGroups.map((group) => removeEligibleGroup(employee, group)),
    ]
  },

  isDone: (facts, { choice }) => choice === 'leave' || !isHolding(facts),

  newSince(facts, found) {
    const known = keysOf(found)
    return keysOf(facts).some((key) => !known.includes(key)) ? { choice: 'remove' } : undefined
  },

  verified({ eligible }, { choice }) {
    if (choice === 'leave') return say('chosenLeave')
    return say(eligible === undefined ? 'verifiedActive' : 'verified')
  },

  aftermath: (_facts, { choice }) => ({ felt: choice === 'leave' ? [] : [say('felt')], reminders: [] }),

  // It gives power, so that each comes back only where somebody chooses it.
  restore(employee, now, before, { choice }) {
    if (choice === 'leave') return []
    const missing = (all: readonly HeldRole[] = [], there: readonly HeldRole[] = []) => {
      const keys = there.map(keyOf)
      return [...new Map(all.map((role) => [keyOf(role), role])).values()].filter((role) => !keys.includes(keyOf(role)))
    }
    const joinable = (now.eligibleGroups ?? []).map(keyOfGroup)
    return [
      ...missing(before.active, now.active).map((role) => activeBack(employee, role)),
      ...missing(before.eligible, now.eligible).map((role) => eligibleBack(employee, role)),
      ...(before.eligibleGroups ?? [])
        .filter((group) => !joinable.includes(keyOfGroup(group)))
        .map((group) => groupBack(employee, group, now.link)),
    ]
  },
}

function held({ active, eligible = [] }: RolesFacts): readonly HeldRole[] {
  return [...active, ...eligible]
}

function isHolding(facts: RolesFacts): boolean {
  return held(facts).length > 0 || (facts.eligibleGroups ?? []).length > 0
}

function keysOf(facts: RolesFacts): readonly string[] {
  const groups = (facts.eligibleGroups ?? []).map(keyOfGroup)
  return [...held(facts).map(keyOf), ...groups]
}

/** The same role over the same part of the directory, however often it is given. */
function keyOf({ roleDefinitionId, scope }: HeldRole): string {
  return `${roleDefinitionId} ${scope}`
}

function keyOfGroup({ groupId, access }: EligibleGroup): string {
  return `${groupId} ${access}`
}

function findingsOf({ active, eligible, groups, eligibleGroups = [] }: RolesFacts): readonly Finding[] {
  const findings: Finding[] = []
  if (active.length > 0) findings.push({ tone: 'warning', message: say('findingActive', listed(active)) })
  if (groups.length > 0) {
    const names = groups.slice(0, 5).map((name) => say('fact', { text: name }))
    findings.push({ tone: 'warning', message: say('findingGroups', { count: groups.length, names }) })
  }
  if (eligible === undefined) {
    if (active.length > 0) findings.push({ tone: 'fact', message: say('findingUnlicensed') })
  } else if (eligible.length > 0) {
    findings.push({ tone: 'warning', message: say('findingEligible', listed(eligible)) })
  }
  if (eligibleGroups.length > 0) {
    const names = eligibleGroups.slice(0, 5).map(({ name }) => say('fact', { text: name }))
    findings.push({ tone: 'warning', message: say('findingEligibleGroups', { names }) })
  }
  return findings
}

function listed(all: readonly HeldRole[]): NonNullable<Message['values']> {
  return { count: all.length, roles: all.slice(0, 5).map(describeRole) }
}
