import { sayOf } from '../../../cards/conversation/decision'
import { rolesCard, rolesTexts } from '../../../cards/steps/roles/card'
import type { Message } from '../../model/message'
import type { GraphOperation, Operation } from '../../model/operation'
import type { Employee } from '../../model/people'
import { readRoles, type HeldRole, type RolesFacts } from './reading'
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
  // It covers the reads and the requests of Privileged Identity Management, too.
  permissions: ['RoleManagement.ReadWrite.Directory', 'Directory.Read.All'],
  clouds: ['global', 'usGov', 'china'],
  settleSeconds: 60,
  people: [],

  read: (from, { id }) => readRoles(from, id),

  findings: findingsOf,

  applies: (facts) => held(facts).length > 0,

  suggest: () => ({ choice: 'remove' }),

  ask: (envelope, facts, { choice }) =>
    rolesCard(envelope, {
      active: facts.active.map(describeRole),
      eligible: (facts.eligible ?? []).map(describeRole),
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

  plan(employee, { active, eligible = [] }, { choice }) {
    if (choice === 'leave') return []
    return [
      ...active.map((role) => removeActive(employee, role)),
      ...eligible.map((role) => removeEligible(employee, role)),
    ]
  },

  isDone: (facts, { choice }) => choice === 'leave' || held(facts).length === 0,

  newSince(facts, found) {
    const known = held(found).map(keyOf)
    return held(facts).some((role) => !known.includes(keyOf(role))) ? { choice: 'remove' } : undefined
  },

  verified({ eligible }, { choice }) {
    if (choice === 'leave') return say('chosenLeave')
    return say(eligible === undefined ? 'verifiedActive' : 'verified')
  },

  aftermath: (_facts, { choice }) => ({ felt: choice === 'leave' ? [] : [say('felt')], reminders: [] }),

  undo(employee, before, { choice }) {
    const lost = held(before)
    if (choice === 'leave' || lost.length === 0) return []
    const { userPrincipalName: upn } = employee
    return [
      {
        via: 'person',
        explain: say('explainBack', { count: lost.length }),
        instruction: say('instructBack', { upn, roles: lost.map(describeRole) }),
        link: before.link,
      },
    ]
  },
}

function held({ active, eligible = [] }: RolesFacts): readonly HeldRole[] {
  return [...active, ...eligible]
}

/** The same role over the same part of the directory, however often it is given. */
function keyOf({ roleDefinitionId, scope }: HeldRole): string {
  return `${roleDefinitionId} ${scope}`
}

function findingsOf({ active, eligible, groups }: RolesFacts): readonly Finding[] {
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

function removeByPim({ id }: Employee, { roleDefinitionId, scope }: HeldRole, requests: string) {
  return {
    via: 'graph',
    method: 'POST',
    path: `${pim}/${requests}`,
    body: { action: 'adminRemove', principalId: id, roleDefinitionId, directoryScopeId: scope, justification },
  } as const
}
