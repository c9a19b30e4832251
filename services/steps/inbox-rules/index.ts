import { isDeepStrictEqual } from 'node:util'
import { inboxRulesCard, inboxRulesTexts } from '../../../cards/steps/inbox-rules/card'
import { sayOf } from '../../../cards/conversation/decision'
import type { Message } from '../../model/message'
import type { ExchangeOperation } from '../../model/operation'
import { asMade, changedSince, lost, onlyIfChosen, type PartBack } from '../../model/partBack'
import type { Employee } from '../../model/people'
import { readInboxRules, type InboxRule } from './reading'
import type { Step } from '../step'
import type { Finding } from '../../model/finding'

export interface InboxRulesFacts {
  /** Those that are on; empty without a mailbox. */
  readonly rules: readonly InboxRule[]
  /** Those that are off; read once some were decided to be, and there is a mailbox. Not in journals of before. */
  readonly off?: readonly InboxRule[]
}

export type InboxRulesDecision =
  /** Switches off those that send mail outside, or all of them; `count` as decided. */
  { readonly choice: 'outside' | 'all'; readonly count: number } | { readonly choice: 'leave' }

const say = sayOf(inboxRulesTexts)

/**
 * Rules of the mailbox that go on after somebody left: those that send mail to an address outside leak it. They are
 * switched off and not removed, since that can be taken back. What cannot: switching any rule off or on by cmdlet deletes
 * those that Outlook on a computer keeps for itself, and no cmdlet reads or makes them. Source: learn, Disable-InboxRule.
 */
export const inboxRules: Step<InboxRulesFacts, InboxRulesDecision> = {
  id: 'inbox-rules',
  texts: inboxRulesTexts,
  title: say('title'),
  after: [],
  // What it does needs the mailbox, the groups or the licences as they are.
  precedes: ['licences'],
  destructive: true,
  permissions: ['Exchange.ManageAsApp'],
  clouds: ['global', 'usGov', 'china'],
  settleSeconds: 60,
  people: [],

  async read({ exchange }, { id }, decision) {
    const found = await readInboxRules(exchange, id)
    if (found === undefined) return { rules: [] }
    return decision === undefined || decision.choice === 'leave'
      ? { rules: found.on }
      : { rules: found.on, off: found.off }
  },

  findings: ({ rules }) => rules.filter(leadsOutside).map(findingOf),

  applies: ({ rules }) => rules.length > 0,

  suggest({ rules }) {
    const count = rules.filter(leadsOutside).length
    return count === 0 ? { choice: 'leave' } : { choice: 'outside', count }
  },

  ask: (envelope, { rules }, { choice }) => inboxRulesCard(envelope, { rules, choice }),

  parse({ choice }, { rules }) {
    if (choice === 'leave') return { ok: true, value: { choice } }
    if (choice !== 'outside' && choice !== 'all') return { ok: false, problem: say('chooseMissing') }
    const count = chosen(rules, choice).length
    return count === 0 ? { ok: false, problem: say('noneOutside') } : { ok: true, value: { choice, count } }
  },

  describe(decision) {
    if (decision.choice === 'leave') return say('chosenLeave')
    return say(decision.choice === 'all' ? 'chosenAll' : 'chosenOutside', { count: decision.count })
  },

  changesNothing: ({ choice }) => choice === 'leave',

  // Which rules, and where they lead, too: beside what it touches, what is sent stands behind a button.
  touches: (_employee, { rules }, { choice }) =>
    choice === 'leave' ? [] : [...chosen(rules, choice).map(whatIsOff), say('touchesOutlook')],

  plan: (employee, { rules }, decision) =>
    decision.choice === 'leave' ? [] : chosen(rules, decision.choice).map((rule) => switchOff(employee, rule)),

  isDone: ({ rules }, { choice }) => choice === 'leave' || chosen(rules, choice).length === 0,

  verified: (_facts, decision) =>
    decision.choice === 'leave' ? say('chosenLeave') : say('verified', { count: decision.count }),

  aftermath: (_facts, { choice }) => ({ felt: choice === 'leave' ? [] : [say('felt')], reminders: [] }),

  restore: (employee, now, { rules }, decision) =>
    decision.choice === 'leave'
      ? []
      : [
          ...chosen(rules, decision.choice)
            .filter((rule) => !now.rules.some((one) => isSameRule(one, rule)))
            .map((rule) => ruleBack(employee, rule, now.off)),
          lost('outlook', say('lostOutlook')),
        ],
}

/**
 * A rule switched on again, of those that are off now. One that leads outside is for somebody to choose, as is one that was
 * changed while it was off.
 * @param off undefined where Exchange does not find the mailbox yet: then it will be found as it was left
 */
function ruleBack(employee: Employee, rule: InboxRule, off: InboxRulesFacts['off']): PartBack {
  const { id, name, description = '' } = rule
  const found = off === undefined ? rule : off.find((one) => isSameRule(one, rule))
  if (found === undefined)
    return lost(id, say('lostRule', { name, text: description, isKnown: String(description !== '') }))
  const back = asMade(id, switchOn(employee, found))
  if (!doesTheSame(found, rule)) return changedSince(back, say('foundChanged', { name: found.name }))
  return leadsOutside(rule) ? onlyIfChosen(back) : back
}

/** Exchange's identity of a rule begins with a name of the mailbox, which may be another one by now. */
function isSameRule({ id }: InboxRule, other: InboxRule): boolean {
  return id.split('\\').at(-1) === other.id.split('\\').at(-1)
}

function doesTheSame(now: InboxRule, before: InboxRule): boolean {
  const isAsDescribed = before.description === undefined || before.description === now.description
  return isAsDescribed && isDeepStrictEqual(now.outside, before.outside)
}

function leadsOutside({ outside }: InboxRule): boolean {
  return outside.length > 0
}

function chosen(rules: readonly InboxRule[], choice: 'outside' | 'all'): readonly InboxRule[] {
  return choice === 'all' ? rules : rules.filter(leadsOutside)
}

function findingOf({ name, outside }: InboxRule): Finding {
  const addresses = outside.slice(0, 3).map((text) => say('fact', { text }))
  return { tone: 'warning', message: say('findingOutside', { name, addresses }) }
}

function switchOff({ id: Mailbox }: Employee, rule: InboxRule): ExchangeOperation {
  return {
    via: 'exchange',
    cmdlet: 'Disable-InboxRule',
    parameters: { Identity: rule.id, Mailbox, Confirm: false, Force: true },
    explain: whatIsOff(rule),
    whenRefused: 'continue',
  }
}

function whatIsOff({ name, outside }: InboxRule): Message {
  const addresses = outside.slice(0, 3).map((text) => say('fact', { text }))
  return outside.length === 0 ? say('explainOff', { name }) : say('explainOffOutside', { name, addresses })
}

function switchOn({ id: Mailbox }: Employee, { id: Identity, name, outside }: InboxRule): ExchangeOperation {
  const addresses = outside.slice(0, 3).map((text) => say('fact', { text }))
  return {
    via: 'exchange',
    cmdlet: 'Enable-InboxRule',
    parameters: { Identity, Mailbox, Confirm: false, Force: true },
    explain: outside.length === 0 ? say('explainOn', { name }) : say('explainOnOutside', { name, addresses }),
    whenRefused: 'continue',
  }
}
