import { accountCard, accountTexts } from '../../../cards/steps/account/card'
import { sayOf } from '../../../cards/conversation/decision'
import type { Message } from '../../model/message'
import type { Operation } from '../../model/operation'
import { asMade, lost } from '../../model/partBack'
import type { Employee } from '../../model/people'
import { known } from '../context'
import { dayIn, daysAfter, isDay, momentAfter, startOfDay, type Day } from '../../facts/days'
import { byWhoMay, type PerhapsRestricted } from '../restricted'
import type { Context, Parsed, Step } from '../step'
import { masterOf } from '../../facts/masters'
import { readRestriction } from '../../facts/restriction'
import { findUser } from '../../facts/user'
import { readDeleted, type DeletedAccount } from './deleted'
import { isMailboxInUse, whyKept } from './whyKept'

/** What became of a deleted one is left out while it is there. Not in journals of before. */
export interface AccountFacts extends PerhapsRestricted, Partial<DeletedAccount> {
  readonly deleted: boolean
  readonly accountEnabled: boolean
  /** Mastered in on-premises Active Directory. */
  readonly synced: boolean
  /** Its mailbox is shared or forwards, so it must stay (promise 3). */
  readonly mailboxInUse: boolean
  /** The day of reading, and where: what a date can be chosen from. */
  readonly today: Day
  readonly timeZone: string
}

export type AccountDecision =
  | { readonly choice: 'keep' }
  | { readonly choice: 'delete' }
  | {
      readonly choice: 'later'
      readonly on: Day
      /** When that day begins, ISO 8601. */
      readonly at: string
    }

const say = sayOf(accountTexts)
/** Days that a deleted account can be restored (learn: restore a deleted user). */
const restorableFor = 30
/** How far ahead a deletion can be planned, in days. */
export const furthest = 365

/**
 * Delete the account, last of all, now or on a later day. Never while its mailbox is
 * forwarded or shared or its calls are forwarded; one from Active Directory is deleted there, by a person (promise 3).
 * Much can happen till a later day, so the mailbox is looked at once more when it comes. Source: learn,
 * remove-former-employee-step-7, user-delete, directory-deleteditems-restore.
 */
