import { containCard, containTexts } from '../../../cards/steps/contain/card'
import { sayOf } from '../../../cards/conversation/decision'
import { randomPassword, type GraphOperation, type Operation } from '../../model/operation'
import { asMade } from '../../model/partBack'
import type { Employee } from '../../model/people'
import { known } from '../context'
import { roles } from '../roles'
import { byWhoMay, isForOthers, restrictedFindings, type PerhapsRestricted } from '../restricted'
import type { Context, Step } from '../step'
import { masterOf } from '../../facts/masters'
import { readRestriction } from '../../facts/restriction'
import { readUser } from '../../facts/user'

export interface ContainFacts extends PerhapsRestricted {
  readonly accountEnabled: boolean
  /** Mastered in on-premises Active Directory. */
  readonly synced: boolean
  /** Sessions and refresh tokens from before this time are void. ISO 8601, undefined when Graph gives none. */
  readonly sessionsValidFrom: string | undefined
  /** When the password last changed, as far as Graph shows it. ISO 8601; left out when it gives none. */
  readonly passwordChangedAt?: string
}

export interface ContainDecision {
  readonly choice: 'block' | 'leave'
  /** Somebody else does it, since the bot may not. */
  readonly task?: true
}

const say = sayOf(containTexts)

/**
 * Sign out now (learn: remove-former-employee-step-1): a new password, the block and the end of all sessions in two
 * requests. Each part is tried even when another is refused (promise 2). Source: learn, user-update,
 * user-revokesigninsessions.
 */
export const contain: Step<ContainFacts, ContainDecision> = {
  id: 'contain',
  texts: containTexts,
  title: say('title'),
  after: [],
  // Microsoft refuses to touch an administrator's account; without the roles, its own and those by a group, it is an
  // ordinary one.
  mendedBy: ['roles', 'groups'],
  refusedBefore,
  leads: true,
  destructive: true,
  permissions: [
    'User.Read.All',
    'User-PasswordProfile.ReadWrite.All',
    'User.EnableDisableAccount.All',
    'User.RevokeSessions.All',
    'Directory.Read.All',
  ],
  clouds: ['global', 'usGov', 'china'],
  settleSeconds: 5,
  people: [],

  async read(from, { id }) {
    const user = await readUser(from.graph, id)
    const restriction = await readRestriction(from, id, user.isManagementRestricted)
    return {
      accountEnabled: user.accountEnabled ?? true,
      synced: user.onPremisesSyncEnabled === true,
      sessionsValidFrom: user.signInSessionsValidFromDateTime ?? undefined,
      ...(restriction === undefined ? {} : { restriction }),
      ...(typeof user.lastPasswordChangeDateTime === 'string'
        ? { passwordChangedAt: user.lastPasswordChangeDateTime }
        : {}),
    }
  },

  findings: (facts) => [
    ...(facts.synced ? [{ tone: 'warning' as const, message: say('findingActiveDirectory') }] : []),
    ...restrictedFindings(facts),
  ],

  applies: () => true,

  suggest: (facts) => blocking(facts),

  ask: (envelope, facts, { choice }) => containCard(envelope, { ...facts, choice }),

  parse({ choice }, facts) {
    if (choice === 'block') return { ok: true, value: blocking(facts) }
    return choice === 'leave' ? { ok: true, value: { choice } } : { ok: false, problem: say('chooseMissing') }
  },

  describe({ choice, task }) {
    if (choice === 'leave') return say('chosenLeave')
    return say(task === true ? 'chosenTask' : 'chosenBlock')
  },

  changesNothing: ({ choice }) => choice === 'leave',

  plan(employee, facts, decision, before) {
    if (decision.choice === 'leave' || isContained(facts, before)) return []
    return masterOf('account', facts) === 'onPremises'
      ? planSynced(employee, facts)
      : planCloud(employee, facts, before)
  },

  isDone: (facts, { choice }, before) => choice === 'leave' || isContained(facts, before),

  verified(facts, decision) {
    if (decision.choice === 'leave') return say('chosenLeave')
    const { sessionsValidFrom: at, synced } = facts
    if (at === undefined) return say('verifiedBlocked')
    if (synced) return say('verifiedActiveDirectory', { at })
    if (isForOthers(facts)) return say('verifiedRestricted', { at })
    const replaced = passwordReplacedAt(facts)
    return replaced === undefined ? say('verifiedPasswordAccepted', { at }) : say('verified', { at, replaced })
  },

  aftermath(_facts, { choice }) {
    // Tokens live an hour, the block may take a day (learn: remove-former-employee-step-1).
    const felt = choice === 'leave' ? [] : [say('feltTokens'), say('feltOutlook'), say('feltElsewhere')]
    return { felt, reminders: [] }
  },

  // The old password and the sessions that ended do not come back: whoever is back gets a new way in.
  restore(employee, now, before, { choice }) {
    if (choice === 'leave' || !before.accountEnabled || now.accountEnabled) return []
    if (masterOf('account', now) === 'onPremises') return [asMade('block', activeDirectory(employee, 'Allow'))]
    return [asMade('block', ...byWhoMay(now, employee, say('allowRestricted'), [setEnabled(employee, true)]))]
  },
}

