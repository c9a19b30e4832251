import { sayOf } from '../../../cards/conversation/decision'
import { holdCard, holdTexts, usualDays } from '../../../cards/steps/hold/card'
import { momentAfter } from '../../facts/days'
import type { Message } from '../../model/message'
import type { ExchangeOperation, JsonObject, PersonOperation } from '../../model/operation'
import { asMade, changedSince, lost, onlyIfChosen } from '../../model/partBack'
import type { Employee } from '../../model/people'
import { holdDecided, type HoldDecision, type Holding } from './afterDecision'
import {
  exportJobIn,
  exportOperations,
  isExported,
  whyExportPerhapsSent,
  whyExportRefused,
  type ExportJob,
} from './export'
import { daysOf, readHold, type MailboxHold } from './reading'
import type { Parsed, Step } from '../step'

export type HoldFacts = ({ readonly exists: false } | MailboxHold) & {
  /** Left out until something of an export by eDiscovery was accepted. */
  readonly job?: ExportJob
}

export type { HoldDecision } from './afterDecision'

const say = sayOf(holdTexts)
/** Days of a litigation hold: 27 years are more than any law asks for. */
export const longestHold = 9999

/**
 * Save what is in the mailbox (learn: remove-former-employee-step-2): a litigation hold by
 * Exchange, which Graph cannot do, or an export to PST files: by eDiscovery where that was set up (`export.ts`), or by
 * a person. Source: learn, Set-Mailbox, security-ediscoverysearch-exportresult.
 */
export const hold: Step<HoldFacts, HoldDecision> = {
  id: 'hold',
  texts: holdTexts,
  title: say('title'),
  after: [],
  // A hold keeps what others may have to have deleted, and an export is a copy of everything: not for one person to decide.
  destructive: true,
  // Where no export by the bot was set up, the last one can be left out.
  permissions: ['User.Read.All', 'Exchange.ManageAsApp', 'eDiscovery.ReadWrite.All'],
  clouds: ['global', 'usGov', 'china'],
  settleSeconds: 60,
  // eDiscovery takes 5 requests a minute, and four make an export.
  followSeconds: 30,
  people: [],

  read: async (from, { id }) => (await readHold(from, id)) ?? { exists: false },

  withAccepted(facts, accepted, partly) {
    const job = exportJobIn(accepted, partly)
    return job === undefined ? facts : { ...facts, job }
  },

  findings: (facts) => (isHeld(facts) ? [{ tone: 'fact', message: heldMessage(facts) }] : []),

  applies: (facts) => facts.exists && !facts.litigation,

  notAsked: (facts) => (isHeld(facts) ? heldMessage(facts) : undefined),

  suggest: () => ({ choice: 'leave' }),

  ask: (envelope, facts, decision) =>
    holdCard(envelope, {
      choice: decision.choice,
      days: decision.choice === 'days' ? decision.days : usualDays,
      longest: longestHold,
      heldBy: facts.exists ? (facts.heldBy ?? []) : [],
      licensed: facts.exists && facts.licensed,
      exportable: facts.exists && facts.exportable,
    }),

  parse({ choice, days }, facts) {
    if (choice === 'leave') return { ok: true, value: { choice } }
    if (choice !== 'unlimited' && choice !== 'days' && choice !== 'export' && choice !== 'exportByBot') {
      return { ok: false, problem: say('chooseMissing') }
    }
    if (!facts.exists) return { ok: false, problem: say('nothingToSave') }
    if (choice === 'exportByBot' && !facts.exportable) return { ok: false, problem: say('notSetUp') }
    return choice === 'days' ? holdFor(days) : { ok: true, value: { choice } }
  },

  describe(decision) {
    switch (decision.choice) {
      case 'unlimited':
        return say('chosenUnlimited')
      case 'days':
        return say('chosenDays', { days: decision.days })
      case 'export':
        return say('chosenExport')
      case 'exportByBot':
        return say('chosenExportByBot')
      case 'leave':
        return say('chosenLeave')
    }
  },

  changesNothing: ({ choice }) => choice === 'leave',

  // A copy that was made is out in the world.
  cannotBeUndone: ({ choice }) => choice === 'exportByBot',

  plan(employee, facts, decision) {
    if (!facts.exists || decision.choice === 'leave') return []
    if (decision.choice === 'exportByBot') return exportOperations(employee, facts.job, facts.portal)
    if (decision.choice === 'export') return [exportByHand(employee, facts)]
    return isKept(facts, decision) ? [] : [placeHold(employee, decision)]
  },

  isDone(facts, decision) {
    if (decision.choice === 'leave') return true
    if (decision.choice === 'exportByBot') return isExported(facts.job)
    // Nothing shows that an export was made: the word of whoever made it is what ends this step.
    return facts.exists && (decision.choice === 'export' || isKept(facts, decision))
  },

  verified({ job }, decision) {
    switch (decision.choice) {
      case 'unlimited':
        return say('verifiedUnlimited')
      case 'days':
        return say('verifiedDays', { days: decision.days })
      case 'export':
        return say('verifiedExport')
      case 'exportByBot':
        return say(job?.partly === true ? 'verifiedExportInPart' : 'verifiedExportByBot')
      case 'leave':
        return say('chosenLeave')
    }
  },

  aftermath(_facts, decision, doneAt) {
    if (!holdDecided(decision)) return { felt: [], reminders: [] }
    // Exchange counts for each item from when it came (learn: Set-Mailbox, LitigationHoldDuration).
    const end = { message: say('remindEnd'), task: say('taskLonger') }
    const reminders = decision.choice === 'days' ? [{ at: momentAfter(doneAt, decision.days), ...end }] : []
    return { felt: [say('feltHold'), say('feltLicence')], reminders }
  },

  whyRefused: (problem) =>
    /license doesn't permit/i.test(problem.text)
      ? say('refusedForLicence', { advice: say('refusedLicence'), text: problem.text })
      : whyExportRefused(problem),

  whyPerhapsSent: (operation) => whyExportPerhapsSent(operation),

  restore(employee, now, before, decision) {
    if (!before.exists || decision.choice === 'leave') return []
    if (!holdDecided(decision)) return [lost('export', say('lostExport'))]
    if (before.litigation || (now.exists && !now.litigation)) return []
    const part = asMade('hold', release(employee, before))
    // One that is not found yet is held as it was left.
    if (!now.exists || isKept(now, decision)) return [onlyIfChosen(part)]
    return [changedSince(part, now.days === undefined ? say('foundHeld') : say('foundHeldDays', { days: now.days }))]
  },
}

