import type { Person } from '../../../services/model/people'
import type { Card, DecisionEnvelope } from '../../card'
import {
  decisionCard,
  decisionTexts,
  sayOf,
  successorPicker,
  successorTexts,
  type Choice,
  type SuccessorPicker,
} from '../../conversation/decision'
import source from './card.json'
import { shortList } from '../../conversation/shortList'
import { defineTexts, type Message } from '../../texts'

export const mailboxAccessTexts = defineTexts('mailbox-access', {
  en: {
    ...decisionTexts.en,
    ...successorTexts.en,
    title: 'Rights on mailboxes',
    question: 'Who can use which mailbox after {name} leaves',
    others: 'May use of others',
    other: '{name} ({rights})',
    more: '{count, number} more',
    rightFullAccess: 'full access',
    rightSendAs: 'send as',
    rightSendOnBehalf: 'send on behalf',
    giveLabel: 'What the successor may do with this mailbox',
    choiceFullAccess: 'Open it and read everything (full access)',
    choiceSendAs: 'Send mail that looks as if the leaver sent it (send as)',
    choiceSendOnBehalf: 'Send mail that says on whose behalf it is (send on behalf)',
    successorLabel: 'Successor (when something is ticked)',
    successorWithoutMailbox: '{name} has no mailbox. Choose a successor who has one.',
    takeLabel: 'Mailboxes of others',
    takeTitle:
      'Take the leaver’s rights on {count, plural, one {this one mailbox or list} other {these # mailboxes and lists}} away',
    searchLabel: 'Full access elsewhere',
    searchTitle: 'Give me a task to look for it, with the commands to run',
    noteShared: 'Sharing the mailbox already gives {name} full access: that is not given twice.',
    noteSynced: 'Send on behalf is not offered: for this account it is set in Active Directory.',
    effectReply: 'Whoever only has full access can read, but cannot answer from this mailbox.',
    effectSearch:
      'Full access to other mailboxes can only be found mailbox by mailbox, which can take hours. I looked only where the leaver may send. A blocked account cannot use it.',
    effectTime: 'It takes effect within 30 minutes. All of it can be taken back.',
    partGive: '{rights} for {successor}',
    partTake: 'no rights of the leaver on {names}',
    partSearch: 'a task to look for full access elsewhere',
    chosenChange: 'Rights on mailboxes: {parts}',
    chosenLeave: 'Nothing changes in who can use which mailbox',
    findingOthers:
      'May use {count, plural, one {a mailbox or list of others} other {# mailboxes or lists of others}}: {names}.',
    explainGive: 'Give {successor} the right {right} on this mailbox',
    explainGiveBack: 'Take the right {right} on this mailbox from {successor} again',
    explainTake: 'Take the right {right} on {name} away from the leaver',
    explainTakeBack: 'Give the leaver the right {right} on {name} again',
    explainSearch: 'Look for other mailboxes that the leaver has full access to',
    instructSearch:
      'Open Exchange Online PowerShell. List the mailboxes: Get-EXOMailbox -ResultSize Unlimited | Get-EXOMailboxPermission -User "{upn}". Then run this for each of them, with its Identity in place of MAILBOX: Remove-MailboxPermission -Identity "MAILBOX" -User "{upn}" -AccessRights FullAccess -Confirm:$false. With many mailboxes the list can take hours.',
    verified: '{parts}: read back.',
    verifiedBoth: '{parts}: read back. A colleague confirmed having looked for full access elsewhere.',
    verifiedSearch: 'A colleague confirmed having looked for full access elsewhere.',
    felt: 'Mailbox rights change within 30 minutes; restarting Outlook helps.',
  },
  nl: {
    ...decisionTexts.nl,
    ...successorTexts.nl,
    title: 'Rechten op postvakken',
    question: 'Wie welk postvak kan gebruiken als {name} weg is',
    others: 'Mag gebruiken van anderen',
    other: '{name} ({rights})',
    more: 'nog {count, number}',
    rightFullAccess: 'volledige toegang',
    rightSendAs: 'verzenden als',
    rightSendOnBehalf: 'verzenden namens',
    giveLabel: 'Wat de opvolger met dit postvak mag',
    choiceFullAccess: 'Openen en alles lezen (volledige toegang)',
    choiceSendAs: 'Mail sturen alsof de vertrekkende medewerker dat doet (verzenden als)',
    choiceSendOnBehalf: 'Mail sturen waarop staat namens wie dat is (verzenden namens)',
    successorLabel: 'Opvolger (als je iets aanvinkt)',
    successorWithoutMailbox: '{name} heeft geen postvak. Kies een opvolger die er wel een heeft.',
    takeLabel: 'Postvakken van anderen',
    takeTitle:
      'De rechten van de medewerker op {count, plural, one {dit ene postvak of deze ene lijst} other {deze # postvakken en lijsten}} intrekken',
    searchLabel: 'Volledige toegang elders',
    searchTitle: 'Geef me een taak om ernaar te zoeken, met de opdrachten erbij',
    noteShared: 'Door het postvak te delen krijgt {name} al volledige toegang: die geef ik niet nog een keer.',
    noteSynced: 'Verzenden namens kun je hier niet kiezen: voor dit account stel je dat in Active Directory in.',
    effectReply: 'Wie alleen volledige toegang heeft, kan lezen maar niet antwoorden vanuit dit postvak.',
    effectSearch:
      'Volledige toegang tot andere postvakken is alleen per postvak te vinden, en dat kan uren duren. Ik heb alleen gekeken waar de medewerker mag verzenden. Een geblokkeerd account kan er niets mee.',
    effectTime: 'Het werkt binnen 30 minuten. Je kunt alles weer terugdraaien.',
    partGive: '{rights} voor {successor}',
    partTake: 'geen rechten van de medewerker meer op {names}',
    partSearch: 'een taak om elders naar volledige toegang te zoeken',
    chosenChange: 'Rechten op postvakken: {parts}',
    chosenLeave: 'Er verandert niets aan wie welk postvak kan gebruiken',
    findingOthers:
      'Mag {count, plural, one {een postvak of lijst van anderen} other {# postvakken of lijsten van anderen}} gebruiken: {names}.',
    explainGive: 'Geef {successor} het recht {right} op dit postvak',
    explainGiveBack: 'Neem het recht {right} op dit postvak weer weg bij {successor}',
    explainTake: 'Neem het recht {right} op {name} weg bij de medewerker',
    explainTakeBack: 'Geef de medewerker het recht {right} op {name} terug',
    explainSearch: 'Zoek andere postvakken waartoe de medewerker volledige toegang heeft',
    instructSearch:
      'Open Exchange Online PowerShell. Vraag de postvakken op: Get-EXOMailbox -ResultSize Unlimited | Get-EXOMailboxPermission -User "{upn}". Voer daarna dit uit voor elk postvak, met de Identity ervan op de plek van MAILBOX: Remove-MailboxPermission -Identity "MAILBOX" -User "{upn}" -AccessRights FullAccess -Confirm:$false. Bij veel postvakken kan het opvragen uren duren.',
    verified: '{parts}: teruggelezen.',
    verifiedBoth: '{parts}: teruggelezen. Een collega heeft bevestigd dat er elders naar volledige toegang is gezocht.',
    verifiedSearch: 'Een collega heeft bevestigd dat er elders naar volledige toegang is gezocht.',
    felt: 'Rechten op postvakken veranderen binnen 30 minuten; opnieuw starten van Outlook helpt.',
  },
})

