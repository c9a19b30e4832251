import type { Person } from '../../../services/model/people'
import type { Card, DecisionEnvelope } from '../../card'
import { decisionCard, sayOf, type Choice } from '../../conversation/decision'
import { successorPicker, type SuccessorPicker } from '../../conversation/successor'
import source from './card.json'
import { mailboxAccessTexts } from './texts'
import { shortList } from '../../conversation/shortList'
import { bare } from '../../speech'
import type { Message } from '../../texts'

export { mailboxAccessTexts }

type Right = 'fullAccess' | 'sendAs' | 'sendOnBehalf'

/** What the card about access to mailboxes shows. */
export interface MailboxAccessQuestion {
  readonly others: readonly { readonly name: string; readonly rights: readonly Right[] }[]
  /** Names of the shared mailboxes that nobody else can open. */
  readonly unheld: readonly string[]
  readonly handOn: 'pass' | 'assign' | 'leave'
  /** Who has full access by sharing; undefined when the mailbox is not shared. */
  readonly sharedWith: string | undefined
  readonly successor: Person | undefined
  /** Those that can be given. */
  readonly rights: readonly Right[]
  readonly give: readonly Right[]
  readonly take: boolean
  readonly search: boolean
}

const render = decisionCard<
  SuccessorPicker & {
    readonly giveLabel: string
    readonly give: string
    readonly rights: readonly Choice[]
    readonly hasOthers: boolean
    readonly takeLabel: string
    readonly takeTitle: string
    readonly take: string
    readonly hasUnheld: boolean
    readonly handOnLabel: string
    readonly handOns: readonly Choice[]
    readonly handOn: string
    readonly searchLabel: string
    readonly searchTitle: string
    readonly search: string
  }
>(source)
const say = sayOf(mailboxAccessTexts)
const handOns = { pass: 'choicePass', assign: 'choiceAssign', leave: 'choiceUnopened' } as const
const choices = { fullAccess: 'choiceFullAccess', sendAs: 'choiceSendAs', sendOnBehalf: 'choiceSendOnBehalf' } as const
const words = { fullAccess: 'rightFullAccess', sendAs: 'rightSendAs', sendOnBehalf: 'rightSendOnBehalf' } as const

/**
 * Asks who gets which rights, and whether the leaver's are taken away; inputs `give` (fullAccess, sendAs, sendOnBehalf,
 * with commas), `successor`, `take` and `search` ('true', 'false'), and `handOn` (pass, assign, leave) where only the leaver opens
 * something.
 */
export function mailboxAccessCard(envelope: DecisionEnvelope, asked: MailboxAccessQuestion): Card {
  const speak = envelope.say
  return render(envelope, mailboxAccessTexts, questionOf(envelope, asked), {
    giveLabel: speak(say('giveLabel')),
    give: asked.give.join(','),
    rights: asked.rights.map((right) => ({ title: speak(say(choices[right])), value: right })),
    ...successorPicker(envelope, mailboxAccessTexts, asked.successor),
    hasOthers: asked.others.length > 0,
    takeLabel: speak(say('takeLabel')),
    takeTitle: speak(say('takeTitle', { count: asked.others.length })),
    take: String(asked.take),
    hasUnheld: asked.unheld.length > 0,
    handOnLabel: bare(speak(say('handOnLabel'))),
    handOns: (['pass', 'assign', 'leave'] as const).map((value) => ({
      title: bare(speak(say(handOns[value], { names: named(asked.unheld) }))),
      value,
    })),
    handOn: asked.handOn,
    searchLabel: speak(say('searchLabel')),
    searchTitle: speak(say('searchTitle')),
    search: String(asked.search),
  })
}

function questionOf(
  { employeeName: name }: DecisionEnvelope,
  { others, unheld, sharedWith, rights }: MailboxAccessQuestion,
) {
  const lines = others.map((other) => say('other', { name: other.name, rights: inWords(other.rights) }))
  return {
    title: say('question', { name }),
    found: [
      ...(lines.length === 0 ? [] : [{ label: say('others'), value: say('fact', { text: shortened(lines) }) }]),
      ...(unheld.length === 0 ? [] : [{ label: say('unheld'), value: say('fact', { text: named(unheld) }) }]),
    ],
    notes: [
      ...(sharedWith === undefined ? [] : [say('noteShared', { name: sharedWith })]),
      ...(rights.includes('sendOnBehalf') ? [] : [say('noteSynced')]),
    ],
    effects: [
      ...(unheld.length === 0 ? [] : [say('effectUnheld')]),
      say('effectReply'),
      say('effectSearch'),
      say('effectNotLooked'),
      say('effectTime'),
    ],
  }
}

function inWords(rights: readonly Right[]): readonly Message[] {
  return rights.map((right) => say(words[right]))
}

function named(names: readonly string[]): readonly Message[] {
  return shortened(names.map((text) => say('fact', { text })))
}

function shortened(lines: readonly Message[]): readonly Message[] {
  return shortList(lines, { name: (line) => line, more: (count) => say('more', { count }) })
}
