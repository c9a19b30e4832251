import {
  audiences,
  autoReplyCard,
  autoReplyTexts,
  draftReply,
  type Audience,
} from '../../../cards/steps/auto-reply/card'
import { sayOf } from '../../../cards/conversation/decision'
import type { Language, Message } from '../../model/message'
import type { GraphOperation, JsonObject } from '../../model/operation'
import type { Employee, Person } from '../../model/people'
import { longestMessage, saysTheSame, tidied, toHtml } from './message'
import { readAutomaticReply, type AutomaticReply } from './reading'
import type { CardInput, Context, Parsed, Step } from '../step'
import { personIn, suggestedSuccessor } from '../successor'

export type AutoReplyFacts =
  | { readonly exists: false }
  | (AutomaticReply & {
      readonly exists: true
      /** In which a message is drafted: that of the organisation. */
      readonly language: Language
    })

/** Plain texts for colleagues and for others; nobody outside gets one with the audience `none`. */
export interface Reply {
  readonly audience: Audience
  readonly internal: string
  readonly external: string
  /** Whom the texts tell people to write to, where that is whoever takes over: nobody is sent to somebody who is gone. */
  readonly writeTo?: Person
}

export type AutoReplyDecision = ({ readonly choice: 'reply' } & Reply) | { readonly choice: 'leave' }

const say = sayOf(autoReplyTexts)

/**
 * Tell whoever writes to the leaver that they left, and whom to write to. Works on shared mailboxes too; it must be set
 * while the mailbox is licensed or after it was shared. Source: learn, user-update-mailboxsettings.
 */
export const autoReply: Step<AutoReplyFacts, AutoReplyDecision> = {
  id: 'auto-reply',
  texts: autoReplyTexts,
  title: say('title'),
  after: [],
  // What it does needs the mailbox, the groups or the licences as they are.
  precedes: ['licences'],
  // It tells the whole world that somebody left.
  destructive: true,
  permissions: ['MailboxSettings.ReadWrite'],
  clouds: ['global', 'usGov', 'china'],
  settleSeconds: 60,
  people: [],
  namesPeople: true,

  async read({ graph, settings }, { id }) {
    const found = await readAutomaticReply(graph, id)
    return found === undefined ? { exists: false } : { exists: true, language: settings.language, ...found }
  },

  findings: (facts) => (answers(facts) ? [{ tone: 'fact', message: say('findingOn') }] : []),

  applies: ({ exists }) => exists,

  suggest(facts, context) {
    // What stands there already was thought about by somebody who knew.
    if (answers(facts) || suggestedSuccessor(context)?.mail === undefined) return { choice: 'leave' }
    return { choice: 'reply', ...draftFor(facts, context) }
  },

  ask: (envelope, facts, decision, context) =>
    autoReplyCard(envelope, {
      ...(decision.choice === 'reply' ? decision : draftFor(facts, context)),
      choice: decision.choice,
      status: facts.exists ? facts.status : '',
      longest: longestMessage,
    }),

  parse(input, facts, _people, context) {
    const { choice } = input
    if (choice === 'leave') return { ok: true, value: { choice } }
    if (choice !== 'reply') return { ok: false, problem: say('chooseMissing') }
    return facts.exists ? replyIn(input, context) : { ok: false, problem: say('nothingToAnswer') }
  },

  describe: (decision) =>
    decision.choice === 'leave' ? say('chosenLeave') : say('chosenReply', { to: audienceOf(decision) }),

  changesNothing: ({ choice }) => choice === 'leave',

  tells(decision) {
    if (decision.choice === 'leave') return []
    const { audience, internal, external } = decision
    const toOthers = audience === 'none' ? [] : [{ to: say('externalLabel'), text: external }]
    return [{ to: say('internalLabel'), text: internal }, ...toOthers]
  },

  plan(employee, facts, decision) {
    if (!facts.exists || decision.choice === 'leave' || isSet(facts, decision)) return []
    return [turnOn(employee, decision)]
  },

  isDone: (facts, decision) => decision.choice === 'leave' || (facts.exists && isSet(facts, decision)),

  leadsTo: (decision, person) => decision.choice === 'reply' && names(decision, person),

  verified: (_facts, decision) =>
    decision.choice === 'leave' ? say('chosenLeave') : say('verified', { to: audienceOf(decision) }),

  aftermath: (_facts, { choice }) => ({ felt: choice === 'leave' ? [] : [say('feltSoon')], reminders: [] }),

  undo: (employee, before, { choice }) => (before.exists && choice === 'reply' ? [asBefore(employee, before)] : []),
}

