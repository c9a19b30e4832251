import { isDeepStrictEqual } from 'node:util'
import { plannerTexts } from '../../../cards/planning/plannerTexts'
import {
  audiences,
  autoReplyCard,
  autoReplyTexts,
  draftReply,
  type Audience,
} from '../../../cards/steps/auto-reply/card'
import { sayOf } from '../../../cards/conversation/decision'
import type { Language, Message } from '../../model/message'
import { momentAfter, reviewDays } from '../../facts/days'
import type { GraphOperation } from '../../model/operation'
import { asMade, changedSince } from '../../model/partBack'
import type { Employee, Person } from '../../model/people'
import { longestMessage, saysTheSame, tidied, toHtml } from './message'
import { known } from '../context'
import { readAutomaticReply, type AutomaticReply } from './reading'
import { asBefore, isAsBefore, setReply } from './setting'
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
  /** The texts are as suggested, in this language: they are made anew with the names of now. Not in journals of before. */
  readonly drafted?: Language
  /** The leaver, where the texts have their name. Not in journals of before. */
  readonly leaver?: Pick<Person, 'id' | 'displayName'>
  /** The texts have the name of `writeTo`, too. Not in journals of before. */
  readonly namesSuccessor?: true
}

export type AutoReplyDecision =
  | ({ readonly choice: 'reply' } & Reply)
  /** Switches off what answers. Not in journals of before. */
  | { readonly choice: 'end' }
  | { readonly choice: 'leave' }

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
    return facts.exists ? replyIn(input, facts, context) : { ok: false, problem: say('nothingToAnswer') }
  },

  describe(decision) {
    if (decision.choice !== 'reply') return say(decision.choice === 'end' ? 'chosenEnd' : 'chosenLeave')
    return say('chosenReply', { to: audienceOf(decision) })
  },

  changesNothing: ({ choice }) => choice === 'leave',

  touches: (_employee, _facts, decision) =>
    decision.choice === 'reply' && isRenamed(decision) ? [say('noteRenamed')] : [],

  tells(decision) {
    if (decision.choice !== 'reply') return []
    const { audience } = decision
    const { internal, external } = textsOf(decision)
    const toOthers = audience === 'none' ? [] : [{ to: say('externalLabel'), text: external }]
    return [{ to: say('internalLabel'), text: internal }, ...toOthers]
  },

  plan(employee, facts, decision) {
    if (decision.choice === 'leave' || isMade(facts, decision) || !facts.exists) return []
    return [decision.choice === 'end' ? turnOff(employee, facts) : turnOn(employee, decision)]
  },

  isDone: (facts, decision) => decision.choice === 'leave' || isMade(facts, decision),

  leadsTo: (decision, person) => decision.choice === 'reply' && sendsTo(decision, person),

  verified(_facts, decision) {
    if (decision.choice !== 'reply') return say(decision.choice === 'end' ? 'verifiedEnd' : 'chosenLeave')
    return say(isRenamed(decision) ? 'verifiedRenamed' : 'verified', { to: audienceOf(decision) })
  },

  aftermath(_facts, { choice }, doneAt) {
    if (choice !== 'reply') return { felt: [], reminders: [] }
    const endedBy = { button: say('endReply'), decision: { choice: 'end' } satisfies AutoReplyDecision }
    const review = { message: say('remindReply'), task: say('taskReply'), reviewEvery: reviewDays, endedBy }
    return { felt: [say('feltSoon')], reminders: [{ at: momentAfter(doneAt, reviewDays), ...review }] }
  },

  rules: [
    {
      id: 'replyNamesOfNow',
      // What a decision names is called in it as the case knows people to be called.
      uses: [],
      guards: ['auto-reply'],
      decideAgain: true,
      refuse(input) {
        const { decision } = known(autoReply, input)
        const now = decision?.choice === 'reply' ? namesMissing(decision) : []
        return now.length === 0
          ? []
          : [plannerTexts.say('replyNamesBefore', { now: now.map((text) => say('fact', { text })) })]
      },
    },
  ],

  restore(employee, now, before, decision) {
    if (!before.exists || decision.choice === 'leave') return []
    const back = asMade('reply', asBefore(employee, before))
    // In a mailbox that is not found yet it stands as it was left.
    if (!now.exists) return isMade(before, decision) ? [] : [back]
    if (isAsBefore(now, before)) return []
    return [isMade(now, decision) ? back : changedSince(back, say(answers(now) ? 'foundOther' : 'foundOff'))]
  },
}

/** Whether it is as was decided: on with these texts, or off. A mailbox that is not there answers nobody. */
function isMade(facts: AutoReplyFacts, decision: Exclude<AutoReplyDecision, { readonly choice: 'leave' }>): boolean {
  return decision.choice === 'end' ? !answers(facts) : facts.exists && isSet(facts, decision)
}

function answers(facts: AutoReplyFacts): boolean {
  return facts.exists && facts.status !== 'disabled'
}

/** Whether a reply sends people to somebody: the draft does so by name and address, and whoever changed it by either. */
function sendsTo(reply: Reply, { displayName, mail }: Person): boolean {
  const texts = textsOf(reply)
  return [displayName, mail].some((name) => name !== undefined && has(texts, name))
}