type Right = 'fullAccess' | 'sendAs' | 'sendOnBehalf'

/** What the card about access to mailboxes shows. */
export interface MailboxAccessQuestion {
  readonly others: readonly { readonly name: string; readonly rights: readonly Right[] }[]
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
    readonly searchLabel: string
    readonly searchTitle: string
    readonly search: string
  }
>(source)
const say = sayOf(mailboxAccessTexts)
const choices = { fullAccess: 'choiceFullAccess', sendAs: 'choiceSendAs', sendOnBehalf: 'choiceSendOnBehalf' } as const
const words = { fullAccess: 'rightFullAccess', sendAs: 'rightSendAs', sendOnBehalf: 'rightSendOnBehalf' } as const

/**
 * Asks who gets which rights, and whether the leaver's are taken away; inputs `give` (fullAccess, sendAs, sendOnBehalf,
 * with commas), `successor`, `take` and `search` ('true', 'false').
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
    searchLabel: speak(say('searchLabel')),
    searchTitle: speak(say('searchTitle')),
    search: String(asked.search),
  })
}

function questionOf({ employeeName: name }: DecisionEnvelope, { others, sharedWith, rights }: MailboxAccessQuestion) {
  const lines = others.map((other) => say('other', { name: other.name, rights: inWords(other.rights) }))
  return {
    title: say('question', { name }),
    found: lines.length === 0 ? [] : [{ label: say('others'), value: say('fact', { text: shortened(lines) }) }],
    notes: [
      ...(sharedWith === undefined ? [] : [say('noteShared', { name: sharedWith })]),
      ...(rights.includes('sendOnBehalf') ? [] : [say('noteSynced')]),
    ],
    effects: [say('effectReply'), say('effectSearch'), say('effectTime')],
  }
}

function inWords(rights: readonly Right[]): readonly Message[] {
  return rights.map((right) => say(words[right]))
}

function shortened(lines: readonly Message[]): readonly Message[] {
  return shortList(lines, { name: (line) => line, more: (count) => say('more', { count }) })
}
