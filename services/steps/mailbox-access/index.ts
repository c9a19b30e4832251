import { mailboxAccessCard, mailboxAccessTexts } from '../../../cards/steps/mailbox-access/card'
import { sayOf } from '../../../cards/conversation/decision'
import { shortList } from '../../../cards/conversation/shortList'
import type { Message } from '../../model/message'
import type { Person } from '../../model/people'
import { known } from '../context'
import { mailbox } from '../mailbox'
import { missing, rightsToTake, type AccessChange, type MailboxAccessDecision } from './changing'
import { give, inWords, searchByHand, take } from './operations'
import {
  allRights,
  readMailboxAccess,
  type MailboxAccessFacts,
  type OpenRecipient,
  type OtherRecipient,
  type Right,
} from './reading'
import { rightsBack } from './wayBack'
import type { CardInput, Context, Parsed, Step } from '../step'
import { chosenSuccessor, personIn, successorIn, suggestedSuccessor } from '../successor'

export type { MailboxAccessDecision } from './changing'
export type { MailboxAccessFacts, OpenRecipient, Right }

const say = sayOf(mailboxAccessTexts)

/**
 * Rights on mailboxes besides what sharing gives: the successor's on the leaver's mailbox, and the leaver's on those of
 * others. Source: learn, remove-former-employee-step-5, Add-MailboxPermission, Add-RecipientPermission.
 */
export const mailboxAccess: Step<MailboxAccessFacts, MailboxAccessDecision> = {
  id: 'mailbox-access',
  texts: mailboxAccessTexts,
  title: say('title'),
  after: ['mailbox'],
  // What it does needs the mailbox, the groups or the licences as they are.
  precedes: ['licences'],
  destructive: true,
  permissions: ['Exchange.ManageAsApp'],
  clouds: ['global', 'usGov', 'china'],
  settleSeconds: 60,
  onceDecided: ['successorHas'],
  people: ['successor'],

  read: ({ exchange }, employee, decision) =>
    readMailboxAccess(exchange, employee, decision?.choice === 'change' ? decision : undefined),

  findings: ({ others }) =>
    others.length === 0
      ? []
      : [{ tone: 'advice', message: say('findingOthers', { count: others.length, names: namesOf(others) }) }],

  applies: ({ exists }) => exists,

  // Reading old mail, or sending in somebody's name, is for a person to give.
  suggest: ({ others }) =>
    others.length === 0
      ? { choice: 'leave' }
      : { choice: 'change', give: [], take: others.map(recipientIn), search: false },

  ask: (envelope, { synced, others }, decision, context) =>
    mailboxAccessCard(envelope, {
      others,
      sharedWith: sharedWith(context)?.displayName,
      successor: (decision.choice === 'change' ? decision.successor : undefined) ?? suggestedSuccessor(context),
      rights: givable(synced),
      give: decision.choice === 'change' ? decision.give : [],
      take: decision.choice === 'change' && decision.take.length > 0,
      search: decision.choice === 'change' && decision.search,
    }),

  parse(input, facts, people, context) {
    const chosen = chosenRights(input, facts)
    const picked =
      chosen.length === 0 ? undefined : chosenSuccessor(input, people, context.employee, mailboxAccessTexts)
    if (picked?.ok === false) return picked
    const successor = picked === undefined ? undefined : personIn(picked.value)
    if (successor !== undefined && successor.mail === undefined)
      return { ok: false, problem: say('successorWithoutMailbox', { name: successor.displayName }) }
    const rights = chosen.filter((right) => right !== 'fullAccess' || sharedWith(context)?.id !== successor?.id)
    return decided({
      choice: 'change',
      ...(successor === undefined || rights.length === 0 ? {} : { successor }),
      give: rights,
      take: input['take'] === 'true' ? facts.others.map(recipientIn) : [],
      search: input['search'] === 'true',
    })
  },

  describe(decision) {
    if (decision.choice === 'leave') return say('chosenLeave')
    const search = decision.search ? [say('partSearch')] : []
    return say('chosenChange', { parts: [...partsOf(decision), ...search] })
  },

  changesNothing: ({ choice }) => choice === 'leave',

  handsOver(decision) {
    if (decision.choice !== 'change' || decision.successor === undefined || decision.give.length === 0) return undefined
    const what = say('handedRights', { rights: inWords(decision.give) })
    return { to: decision.successor, what, ...(decision.give.includes('fullAccess') ? { privateMail: true } : {}) }
  },

  holds({ displayName: name, mail, userPrincipalName }) {
    const address = mail ?? userPrincipalName
    return { where: say('whereRights', { address }), until: say('untilTaken', { name }), look: say('lookRights') }
  },

  plan(employee, facts, decision) {
    if (decision.choice === 'leave') return []
    return [
      ...missing(facts, decision).map(({ right, successor }) => give(employee, right, successor)),
      ...rightsToTake(facts, decision).map(({ right, recipient }) => take(employee, right, recipient)),
      ...(decision.search ? searchByHand(employee) : []),
    ]
  },

  // What a person looked for elsewhere no read shows: that part is done by the person's word.
  isDone: (facts, decision) =>
    decision.choice === 'leave' ||
    (missing(facts, decision).length === 0 && rightsToTake(facts, decision).length === 0),

  leadsTo: (decision, { id }) => successorIn(decision)?.id === id,

  verified(_facts, decision) {
    if (decision.choice === 'leave') return say('chosenLeave')
    const parts = partsOf(decision)
    if (parts.length === 0) return say('verifiedSearch')
    return say(decision.search ? 'verifiedBoth' : 'verified', { parts })
  },

  aftermath: (_facts, decision) => ({
    felt: decision.choice === 'change' && partsOf(decision).length > 0 ? [say('felt')] : [],
    reminders: [],
  }),

  restore: rightsBack,
}

/** Whom the mailbox is shared with: sharing gives full access by itself. */
function sharedWith(context: Context): Person | undefined {
  const { decision } = known(mailbox, context)
  return decision?.choice === 'share' ? decision.successor : undefined
}

function givable(synced: boolean): readonly Right[] {
  return synced ? allRights.filter((right) => right !== 'sendOnBehalf') : allRights
}

function chosenRights(input: CardInput, { synced }: MailboxAccessFacts): readonly Right[] {
  const chosen = (input['give'] ?? '').split(',')
  return givable(synced).filter((right) => chosen.includes(right))
}

function decided(change: AccessChange): Parsed<MailboxAccessDecision> {
  const nothing = change.give.length === 0 && change.take.length === 0 && !change.search
  return { ok: true, value: nothing ? { choice: 'leave' } : change }
}

function recipientIn({ id, name }: OpenRecipient): OtherRecipient {
  return { id, name }
}

function namesOf(recipients: readonly OtherRecipient[]): readonly Message[] {
  const names = recipients.map(({ name }) => name)
  return shortList(names, { name: (text) => say('fact', { text }), more: (count) => say('more', { count }) }, 3)
}

/** What is given and taken, without what a person looks for. */
function partsOf({ successor, give: rights, take: recipients }: AccessChange): readonly Message[] {
  return [
    ...(successor === undefined
      ? []
      : [say('partGive', { rights: inWords(rights), successor: successor.displayName })]),
    ...(recipients.length === 0 ? [] : [say('partTake', { names: namesOf(recipients) })]),
  ]
}
