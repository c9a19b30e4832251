import { mailboxCard, mailboxTexts } from '../../../cards/steps/mailbox/card'
import { sayOf } from '../../../cards/conversation/decision'
import { shortList } from '../../../cards/conversation/shortList'
import type { Message } from '../../model/message'
import { gigabyte } from '../../model/size'
import { known } from '../context'
import { hold } from '../hold'
import { holdDecided } from '../hold/afterDecision'
import { addressOfBefore, forward, isForwarded, stopForwarding } from './forwarding'
import { endMailUser } from './mailUser'
import { isOnPremises, onOwnServers, turnsBack } from './onPremises'
import { hasAccess, isShared, share, takeAccess } from './sharing'
import { mailboxBack } from './wayBack'
import {
  findMailbox,
  isSharedMailbox,
  readFullAccess,
  readMailbox,
  readMailboxSize,
  readOutside,
  readRecipient,
  readRecipientId,
  sharedMailboxLimit,
  type ExistingMailbox,
} from '../../facts/mailboxAsRead'
import { readHolds } from '../../facts/holds'
import { momentAfter, reviewDays } from '../../facts/days'
import { masterOf } from '../../facts/masters'
import {
  forwardingEnded,
  reasonsForPlan2,
  type MailboxDecision,
  type MailboxFacts,
  type Plan2Reason,
} from './afterDecision'
import type { Reader } from '../../remote/reader'
import type { Context, Reminder, Step } from '../step'
import type { Finding } from '../../model/finding'
import { chosenSuccessor, personIn, successorIn, suggestedSuccessor } from '../successor'

export { sharedMailboxLimit }
export type { ExistingMailbox }
export type { MailboxDecision, MailboxFacts } from './afterDecision'

const say = sayOf(mailboxTexts)

/**
 * Forward or share the mailbox. Exchange alone can do this, Graph cannot. Source: learn, remove-former-employee-step-4,
 * Set-Mailbox, Add-MailboxPermission. Forwarding is by ForwardingSmtpAddress, since that reads back as it was written;
 * ForwardingAddress would win over it, so it is emptied.
 */
