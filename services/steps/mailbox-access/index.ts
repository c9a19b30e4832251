import { mailboxAccessCard, mailboxAccessTexts } from '../../../cards/steps/mailbox-access/card'
import { sayOf } from '../../../cards/conversation/decision'
import { shortList } from '../../../cards/conversation/shortList'
import type { Message } from '../../model/message'
import type { Person } from '../../model/people'
import { known } from '../context'
import { mailbox } from '../mailbox'
import { handedOn, missing, rightsToTake, stillUnheld, type AccessChange, type MailboxAccessDecision } from './changing'
import { assignByHand, give, inWords, pass, searchByHand, take } from './operations'
import {
  allRights,
  readMailboxAccess,
  type MailboxAccessFacts,
  type OpenRecipient,
  type OtherRecipient,
  type Right,
} from './reading'
import { rightsBack } from './wayBack'
import { readUnheld } from './unheld'
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

  async read(from, employee, decision) {
    const decided = decision?.choice === 'change' ? decision : undefined
    const facts = await readMailboxAccess(from.exchange, employee, decided)
    const opened = facts.others.filter(({ shared, rights }) => shared === true && rights.includes('fullAccess'))
    const asked = [...opened.map(recipientIn), ...handedOn(decided)]
    const unheld = await readUnheld(from, employee, [...new Map(asked.map((one) => [one.id, one])).values()])
    return unheld.length === 0 ? facts : { ...facts, unheld }
  },

  findings: ({ others, unheld = [] }) => [
    ...(unheld.length === 0
      ? []
      : [{ tone: 'warning' as const, message: say('findingUnheld', { names: namesOf(unheld) }) }]),
    ...(others.length === 0
      ? []
      : [{ tone: 'advice' as const, message: say('findingOthers', { count: others.length, names: namesOf(others) }) }]),
  ],

  applies: ({ exists }) => exists,

  // Reading old mail, or sending in somebody's name, is for a person to give; what nobody could open any more is not.
  suggest({ others, unheld = [] }, context) {
    if (others.length === 0) return { choice: 'leave' }
    const taken = { choice: 'change', give: [], take: others.map(recipientIn), search: false } as const
    if (unheld.length === 0) return taken
    const successor = suggestedSuccessor(context)
    return successor?.mail === undefined
      ? { ...taken, assign: unheld }
      : { ...taken, successor: personIn(successor), pass: unheld }
  },

  matters: ({ unheld = [] }) => unheld.length > 0,

  ask: (envelope, { synced, others, unheld = [] }, decision, context) =>
    mailboxAccessCard(envelope, {
      others,
      unheld: unheld.map(({ name }) => name),
      handOn: handOnIn(decision),
      sharedWith: sharedWith(context)?.displayName,
      successor: (decision.choice === 'change' ? decision.successor : undefined) ?? suggestedSuccessor(context),
      rights: givable(synced),
      give: decision.choice === 'change' ? decision.give : [],
      take: decision.choice === 'change' && decision.take.length > 0,
      search: decision.choice === 'change' && decision.search,
    }),

  parse(input, facts, people, context) {
    const chosen = chosenRights(input, facts)
    const { unheld = [] } = facts
    const handOn = unheld.length === 0 ? 'leave' : input['handOn']
    const picked =
      chosen.length === 0 && handOn !== 'pass'
        ? undefined
        : chosenSuccessor(input, people, context.employee, mailboxAccessTexts)
    if (picked?.ok === false) return picked
    const successor = picked === undefined ? undefined : personIn(picked.value)
    if (successor !== undefined && successor.mail === undefined)
      return { ok: false, problem: say('successorWithoutMailbox', { name: successor.displayName }) }
    const rights = chosen.filter((right) => right !== 'fullAccess' || sharedWith(context)?.id !== successor?.id)
    return decided({
      choice: 'change',
      ...(successor === undefined || (rights.length === 0 && handOn !== 'pass') ? {} : { successor }),
      give: rights,
      take: input['take'] === 'true' ? facts.others.map(recipientIn) : [],
      search: input['search'] === 'true',
      ...(handOn === 'pass' ? { pass: unheld } : {}),
      ...(handOn === 'assign' ? { assign: unheld } : {}),
    })
  },

  describe(decision) {
    if (decision.choice === 'leave') return say('chosenLeave')
    const { assign = [], search } = decision
    const tasks = [
      ...(assign.length === 0 ? [] : [say('partAssign', { names: namesOf(assign) })]),
      ...(search ? [say('partSearch')] : []),
    ]
    return say('chosenChange', { parts: [...partsOf(decision), ...tasks] })
  },

  changesNothing: ({ choice }) => choice === 'leave',

  handsOver(decision) {
    if (decision.choice !== 'change' || decision.successor === undefined) return undefined
    const { give: rights, pass: passed = [] } = decision
    const what =
      passed.length === 0
        ? say('handedRights', { rights: inWords(rights) })
        : say(rights.length === 0 ? 'handedShared' : 'handedBoth', { rights: inWords(rights), names: namesOf(passed) })
    return { to: decision.successor, what, ...(rights.includes('fullAccess') ? { privateMail: true } : {}) }
  },

  holds({ displayName: name, mail, userPrincipalName }, _facts, decision) {
    const { give: rights, pass: passed = [] } = decision.choice === 'change' ? decision : { give: [] }
    const address = mail ?? userPrincipalName
    const own = rights.length === 0 && passed.length > 0
    return {
      where: own ? say('whereShared', { names: namesOf(passed) }) : say('whereRights', { address }),
      until: own ? say('untilEnded') : say('untilTaken', { name }),
      look: say('lookRights'),
    }
  },

  plan(employee, facts, decision) {
    if (decision.choice === 'leave') return []
    const { successor } = decision
    return [
      // First somebody else opens it.
      ...(successor === undefined ? [] : stillUnheld(facts, decision.pass).map((mailbox) => pass(mailbox, successor))),
      ...assignByHand(stillUnheld(facts, decision.assign)),
      ...missing(facts, decision).map((one) => give(employee, one.right, one.successor)),
      ...rightsToTake(facts, decision).map(({ right, recipient }) => take(employee, right, recipient)),
      ...(decision.search ? searchByHand(employee) : []),
    ]
  },

  // What a person looked for elsewhere no read shows: that part is done by the person's word.
  isDone: (facts, decision) =>
    decision.choice === 'leave' ||
    (missing(facts, decision).length === 0 &&
      rightsToTake(facts, decision).length === 0 &&
      stillUnheld(facts, handedOn(decision)).length === 0),

  leadsTo: (decision, { id }) => successorIn(decision)?.id === id,

  verified(_facts, decision) {
    if (decision.choice === 'leave') return say('chosenLeave')
    const { assign = [] } = decision
    const chosen = assign.length === 0 ? [] : [say('partAssigned', { names: namesOf(assign) })]
    const parts = [...partsOf(decision), ...chosen]
    if (parts.length === 0) return say('verifiedSearch')
    return say(decision.search ? 'verifiedBoth' : 'verified', { parts })
  },

  aftermath: (_facts, decision) => ({
    felt: decision.choice === 'change' && partsOf(decision).length > 0 ? [say('felt')] : [],
    reminders: [],
  }),

  leftToPeople(_employee, { unheld = [] }, decision) {
    const covered = decision?.choice === 'change' ? handedOn(decision) : []
    const open = unheld.filter(({ id }) => !covered.some((one) => one.id === id))
    return open.length === 0 ? [] : [say('leftUnheld', { names: namesOf(open) })]
  },

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

/** What somebody else is to open from now on, whoever that is. */
function handOnIn(decision: MailboxAccessDecision): 'pass' | 'assign' | 'leave' {
  if (decision.choice === 'leave') return 'leave'
  if (decision.pass !== undefined) return 'pass'
  return decision.assign === undefined ? 'leave' : 'assign'
}

function decided(change: AccessChange): Parsed<MailboxAccessDecision> {
  const nothing =
    change.give.length === 0 && change.take.length === 0 && !change.search && handedOn(change).length === 0
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
function partsOf({ successor, give: rights, take: recipients, pass: passed = [] }: AccessChange): readonly Message[] {
  return [
    ...(successor === undefined || rights.length === 0
      ? []
      : [say('partGive', { rights: inWords(rights), successor: successor.displayName })]),
    ...(successor === undefined || passed.length === 0
      ? []
      : [say('partPass', { names: namesOf(passed), successor: successor.displayName })]),
    ...(recipients.length === 0 ? [] : [say('partTake', { names: namesOf(recipients) })]),
  ]
}
