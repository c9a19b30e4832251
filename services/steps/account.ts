import { accountCard, accountTexts } from '../../cards/account'
import { sayOf } from '../../cards/decision'
import type { Message } from '../../cards/texts'
import type { Operation } from '../operation'
import type { Employee } from '../people'
import { calls } from './calls'
import { known } from './context'
import { mailbox } from './mailbox'
import type { Context, Step } from './step'
import { findUser } from './userReading'

export interface AccountFacts {
  readonly deleted: boolean
  readonly accountEnabled: boolean
  /** Mastered in on-premises Active Directory. */
  readonly synced: boolean
}

export interface AccountDecision {
  readonly choice: 'delete' | 'keep'
}

const say = sayOf(accountTexts)
const restorableFor = 30 * 24 * 60 * 60_000

/**
 * Delete the account, last of all (article, "Delete the account"). Never while its mailbox is forwarded or shared or its
 * calls are forwarded; one from Active Directory is deleted there, by a person (promise 3). Source: section 13 of the API facts.
 */
export const account: Step<AccountFacts, AccountDecision> = {
  id: 'account',
  texts: accountTexts,
  title: say('title'),
  after: ['contain', 'mailbox', 'calls', 'licences'],
  destructive: true,
  permissions: ['User.Read.All', 'User.DeleteRestore.All'],
  clouds: ['global', 'usGov', 'china'],
  settleSeconds: 30,
  people: [],

  async read({ graph }, { id, synced }) {
    const user = await findUser(graph, id)
    if (user === undefined) return { deleted: true, accountEnabled: false, synced }
    return {
      deleted: user.deletedDateTime != null,
      accountEnabled: user.accountEnabled ?? true,
      synced: user.onPremisesSyncEnabled === true,
    }
  },

  findings: ({ deleted }) => (deleted ? [{ tone: 'warning', message: say('findingDeleted') }] : []),

  applies: ({ deleted }) => !deleted,

  suggest: () => ({ choice: 'keep' }),

  ask: (envelope, facts, { choice }, context) =>
    accountCard(envelope, { ...facts, kept: keptBecause(context), choice }),

  parse({ choice }, _facts, _people, context) {
    if (choice === 'keep') return { ok: true, value: { choice } }
    if (choice !== 'delete') return { ok: false, problem: say('chooseMissing') }
    const problem = keptBecause(context)
    return problem === undefined ? { ok: true, value: { choice } } : { ok: false, problem }
  },

  describe: ({ choice }) => say(choice === 'delete' ? 'chosenDelete' : 'chosenKeep'),

  leaves: ({ choice }) => choice === 'keep',

  plan(employee, { deleted, synced }, { choice }) {
    if (choice === 'keep' || deleted) return []
    return [synced ? deleteInActiveDirectory(employee) : deleteAccount(employee)]
  },

  isDone: ({ deleted }, { choice }) => choice === 'keep' || deleted,

  verified: (_facts, { choice }) => say(choice === 'keep' ? 'chosenKeep' : 'verified'),

  aftermath(_facts, { choice }, doneAt) {
    if (choice === 'keep') return { felt: [], reminders: [] }
    const at = new Date(Date.parse(doneAt) + restorableFor).toISOString()
    return { felt: [say('feltDeleted')], reminders: [{ at, message: say('remindRestore') }] }
  },

  undo(employee, before, { choice }) {
    if (choice === 'keep' || before.deleted) return []
    return [before.synced ? restoreInActiveDirectory(employee) : restoreAccount(employee)]
  },
}

/** Why the account must stay (promise 3), or undefined when it may go. A decision counts for more than what was found. */
export function keptBecause(context: Context): Message | undefined {
  const mail = known(mailbox, context)
  const { decision } = known(calls, context)
  const found =
    mail.facts?.exists === true && (mail.facts.kind === 'SharedMailbox' || mail.facts.forwardingTo !== undefined)
  if (found || mail.decision?.choice === 'share' || mail.decision?.choice === 'forward') return say('keptForMailbox')
  return decision?.choice === 'forward' ? say('keptForCalls') : undefined
}

function deleteAccount({ id }: Employee): Operation {
  return { via: 'graph', method: 'DELETE', path: `/users/${id}`, explain: say('explainDelete') }
}

function restoreAccount({ id }: Employee): Operation {
  return {
    via: 'graph',
    method: 'POST',
    path: `/directory/deletedItems/${id}/restore`,
    body: { autoReconcileProxyConflict: true },
    explain: say('explainRestore'),
  }
}

function deleteInActiveDirectory({ userPrincipalName }: Employee): Operation {
  return {
    via: 'person',
    explain: say('explainActiveDirectory'),
    instruction: say('instructActiveDirectory', { upn: userPrincipalName }),
  }
}

function restoreInActiveDirectory({ userPrincipalName }: Employee): Operation {
  return {
    via: 'person',
    explain: say('explainRestoreActiveDirectory'),
    instruction: say('instructRestoreActiveDirectory', { upn: userPrincipalName }),
  }
}