export const account: Step<AccountFacts, AccountDecision> = {
  id: 'account',
  texts: accountTexts,
  title: say('title'),
  after: ['contain', 'ownership', 'mailbox', 'calls', 'licences'],
  // Whatever else goes by the account goes first.
  follows: 'allOthers',
  withoutAccount: true,
  destructive: true,
  permissions: ['User.Read.All', 'Directory.Read.All', 'User.DeleteRestore.All', 'Exchange.ManageAsApp'],
  clouds: ['global', 'usGov', 'china'],
  settleSeconds: 30,
  people: [],

  async read(from, employee) {
    const { id, synced } = employee
    const { graph, exchange } = from
    const { timeZone } = from.settings
    const [user, mailboxInUse] = await Promise.all([findUser(graph, id), isMailboxInUse(exchange, id)])
    const common = { mailboxInUse, today: dayIn(timeZone, new Date()), timeZone }
    if (user === undefined)
      return { deleted: true, accountEnabled: false, synced, ...common, ...(await readDeleted(graph, employee)) }
    const restriction = await readRestriction(from, id, user.isManagementRestricted)
    return {
      deleted: user.deletedDateTime != null,
      accountEnabled: user.accountEnabled ?? true,
      synced: user.onPremisesSyncEnabled === true,
      ...common,
      ...(restriction === undefined ? {} : { restriction }),
    }
  },

  findings: ({ deleted }) => (deleted ? [{ tone: 'warning', message: say('findingDeleted') }] : []),

  // With only one choice there is nothing to ask, unless another answer stands already and must be taken back.
  applies: ({ deleted }, context) => !deleted && (keptBecause(context) === undefined || isToGo(context)),

  notAsked: ({ deleted }, context) => (deleted ? undefined : keptBecause(context)),

  suggest: () => ({ choice: 'keep' }),

  ask: (envelope, facts, decision, context) =>
    accountCard(envelope, {
      ...facts,
      kept: keptBecause(context),
      choice: decision.choice,
      date: decision.choice === 'later' ? decision.on : daysAfter(facts.today, 30),
      latest: daysAfter(facts.today, furthest),
    }),

  parse({ choice, date = '' }, facts, _people, context) {
    if (choice === 'keep') return { ok: true, value: { choice } }
    if (choice !== 'delete' && choice !== 'later') return { ok: false, problem: say('chooseMissing') }
    const problem = keptBecause(context)
    if (problem !== undefined) return { ok: false, problem }
    return choice === 'delete' ? { ok: true, value: { choice } } : deletionOn(date.trim(), facts)
  },

  describe(decision) {
    if (decision.choice === 'later') return say('chosenLater', { at: decision.at })
    return say(decision.choice === 'delete' ? 'chosenDelete' : 'chosenKeep')
  },

  changesNothing: ({ choice }) => choice === 'keep',

  cannotBeUndone: ({ choice }) => choice !== 'keep',

  notBefore: (decision) => (decision.choice === 'later' ? decision.at : undefined),

  plan(employee, facts, { choice }) {
    if (choice === 'keep' || facts.deleted) return []
    if (facts.mailboxInUse) return [decideAnew(employee)]
    if (masterOf('account', facts) === 'onPremises') return [deleteInActiveDirectory(employee)]
    return byWhoMay(facts, employee, say('deleteRestricted'), [deleteAccount(employee)])
  },

  isDone: ({ deleted }, { choice }) => choice === 'keep' || deleted,

  verified: (_facts, { choice }) => say(choice === 'keep' ? 'chosenKeep' : 'verified'),

  aftermath(_facts, { choice }, doneAt) {
    if (choice === 'keep') return { felt: [], reminders: [] }
    return {
      felt: [say('feltDeleted')],
      reminders: [{ at: momentAfter(doneAt, restorableFor), message: say('remindRestore'), task: say('taskRestore') }],
    }
  },

  restore(employee, now, before, { choice }) {
    if (choice === 'keep' || before.deleted || !now.deleted) return []
    if (masterOf('account', before) === 'onPremises') return [asMade('account', restoreInActiveDirectory(employee))]
    if (now.restorable === false) return [lost('account', say('lostForGood'))]
    return [asMade('account', restoreAccount(employee, now.nameTakenBy))]
  },
}

/** Whether the account was decided to go, now or on a day. */
export function isToGo(context: Context): boolean {
  const { decision } = known(account, context)
  return decision !== undefined && decision.choice !== 'keep'
}

/** The decision to delete on a day, or what is wrong with the day. */
function deletionOn(on: string, { today, timeZone }: AccountFacts): Parsed<AccountDecision> {
  if (!isDay(on)) return { ok: false, problem: say('dateMissing') }
  if (on < today || on > daysAfter(today, furthest)) return { ok: false, problem: say('dateWrong') }
  return { ok: true, value: { choice: 'later', on, at: startOfDay(on, timeZone) } }
}

const keptTexts = { mailbox: 'keptForMailbox', calls: 'keptForCalls' } as const

/** Why the account must stay, in words, or undefined when it may go. */
export function keptBecause(context: Context): Message | undefined {
  const [why] = whyKept(context)
  return why === undefined ? undefined : say(keptTexts[why])
}

function deleteAccount({ id }: Employee): Operation {
  return { via: 'graph', method: 'DELETE', path: `/users/${id}`, explain: say('explainDelete'), irreversible: true }
}

/**
 * Where somebody has its sign-in name by now, a person chooses another one. An address that is somebody else’s is left to
 * them. Source: learn, directory-deleteditems-restore.
 */
function restoreAccount({ id, userPrincipalName: upn }: Employee, nameTakenBy: string | undefined): Operation {
  if (nameTakenBy !== undefined)
    return {
      via: 'person',
      explain: say('explainRestoreRenamed'),
      instruction: say('instructRestoreRenamed', { upn, name: nameTakenBy }),
    }
  return {
    via: 'graph',
    method: 'POST',
    path: `/directory/deletedItems/${id}/restore`,
    body: { autoReconcileProxyConflict: true },
    explain: say('explainRestore'),
  }
}

/** Things changed since it was decided: a person looks, rather than the bot taking somebody's mail away. */
function decideAnew({ userPrincipalName }: Employee): Operation {
  return { via: 'person', explain: say('explainInUse'), instruction: say('instructInUse', { upn: userPrincipalName }) }
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