function answers(facts: AutoReplyFacts): boolean {
  return facts.exists && facts.status !== 'disabled'
}

/** Whether a reply sends people to somebody: the draft does so by name and address, and whoever changed it by either. */
function names({ internal, external }: Reply, { displayName, mail }: Person): boolean {
  const said = `${internal}\n${external}`.toLowerCase()
  return [displayName, mail].some((name) => name !== undefined && said.includes(name.toLowerCase()))
}

function draftFor(facts: AutoReplyFacts, context: Context): Reply {
  const successor = suggestedSuccessor(context)
  const draft = draftReply(facts.exists ? facts.language : 'en', context.employee.displayName, successor)
  const internal = tidied(draft.internal.slice(0, longestMessage))
  const external = tidied(draft.external.slice(0, longestMessage))
  return { audience: 'all', internal, external, ...namedIn([internal, external], context) }
}

/** Whoever takes over, where the texts name their address. */
function namedIn(texts: readonly string[], context: Context): Pick<Reply, 'writeTo'> {
  const successor = suggestedSuccessor(context)
  const address = successor?.mail?.toLowerCase()
  if (successor === undefined || address === undefined) return {}
  return texts.some((text) => text.toLowerCase().includes(address)) ? { writeTo: personIn(successor) } : {}
}

function replyIn(
  { audience: written, internal: toColleagues = '', external: toOthers = '' }: CardInput,
  context: Context,
): Parsed<AutoReplyDecision> {
  const audience = audiences.find((one) => one === written)
  const [internal, external] = [tidied(toColleagues), tidied(toOthers)]
  if (audience === undefined) return { ok: false, problem: say('audienceMissing') }
  if (internal === '') return { ok: false, problem: say('internalMissing') }
  if (external === '' && audience !== 'none') return { ok: false, problem: say('externalMissing') }
  if (internal.length > longestMessage || external.length > longestMessage) {
    return { ok: false, problem: say('tooLong', { longest: longestMessage }) }
  }
  return {
    ok: true,
    value: { choice: 'reply', audience, internal, external, ...namedIn([internal, external], context) },
  }
}

const audienceTexts = { all: 'toAll', contactsOnly: 'toContacts', none: 'toColleagues' } as const

function audienceOf({ audience }: Reply): Message {
  return say(audienceTexts[audience])
}

function isSet(facts: AutomaticReply, { audience, internal, external }: Reply): boolean {
  return (
    facts.status === 'alwaysEnabled' &&
    facts.audience === audience &&
    saysTheSame(facts.internal, internal) &&
    // What nobody gets need not be kept.
    (audience === 'none' || saysTheSame(facts.external, external))
  )
}

function turnOn(employee: Employee, reply: Reply): GraphOperation {
  const setting = {
    status: 'alwaysEnabled',
    externalAudience: reply.audience,
    internalReplyMessage: toHtml(reply.internal),
    externalReplyMessage: toHtml(reply.external),
  }
  return patch(employee, setting, say('explain', { to: audienceOf(reply) }))
}

function asBefore(
  employee: Employee,
  { status, audience, internal, external, start, end }: AutomaticReply,
): GraphOperation {
  const planned = status === 'scheduled' && start !== undefined && end !== undefined
  const setting = {
    status: status === 'scheduled' && !planned ? 'disabled' : status,
    externalAudience: audience,
    internalReplyMessage: internal,
    externalReplyMessage: external,
    ...(planned ? { scheduledStartDateTime: start, scheduledEndDateTime: end } : {}),
  }
  return patch(employee, setting, say('explainBack'))
}

function patch({ id }: Employee, automaticRepliesSetting: JsonObject, explain: Message): GraphOperation {
  return {
    via: 'graph',
    method: 'PATCH',
    path: `/users/${id}/mailboxSettings`,
    body: { automaticRepliesSetting },
    explain,
  }
}