export const mailbox: Step<MailboxFacts, MailboxDecision> = {
  id: 'mailbox',
  texts: mailboxTexts,
  title: say('title'),
  after: ['hold'],
  destructive: true,
  permissions: ['Exchange.ManageAsApp'],
  clouds: ['global', 'usGov', 'china'],
  settleSeconds: 60,
  people: ['successor'],

  async read({ exchange }, employee, decision) {
    const { id } = employee
    const [found, holds, successor] = await Promise.all([
      findMailbox(exchange, employee),
      readHolds(exchange, id),
      decision?.choice === 'forward' ? readMailbox(exchange, decision.successor.id) : undefined,
    ])
    if (found.place === 'outside') return { exists: false, outside: found.address }
    if (found.place !== 'cloud') return { exists: false, ...(found.place === 'onPremises' ? { onPremises: true } : {}) }
    const { state } = found
    const address = decision?.choice === 'forward' ? addressOfBefore(state, decision) : undefined
    const [sizeInBytes, fullAccess, recipient, smtpRecipientId] = await Promise.all([
      readMailboxSize(exchange, id),
      readFullAccess(exchange, id),
      state.forwardingAddress === undefined ? {} : readForwardingRecipient(exchange, state.forwardingAddress),
      address === undefined ? undefined : readRecipientId(exchange, address),
    ])
    const onward = successor?.forwardingTo === undefined ? {} : { successorForwardsTo: successor.forwardingTo }
    const ofAddress = smtpRecipientId === undefined ? {} : { forwardingSmtpRecipientId: smtpRecipientId }
    const hasHold = holds.length > 0
    const forwarding = { ...onward, ...recipient, ...ofAddress }
    return { exists: true, ...state, hold: hasHold, sizeInBytes, fullAccess, ...forwarding }
  },

  findings(facts) {
    if (facts.exists) return findingsOf(facts)
    if (facts.outside !== undefined)
      return [{ tone: 'warning', message: say('findingMailUser', { address: facts.outside }) }]
    return isOnPremises(facts)
      ? [{ tone: 'warning', message: say('findingOnPremises') }]
      : [{ tone: 'fact', message: say('findingNone') }]
  },

  applies: (facts) => isThere(facts) || forwards(facts),

  suggest(facts, context) {
    const taking = suggestedSuccessor(context)
    if (!isThere(facts)) return { choice: forwards(facts) ? 'stop' : 'leave' }
    // Nobody is there to get the mail: still it does not go on to where the leaver had sent it.
    if (taking?.mail === undefined) return { choice: forwards(facts) ? 'stop' : 'leave' }
    const successor = personIn(taking)
    // What needs a licence either way is forwarded: that works with the licence there is.
    return plan2Reasons(facts, context).length > 0
      ? { choice: 'forward', successor, keepCopy: true }
      : { choice: 'share', successor }
  },

  matters: (facts) => isThere(facts) || forwards(facts),

  consequence(decision, facts, context) {
    if (decision.choice !== 'share' && decision.choice !== 'forward') return undefined
    if (isOnPremises(facts)) return say('comesToOnPremises')
    const reasons = plan2Reasons(facts, context)
    if (decision.choice === 'forward') return say(reasons.length > 0 ? 'comesToLicence' : 'comesToNewMail')
    return say(reasons.length > 0 ? 'comesToSharedLicence' : 'comesToAccount')
  },

  ask(envelope, facts, choice, context) {
    const shown = facts.exists ? facts : emptyMailbox
    return mailboxCard(envelope, {
      ...shown,
      onPremises: isOnPremises(facts),
      outside: facts.exists ? undefined : facts.outside,
      choice: choice.choice,
      keepCopy: choice.choice === 'forward' ? choice.keepCopy : true,
      successor: 'successor' in choice ? choice.successor : suggestedSuccessor(context),
      notes: notesOf(facts, context),
    })
  },

  parse(input, facts, people, { employee }) {
    const { choice, keepCopy } = input
    if (choice === 'leave') return { ok: true, value: { choice } }
    if (choice === 'stop' && forwards(facts)) return { ok: true, value: { choice } }
    if (choice !== 'forward' && choice !== 'share') return { ok: false, problem: say('chooseMissing') }
    if (!isThere(facts)) return { ok: false, problem: say('nothingToDecide') }
    const chosen = chosenSuccessor(input, people, employee, mailboxTexts)
    if (!chosen.ok) return chosen
    const successor = personIn(chosen.value)
    if (successor.mail === undefined) {
      return { ok: false, problem: say('successorWithoutMailbox', { name: successor.displayName }) }
    }
    // Keeping a copy loses nothing, so it is what a missing answer means.
    return choice === 'share'
      ? { ok: true, value: { choice, successor } }
      : { ok: true, value: { choice, successor, keepCopy: keepCopy !== 'false' } }
  },

  describe(decision) {
    if (decision.choice === 'leave') return say('chosenLeave')
    if (decision.choice === 'stop') return say('chosenStop')
    if (decision.choice === 'end') return say('chosenEnd', { name: decision.from.displayName })
    const successor = decision.successor.displayName
    return decision.choice === 'share'
      ? say('chosenShare', { successor })
      : say('chosenForward', { successor, keepCopy: String(decision.keepCopy) })
  },

  changesNothing: ({ choice }) => choice === 'leave',

  handsOver(decision) {
    if (decision.choice !== 'share' && decision.choice !== 'forward') return undefined
    const [what, letter] =
      decision.choice === 'share'
        ? ([say('handedMailbox'), 'mailboxShare'] as const)
        : ([say('handedMail'), 'mailboxForward'] as const)
    return { to: decision.successor, what, letter, privateMail: true }
  },

  holds({ displayName: name, mail, userPrincipalName }, _facts, { choice }) {
    if (choice !== 'share' && choice !== 'forward') return undefined
    const values = { name, address: mail ?? userPrincipalName }
    return choice === 'share'
      ? { where: say('whereShared', values), until: say('untilTaken', values), look: say('lookShared', values) }
      : { where: say('whereForwarded', values), until: say('untilTaken', values), look: say('lookForwarded', values) }
  },

  plan(employee, facts, decision, before) {
    if (decision.choice === 'leave') return []
    if (!facts.exists && facts.outside !== undefined)
      return decision.choice === 'stop' ? [endMailUser(employee, facts.outside)] : []
    if (!facts.exists) return isOnPremises(facts) ? onOwnServers(employee, decision) : []
    if (decision.choice === 'share') return share(employee, facts, decision, before)
    if (decision.choice === 'end') return hasAccess(facts, decision.from) ? [takeAccess(employee, decision.from)] : []
    if (decision.choice === 'stop') {
      const address = forwardingEnded(facts, decision)
      return address === undefined ? [] : stopForwarding(employee, facts, say('explainStop', { address }))
    }
    return isForwarded(facts, decision) ? [] : forward(employee, facts, decision)
  },

  isDone(facts, decision) {
    if (decision.choice === 'leave') return true
    if (decision.choice === 'end') return !facts.exists || !hasAccess(facts, decision.from)
    // Nothing here shows what was done on the organisation's own servers: there the person's word is what ends it.
    if (!facts.exists) return decision.choice === 'stop' ? facts.outside === undefined : isOnPremises(facts)
    if (decision.choice === 'stop') return forwardingEnded(facts, decision) === undefined
    return decision.choice === 'share' ? isShared(facts, decision) : isForwarded(facts, decision)
  },

  leadsTo: (decision, { id }) => successorIn(decision)?.id === id,

  verified(facts, decision) {
    if (decision.choice === 'leave') return say('chosenLeave')
    if (isOnPremises(facts)) return say('verifiedOnPremises')
    if (decision.choice === 'stop') return say('verifiedStop')
    if (decision.choice === 'end') return say('verifiedEnd', { name: decision.from.displayName })
    if (decision.choice === 'share') return say('verifiedShare', { successor: decision.successor.displayName })
    const found = facts.exists ? facts.forwardingSmtpAddress : undefined
    return say('verifiedForward', { address: found ?? decision.successor.mail ?? '' })
  },

  aftermath(facts, decision, doneAt) {
    const { choice } = decision
    if (choice === 'leave' || !facts.exists) return { felt: [], reminders: [] }
    const { aliases = [] } = facts
    return {
      felt: [
        say('feltSoon'),
        ...(choice === 'share' ? [say('feltOutlook')] : []),
        ...((choice !== 'share' && choice !== 'forward') || aliases.length === 0
          ? []
          : [say('feltAliases', { names: addresses(aliases) })]),
      ],
      reminders: reviewOf(decision, doneAt),
    }
  },

  restore: mailboxBack,

  turnsBack,

  leftToPeople({ userPrincipalName: upn }, facts, decision) {
    if (isOnPremises(facts)) return [say('leftOnPremises', { upn })]
    return decision?.choice === 'end' && facts.exists ? [say('taskDelete', { upn })] : []
  },
}