function blocking(facts: ContainFacts): ContainDecision {
  return isForOthers(facts) ? { choice: 'block', task: true } : { choice: 'block' }
}

/** What makes an administrator of the account, as far as it is known: roles of its own, and those by a group. */
function refusedBefore(context: Context): readonly string[] {
  const { facts } = known(roles, context)
  if (facts === undefined) return []
  const own = facts.active.map(({ roleDefinitionId }) => roleDefinitionId)
  const isByGroup = context.employee.adminRoleIds?.some((id) => !own.includes(id)) === true
  return [...(own.length > 0 ? [roles.id] : []), ...(isByGroup ? ['groups'] : [])]
}

/**
 * When the password was replaced, if Microsoft 365 shows that it was: right before the sessions ended, as the two requests go
 * out. That every reset by an administrator moves the time is not documented, and people have reported that it did not
 * (learn, user resource type): what is not shown is no failure.
 */
function passwordReplacedAt({ passwordChangedAt, sessionsValidFrom = '' }: ContainFacts): string | undefined {
  const before = Date.parse(sessionsValidFrom) - Date.parse(passwordChangedAt ?? '')
  return Math.abs(before) <= withinMilliseconds ? passwordChangedAt : undefined
}

/** So far apart the new password and the end of the sessions are at most, by Microsoft’s clocks. */
const withinMilliseconds = 2 * 60_000

/**
 * That sessions became void since `before` shows that the requests came through. The password does not have to be seen to
 * have changed, see {@link passwordReplacedAt}.
 */
function isContained(facts: ContainFacts, before: ContainFacts): boolean {
  return !facts.accountEnabled && sessionsEnded(facts, before)
}

function sessionsEnded(facts: ContainFacts, before: ContainFacts): boolean {
  return facts.sessionsValidFrom !== before.sessionsValidFrom
}

function planCloud(employee: Employee, facts: ContainFacts, before: ContainFacts): readonly Operation[] {
  const signOut = (...requests: readonly Operation[]) => byWhoMay(facts, employee, say('signOutRestricted'), requests)
  if (facts.accountEnabled) return signOut(passwordAndBlock(employee), revoke(employee))
  // The block came with a new password in one request; somebody else's block did not.
  return before.accountEnabled ? signOut(revoke(employee)) : signOut(resetPassword(employee), revoke(employee))
}

/**
 * Whether Microsoft refuses `accountEnabled` of a synced account is not documented, so it is tried and may be refused; the
 * next synchronisation would take it back in any case, so Active Directory is a task for a person.
 */
function planSynced(employee: Employee, facts: ContainFacts): readonly Operation[] {
  const { accountEnabled } = facts
  const block = accountEnabled ? [setEnabled(employee, false)] : []
  const signOut = byWhoMay(facts, employee, say('signOutSyncedRestricted'), [...block, revoke(employee)])
  return [...signOut, activeDirectory(employee, 'Block')]
}

function passwordAndBlock(employee: Employee): GraphOperation {
  const block = setEnabled(employee, false)
  const password = resetPassword(employee)
  return {
    ...block,
    body: { ...block.body, ...password.body },
    explain: say('explainPasswordAndBlock'),
    otherwise: [password, block],
  }
}

function resetPassword({ id }: Employee): GraphOperation {
  return {
    via: 'graph',
    method: 'PATCH',
    path: `/users/${id}`,
    body: { passwordProfile: { password: randomPassword, forceChangePasswordNextSignIn: true } },
    explain: say('explainPassword'),
    whenRefused: 'continue',
  }
}

function setEnabled({ id }: Employee, accountEnabled: boolean): GraphOperation {
  return {
    via: 'graph',
    method: 'PATCH',
    path: `/users/${id}`,
    body: { accountEnabled },
    explain: say(accountEnabled ? 'explainAllow' : 'explainBlock'),
    whenRefused: 'continue',
  }
}

function revoke({ id }: Employee): GraphOperation {
  return {
    via: 'graph',
    method: 'POST',
    path: `/users/${id}/revokeSignInSessions`,
    explain: say('explainRevoke'),
    whenRefused: 'continue',
  }
}

function activeDirectory({ userPrincipalName }: Employee, what: 'Block' | 'Allow'): Operation {
  const upn = { upn: userPrincipalName }
  return what === 'Block'
    ? { via: 'person', explain: say('explainActiveDirectory'), instruction: say('instructActiveDirectory', upn) }
    : {
        via: 'person',
        explain: say('explainAllowActiveDirectory'),
        instruction: say('instructAllowActiveDirectory', upn),
      }
}
