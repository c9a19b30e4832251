import { appAccessCard, appAccessTexts } from '../../../cards/steps/app-access/card'
import { sayOf } from '../../../cards/conversation/decision'
import type { GraphOperation, PersonOperation } from '../../model/operation'
import type { Employee } from '../../model/people'
import { readAppAccess, type AppAccessFacts, type AppAssignment, type Consent, type OwnedApp } from './reading'
import { accessBack, describeConsent } from './wayBack'
import type { Step } from '../step'
import type { Finding } from '../../model/finding'

export type { AppAccessFacts, AppAssignment, Consent, OwnedApp } from './reading'

export interface AppAccessDecision {
  readonly choice: 'remove' | 'leave'
}

const say = sayOf(appAccessTexts)

/**
 * Take away what applications may do in the leaver's name, and the leaver's place in them. Owners of an application are
 * changed by a person: the contract of Graph that this project builds on has no call for it. Source:
 * learn, oauth2permissiongrant-delete, user-delete-approleassignments.
 */
export const appAccess: Step<AppAccessFacts, AppAccessDecision> = {
  id: 'app-access',
  texts: appAccessTexts,
  title: say('title'),
  after: [],
  destructive: true,
  permissions: ['Directory.Read.All', 'DelegatedPermissionGrant.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All'],
  clouds: ['global', 'usGov', 'china'],
  settleSeconds: 30,
  people: [],

  read: (from, { id }) => readAppAccess(from, id),

  findings: findingsOf,

  applies: isAny,

  suggest: () => ({ choice: 'remove' }),

  ask: (envelope, { consents, assignments, owned }, { choice }) =>
    appAccessCard(envelope, {
      consents: consents.map(describeConsent),
      assignments: assignments.map(({ app }) => app),
      owned: owned.map(({ name }) => name),
      choice,
    }),

  parse({ choice }) {
    return choice === 'remove' || choice === 'leave'
      ? { ok: true, value: { choice } }
      : { ok: false, problem: say('chooseMissing') }
  },

  describe: ({ choice }) => say(choice === 'remove' ? 'chosenRemove' : 'chosenLeave'),

  changesNothing: ({ choice }) => choice === 'leave',

  plan(employee, { consents, assignments, owned }, { choice }) {
    if (choice === 'leave') return []
    return [
      ...consents.map(withdraw),
      ...assignments.map((assignment) => takePlace(employee, assignment)),
      ...owned.map((app) => changeOwners(employee, app)),
    ]
  },

  isDone: (facts, { choice }) => choice === 'leave' || !isAny(facts),

  verified: (_facts, { choice }) => say(choice === 'leave' ? 'chosenLeave' : 'verified'),

  aftermath: (_facts, { choice }) => ({ felt: choice === 'leave' ? [] : [say('felt')], reminders: [] }),

  restore(employee, now, before, { choice }) {
    return choice === 'leave' ? [] : accessBack(employee, now, before)
  },
}

function isAny({ consents, assignments, owned }: AppAccessFacts): boolean {
  return consents.length + assignments.length + owned.length > 0
}

function findingsOf({ consents, assignments, owned }: AppAccessFacts): readonly Finding[] {
  const findings: Finding[] = []
  if (owned.length > 0) {
    // An app registration and its enterprise application have one name.
    const names = [...new Set(owned.map(({ name }) => name))]
    const shown = names.slice(0, 5).map((text) => say('fact', { text }))
    findings.push({ tone: 'warning', message: say('findingOwned', { count: names.length, names: shown }) })
  }
  if (consents.length > 0) findings.push({ tone: 'fact', message: say('findingConsents', { count: consents.length }) })
  if (assignments.length > 0) {
    findings.push({ tone: 'fact', message: say('findingAssignments', { count: assignments.length }) })
  }
  return findings
}

function withdraw(consent: Consent): GraphOperation {
  return {
    via: 'graph',
    method: 'DELETE',
    path: `/oauth2PermissionGrants/${encodeURIComponent(consent.id)}`,
    explain: say('explainConsent', { consent: describeConsent(consent) }),
    whenRefused: 'continue',
    irreversible: true,
  }
}

function takePlace({ id }: Employee, assignment: AppAssignment): GraphOperation {
  return {
    via: 'graph',
    method: 'DELETE',
    path: `/users/${id}/appRoleAssignments/${encodeURIComponent(assignment.id)}`,
    explain: say('explainAssignment', { app: assignment.app }),
    whenRefused: 'continue',
    irreversible: true,
  }
}

function changeOwners({ userPrincipalName: upn }: Employee, { id, name, type, link }: OwnedApp): PersonOperation {
  return {
    via: 'person',
    explain: say('explainOwned', { name }),
    instruction: say(type === 'application' ? 'instructRegistration' : 'instructEnterprise', { name, id, upn }),
    link,
  }
}