/** What the successor has is for a while: then it is looked whether they still need it. */
function reviewOf(decision: MailboxDecision, doneAt: string): readonly Reminder[] {
  if (decision.choice !== 'forward' && decision.choice !== 'share') return []
  const { successor } = decision
  const review = { at: momentAfter(doneAt, reviewDays), about: 'mailbox', reviewEvery: reviewDays }
  return decision.choice === 'forward'
    ? [{ ...review, message: say('remindForward'), endedBy: { button: say('endForward') } }]
    : [
        {
          ...review,
          message: say('remindShare'),
          task: say('taskShare', { successor: successor.displayName }),
          endedBy: {
            button: say('endAccess', { name: successor.displayName }),
            decision: { choice: 'end', from: successor } satisfies MailboxDecision,
          },
          deletion: say('lookDelete'),
        },
      ]
}

/** Whether there is a mailbox to decide about, here or on the organisation's own servers. */
function isThere(facts: MailboxFacts): boolean {
  return facts.exists || isOnPremises(facts)
}

function forwards(facts: MailboxFacts): boolean {
  return facts.exists ? facts.forwardingTo !== undefined : facts.outside !== undefined
}

/** Who gets the mail, by the name that Exchange gives: a contact or a mail user has its mail go on. */
async function readForwardingRecipient(
  exchange: Reader['exchange'],
  identity: string,
): Promise<Pick<ExistingMailbox, 'forwardingRecipientId' | 'forwardingRecipientKind' | 'forwardingOutside'>> {
  const { id, kind, external } = await readRecipient(exchange, identity)
  const outside = await readOutside(exchange, external)
  return {
    ...(id === undefined ? {} : { forwardingRecipientId: id }),
    ...(kind === undefined ? {} : { forwardingRecipientKind: kind }),
    ...(outside === undefined ? {} : { forwardingOutside: outside }),
  }
}

