import { sayOf } from '../../../cards/conversation/decision'
import { rolesCard, rolesTexts } from '../../../cards/steps/roles/card'
import type { Message } from '../../model/message'
import type { GraphOperation, Operation } from '../../model/operation'
import type { Employee } from '../../model/people'
import { readRoles, type EligibleGroup, type HeldRole, type RolesFacts } from './reading'
import type { Step } from '../step'
import type { Finding } from '../../model/finding'

export type { HeldRole, RolesFacts } from './reading'

export interface RolesDecision {
  readonly choice: 'remove' | 'leave'
}

const say = sayOf(rolesTexts)
/** What Privileged Identity Management keeps in its history beside the request. */
const justification = 'The employee has left the organisation.'
const pim = '/roleManagement/directory'

/**
 * Take administrator roles away: those in force, and those that can be activated in Privileged Identity Management. Roles
 * by a group go with the group, in its own step. Giving rights back is a person's to do. Source:
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

  undo(employee, before, { choice }) {
    const lost = [...held(before).map(describeRole), ...(before.eligibleGroups ?? []).map(describeGroup)]
    if (choice === 'leave' || lost.length === 0) return []
    const { userPrincipalName: upn } = employee
    return [
      {
        via: 'person',
        explain: say('explainBack', { count: lost.length }),
        instruction: say('instructBack', { upn, roles: lost }),
        link: before.link,
      },
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
  const groups = (facts.eligibleGroups ?? []).map(({ groupId, access }) => `${groupId} ${access}`)
  return [...held(facts).map(keyOf), ...groups]
}

/** The same role over the same part of the directory, however often it is given. */
function keyOf({ roleDefinitionId, scope }: HeldRole): string {
  return `${roleDefinitionId} ${scope}`
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

function describeRole({ name, scope }: HeldRole): Message {
  const [, unit] = /^\/administrativeUnits\/(.+)$/.exec(scope) ?? []
  if (unit !== undefined) return say('roleInUnit', { name, unit })
  return scope === '/' ? say('role', { name }) : say('roleOnObject', { name, object: scope.slice(1) })
}

function describeGroup({ name, access }: EligibleGroup): Message {
  return say(access === 'owner' ? 'groupOwner' : 'groupMember', { name })
}

/**
 * Whether Microsoft takes an assignment of Privileged Identity Management away by this DELETE is not documented: when it
 * refuses, the request to Privileged Identity Management follows.
 */
function removeActive(employee: Employee, role: HeldRole): GraphOperation {
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

function removeEligible(employee: Employee, role: HeldRole): Operation {
  return {
    ...removeByPim(employee, role, 'roleEligibilityScheduleRequests'),
    explain: say('explainEligible', { role: describeRole(role) }),
    whenRefused: 'continue',
    irreversible: true,
  }
}

/** Source: learn, privilegedaccessgroup-post-eligibilityschedulerequests. */
function removeEligibleGroup({ id: principalId }: Employee, group: EligibleGroup): Operation {
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