function isHeld(facts: HoldFacts): facts is MailboxHold {
  return facts.exists && facts.litigation
}

function heldMessage({ days }: MailboxHold): Message {
  return days === undefined ? say('held') : say('heldDays', { days })
}

function holdFor(written = ''): Parsed<HoldDecision> {
  const days = /^\d{1,4}$/.test(written.trim()) ? Number(written) : 0
  return days < 1
    ? { ok: false, problem: say('daysWrong', { longest: longestHold }) }
    : { ok: true, value: { choice: 'days', days } }
}

function isKept({ litigation, days }: MailboxHold, decision: Holding): boolean {
  return litigation && days === (decision.choice === 'days' ? decision.days : undefined)
}

function placeHold(employee: Employee, decision: Holding): ExchangeOperation {
  return decision.choice === 'days'
    ? setHold(
        employee,
        { LitigationHoldEnabled: true, LitigationHoldDuration: decision.days },
        say('explainDays', { days: decision.days }),
      )
    : setHold(employee, { LitigationHoldEnabled: true, LitigationHoldDuration: 'Unlimited' }, say('explainUnlimited'))
}

/**
 * Ends the hold, and says for how long one would keep things as it was said before. What was not kept in journals of before is
 * Exchange's own: without an end.
 */
function release(employee: Employee, { duration }: MailboxHold): ExchangeOperation {
  const before = { LitigationHoldEnabled: false, LitigationHoldDuration: daysOf(duration) ?? 'Unlimited' }
  return setHold(employee, before, say('explainRelease'))
}

function setHold({ id }: Employee, parameters: JsonObject, explain: Message): ExchangeOperation {
  return { via: 'exchange', cmdlet: 'Set-Mailbox', parameters: { Identity: id, ...parameters }, explain }
}

function exportByHand({ userPrincipalName: upn }: Employee, { portal }: MailboxHold): PersonOperation {
  return {
    via: 'person',
    explain: say('explainExport'),
    instruction: say('instructExport', { upn }),
    ...(portal === undefined ? {} : { link: portal }),
  }
}