function addresses(found: readonly string[]): readonly Message[] {
  const words = { name: (text: string) => say('fact', { text }), more: (count: number) => say('more', { count }) }
  return shortList(found, words)
}

const emptyMailbox = { kind: '', sizeInBytes: 0, archive: false, hold: false, forwardingTo: undefined, fullAccess: [] }

function findingsOf(facts: ExistingMailbox): readonly Finding[] {
  const large = facts.sizeInBytes > sharedMailboxLimit
  const size = say(large ? 'findingLarge' : 'findingSize', { gigabytes: facts.sizeInBytes / gigabyte })
  const findings: Finding[] = []
  if (facts.hold) findings.push({ tone: 'warning', message: say('findingHold') })
  if (large) findings.push({ tone: 'warning', message: size })
  if (facts.archive) findings.push({ tone: 'warning', message: say('findingArchive') })
  if (facts.forwardingTo !== undefined) {
    const values = { address: facts.forwardingTo, outside: facts.forwardingOutside ?? '' }
    const key = facts.forwardingOutside === undefined ? 'findingForwards' : 'findingForwardsOutside'
    findings.push({ tone: 'warning', message: say(key, values) })
  }
  if (!large) findings.push({ tone: 'fact', message: size })
  if (facts.aliases !== undefined)
    findings.push({ tone: 'fact', message: say('findingAliases', { names: addresses(facts.aliases) }) })
  // Perhaps it is no person who leaves: then that is the first thing to know.
  if (facts.kind !== 'UserMailbox') findings.unshift({ tone: 'warning', message: say(whoseTexts[kindOf(facts)]) })
  return findings
}

function notesOf(facts: MailboxFacts, context: Context): readonly Message[] {
  if (isOnPremises(facts)) return [say('noteOnPremises')]
  if (!facts.exists) return []
  const notes: Message[] = []
  const reasons = plan2Reasons(facts, context).map((reason) =>
    say(reason === 'hold' && !facts.hold ? 'reasonHoldDecided' : reasonTexts[reason]),
  )
  if (reasons.length > 0) notes.push(say('noteNeedsLicence', { reasons }))
  if (facts.forwardingTo !== undefined) notes.push(say('noteForwards', { address: facts.forwardingTo }))
  if (!isSharedMailbox(facts.kind) && masterOf('mailboxKind', facts) === 'onPremises') notes.push(say('noteTurnsBack'))
  if (suggestedSuccessor(context)?.mail === undefined) notes.push(say('noteNoManager'))
  return notes
}

const whoseTexts = { shared: 'findingShared', resource: 'findingResource' } as const

function kindOf({ kind }: ExistingMailbox): keyof typeof whoseTexts {
  return isSharedMailbox(kind) ? 'shared' : 'resource'
}

const reasonTexts = { large: 'reasonSize', archive: 'reasonArchive', hold: 'reasonHold' } as const

function plan2Reasons(facts: MailboxFacts, context: Context): readonly Plan2Reason[] {
  return facts.exists ? reasonsForPlan2(facts, holdDecided(known(hold, context).decision)) : []
}