/** The texts as they go out: those that were suggested with the names of now, those that somebody typed as they were typed. */
function textsOf({ drafted, leaver, writeTo, internal, external }: Reply): Texts {
  return drafted === undefined || leaver === undefined
    ? { internal, external }
    : draftIn(drafted, leaver.displayName, writeTo)
}

/** Whether a suggestion goes out otherwise than it was approved, since somebody in it is called otherwise by now. */
function isRenamed(reply: Reply): boolean {
  return !isDeepStrictEqual(textsOf(reply), { internal: reply.internal, external: reply.external })
}

/** What a typed text named and does not any more: it has the names that people had when it was typed. Names of now. */
function namesMissing(reply: Reply): readonly string[] {
  const { drafted, leaver, writeTo, namesSuccessor } = reply
  if (drafted !== undefined) return []
  const named = [leaver?.displayName, namesSuccessor === true ? writeTo?.displayName : undefined, writeTo?.mail]
  return named.filter((name) => name !== undefined).filter((name) => !has(reply, name))
}

function has({ internal, external }: Texts, name: string): boolean {
  return `${internal}\n${external}`.toLowerCase().includes(name.toLowerCase())
}

type Texts = Pick<Reply, 'internal' | 'external'>

function draftIn(language: Language, leaver: string, successor: Person | undefined): Texts {
  const { internal, external } = draftReply(language, leaver, successor)
  return { internal: tidied(internal.slice(0, longestMessage)), external: tidied(external.slice(0, longestMessage)) }
}

function draftFor(facts: AutoReplyFacts, context: Context): Reply {
  const texts = draftIn(languageOf(facts), context.employee.displayName, suggestedSuccessor(context))
  return { audience: 'all', ...texts, ...namedIn(texts, facts, context) }
}

function languageOf(facts: AutoReplyFacts): Language {
  return facts.exists ? facts.language : 'en'
}

/** Whom the texts name, and whether they are those that are suggested. */
function namedIn(texts: Texts, facts: AutoReplyFacts, context: Context): Omit<Reply, 'audience' | keyof Texts> {
  const { id, displayName } = context.employee
  const successor = suggestedSuccessor(context)
  const isNamed = successor?.mail !== undefined && has(texts, successor.mail)
  const writeTo = isNamed ? personIn(successor) : undefined
  const language = languageOf(facts)
  const drafted = isDeepStrictEqual(texts, draftIn(language, displayName, writeTo)) ? { drafted: language } : {}
  return {
    ...(has(texts, displayName) ? { leaver: { id, displayName }, ...drafted } : {}),
    ...(writeTo === undefined ? {} : { writeTo }),
    ...(writeTo !== undefined && has(texts, writeTo.displayName) ? { namesSuccessor: true } : {}),
  }
}

function replyIn(
  { audience: written, internal: toColleagues = '', external: toOthers = '' }: CardInput,
  facts: AutoReplyFacts,
  context: Context,
): Parsed<AutoReplyDecision> {
  const audience = audiences.find((one) => one === written)
  const texts = { internal: tidied(toColleagues), external: tidied(toOthers) }
  const { internal, external } = texts
  if (audience === undefined) return { ok: false, problem: say('audienceMissing') }
  if (internal === '') return { ok: false, problem: say('internalMissing') }
  if (external === '' && audience !== 'none') return { ok: false, problem: say('externalMissing') }
  if (internal.length > longestMessage || external.length > longestMessage) {
    return { ok: false, problem: say('tooLong', { longest: longestMessage }) }
  }
  return { ok: true, value: { choice: 'reply', audience, ...texts, ...namedIn(texts, facts, context) } }
}

const audienceTexts = { all: 'toAll', contactsOnly: 'toContacts', none: 'toColleagues' } as const

function audienceOf({ audience }: Reply): Message {
  return say(audienceTexts[audience])
}

function isSet(facts: AutomaticReply, reply: Reply): boolean {
  const { audience } = reply
  const { internal, external } = textsOf(reply)
  return (
    facts.status === 'alwaysEnabled' &&
    facts.audience === audience &&
    saysTheSame(facts.internal, internal) &&
    // What nobody gets need not be kept.
    (audience === 'none' || saysTheSame(facts.external, external))
  )
}

/** Its texts stay as they are, for whoever looks what was said. */
function turnOff(employee: Employee, { audience, internal, external }: AutomaticReply): GraphOperation {
  const texts = { externalAudience: audience, internalReplyMessage: internal, externalReplyMessage: external }
  return setReply(employee, { status: 'disabled', ...texts }, say('explainEnd'))
}

function turnOn(employee: Employee, reply: Reply): GraphOperation {
  const { internal, external } = textsOf(reply)
  const setting = {
    status: 'alwaysEnabled',
    externalAudience: reply.audience,
    internalReplyMessage: toHtml(internal),
    externalReplyMessage: toHtml(external),
  }
  const operation = setReply(employee, setting, say('explain', { to: audienceOf(reply) }))
  return reply.drafted === undefined ? operation : { ...operation, namesFollow: true }
}
