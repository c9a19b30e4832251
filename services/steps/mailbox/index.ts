import { mailboxCard, mailboxTexts } from '../../../cards/steps/mailbox/card'
import { sayOf } from '../../../cards/conversation/decision'
import type { Message } from '../../model/message'
import { gigabyte } from '../../model/size'
import { known } from '../context'
import { hold } from '../hold'
import { holdDecided } from '../hold/afterDecision'
import { forward, forwardingAsBefore, isForwarded, stopForwarding } from './forwarding'
import { isShared, share, unshare } from './sharing'
import {
  isSharedMailbox,
  readFullAccess,
  readMailbox,
  readMailboxSize,
  readRecipientId,
  sharedMailboxLimit,
  type ExistingMailbox,
} from '../../facts/mailboxAsRead'
import { readHolds } from '../../facts/holds'
import {
  forwardingEnded,
  reasonsForPlan2,
  type MailboxDecision,
  type MailboxFacts,
  type Plan2Reason,
} from './afterDecision'
import type { Context, Step } from '../step'
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

  async read({ exchange }, { id }, decision) {
    const [state, holds, successor] = await Promise.all([
      readMailbox(exchange, id),
      readHolds(exchange, id),
      decision?.choice === 'forward' ? readMailbox(exchange, decision.successor.id) : undefined,
    ])
    if (state === undefined) return { exists: false }
    const [sizeInBytes, fullAccess, recipientId] = await Promise.all([
      readMailboxSize(exchange, id),
      readFullAccess(exchange, id),
      state.forwardingAddress === undefined ? undefined : readRecipientId(exchange, state.forwardingAddress),
    ])
    const onward = successor?.forwardingTo === undefined ? {} : { successorForwardsTo: successor.forwardingTo }
    const recipient = recipientId === undefined ? {} : { forwardingRecipientId: recipientId }
    return { exists: true, ...state, hold: holds.length > 0, sizeInBytes, fullAccess, ...onward, ...recipient }
  },

  findings: (facts) => (facts.exists ? findingsOf(facts) : [{ tone: 'fact', message: say('findingNone') }]),

  applies: ({ exists }) => exists,

  suggest(facts, context) {
    const taking = suggestedSuccessor(context)
    if (!facts.exists) return { choice: 'leave' }
    // Nobody is there to get the mail: still it does not go on to where the leaver had sent it.
    if (taking?.mail === undefined) return { choice: facts.forwardingTo === undefined ? 'leave' : 'stop' }
    const successor = personIn(taking)
    // What needs a licence either way is forwarded: that works with the licence there is.
    return plan2Reasons(facts, context).length > 0
      ? { choice: 'forward', successor, keepCopy: true }
      : { choice: 'share', successor }
  },

  matters: ({ exists }) => exists,

  consequence(decision, facts, context) {
    if (decision.choice === 'leave' || decision.choice === 'stop') return undefined
    const reasons = plan2Reasons(facts, context)
    if (decision.choice === 'forward') return say(reasons.length > 0 ? 'comesToLicence' : 'comesToNewMail')
    return say(reasons.length > 0 ? 'comesToSharedLicence' : 'comesToAccount')
  },

  ask(envelope, facts, choice, context) {
    const shown = facts.exists ? facts : emptyMailbox
    return mailboxCard(envelope, {
      ...shown,
      choice: choice.choice,
      keepCopy: choice.choice === 'forward' ? choice.keepCopy : true,
      successor: 'successor' in choice ? choice.successor : suggestedSuccessor(context),
      notes: notesOf(facts, context),
    })
  },

  parse(input, facts, people, { employee }) {
    const { choice, keepCopy } = input
    if (choice === 'leave') return { ok: true, value: { choice } }
    if (choice === 'stop' && facts.exists && facts.forwardingTo !== undefined) return { ok: true, value: { choice } }
    if (choice !== 'forward' && choice !== 'share') return { ok: false, problem: say('chooseMissing') }
    if (!facts.exists) return { ok: false, problem: say('nothingToDecide') }
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

  plan(employee, facts, decision) {
    if (!facts.exists || decision.choice === 'leave') return []
    if (decision.choice === 'share') return share(employee, facts, decision)
    if (decision.choice === 'stop') {
      const address = forwardingEnded(facts, decision)
      return address === undefined ? [] : [stopForwarding(employee, say('explainStop', { address }))]
    }
    return isForwarded(facts, decision) ? [] : [forward(employee, decision)]
  },

  isDone(facts, decision) {
    if (decision.choice === 'leave') return true
    if (!facts.exists) return false
    if (decision.choice === 'stop') return forwardingEnded(facts, decision) === undefined
    return decision.choice === 'share' ? isShared(facts, decision) : isForwarded(facts, decision)
  },

  leadsTo: (decision, { id }) => successorIn(decision)?.id === id,

  verified(_facts, decision) {
    if (decision.choice === 'leave') return say('chosenLeave')
    if (decision.choice === 'stop') return say('verifiedStop')
    return decision.choice === 'share'
      ? say('verifiedShare', { successor: decision.successor.displayName })
      : say('verifiedForward', { address: decision.successor.mail ?? '' })
  },

  aftermath(_facts, { choice }) {
    if (choice === 'leave') return { felt: [], reminders: [] }
    return { felt: choice === 'share' ? [say('feltSoon'), say('feltOutlook')] : [say('feltSoon')], reminders: [] }
  },

  undo(employee, before, decision) {
    if (!before.exists || decision.choice === 'leave') return []
    return decision.choice === 'share' ? unshare(employee, before, decision) : [forwardingAsBefore(employee, before)]
  },
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
    findings.push({ tone: 'warning', message: say('findingForwards', { address: facts.forwardingTo }) })
  }
  if (!large) findings.push({ tone: 'fact', message: size })
  if (isSharedMailbox(facts.kind)) findings.push({ tone: 'fact', message: say('findingShared') })
  return findings
}

function notesOf(facts: MailboxFacts, context: Context): readonly Message[] {
  if (!facts.exists) return []
  const notes: Message[] = []
  const reasons = plan2Reasons(facts, context).map((reason) =>
    say(reason === 'hold' && !facts.hold ? 'reasonHoldDecided' : reasonTexts[reason]),
  )
  if (reasons.length > 0) notes.push(say('noteNeedsLicence', { reasons }))
  if (facts.forwardingTo !== undefined) notes.push(say('noteForwards', { address: facts.forwardingTo }))
  if (suggestedSuccessor(context)?.mail === undefined) notes.push(say('noteNoManager'))
  return notes
}

const reasonTexts = { large: 'reasonSize', archive: 'reasonArchive', hold: 'reasonHold' } as const

function plan2Reasons(facts: MailboxFacts, context: Context): readonly Plan2Reason[] {
  return facts.exists ? reasonsForPlan2(facts, holdDecided(known(hold, context).decision)) : []
}
