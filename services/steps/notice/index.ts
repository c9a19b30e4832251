import { sayOf } from '../../../cards/conversation/decision'
import { noticeCard, noticeTexts } from '../../../cards/steps/notice/card'
import { languages, type Language, type Message } from '../../model/message'
import { lost } from '../../model/partBack'
import { plannerTexts } from '../../../cards/planning/plannerTexts'
import { peopleNamed } from '../../facts/people'
import { known } from '../context'
import { areLetters, lettersFor, linesOf, type Letter } from './letters'
import { addressesIn, sendLetter } from './operations'
import { employeeItself } from '../rule'
import type { Step } from '../step'

export interface NoticeFacts {
  /** User principal name of the mailbox to send from; undefined when none was configured. */
  readonly sender: string | undefined
  /** The organisation's language. */
  readonly language: Language
  /** Addresses whose mail Microsoft accepted. */
  readonly accepted: readonly string[]
}

export type NoticeDecision =
  | { readonly choice: 'send'; readonly language: Language; readonly letters: readonly Letter[] }
  | { readonly choice: 'leave' }

const say = sayOf(noticeTexts)

/**
 * Tell the manager and those who take something over what they get, by mail from a mailbox that was configured for it.
 *
 * Graph answers 202: accepted. Nothing that this bot may read shows whether a mail was sent, since Mail.Read would open
 * every mailbox of the organisation; so acceptance is what counts, and every card says that it was not read back.
 * Mail.Send lets an app send as anybody: restrict it to the one mailbox with RBAC for Applications in Exchange. Source:
 * learn, user-sendmail.
 */
export const notice: Step<NoticeFacts, NoticeDecision> = {
  id: 'notice',
  texts: noticeTexts,
  title: say('title'),
  after: ['mailbox', 'onedrive'],
  follows: ['ownership', 'groups', 'mailbox-access', 'calls', 'reports'],
  // A mail that was sent cannot be taken back.
  destructive: true,
  permissions: ['Mail.Send'],
  clouds: ['global', 'usGov', 'china'],
  settleSeconds: 0,
  people: [],

  read: async ({ settings }) => ({ sender: settings.noticeSender, language: settings.language, accepted: [] }),

  withAccepted: (facts, operations) => ({ ...facts, accepted: addressesIn(operations) }),

  findings: () => [],

  applies: ({ sender }, context) => sender !== undefined && lettersFor(context).length > 0,

  notAsked: ({ sender }) => (sender === undefined ? say('noSender') : undefined),

  suggest({ sender, language }, context) {
    const letters = lettersFor(context)
    return sender === undefined || letters.length === 0 ? { choice: 'leave' } : { choice: 'send', language, letters }
  },

  ask: (envelope, { sender = '', language }, decision, context) =>
    noticeCard(envelope, {
      sender,
      letters: lettersFor(context).map((letter) => ({
        name: letter.name,
        lines: linesOf(letter, context.employee.displayName),
      })),
      choice: decision.choice,
      language: decision.choice === 'send' ? decision.language : language,
    }),

  parse({ choice, language: wanted }, { sender, language: usual }, _people, context) {
    if (choice === 'leave') return { ok: true, value: { choice } }
    if (choice !== 'send') return { ok: false, problem: say('chooseMissing') }
    if (sender === undefined) return { ok: false, problem: say('noSender') }
    const language = languages.find((one) => one === wanted) ?? usual
    return { ok: true, value: { choice, language, letters: lettersFor(context) } }
  },

  describe: (decision) =>
    decision.choice === 'leave' ? say('chosenLeave') : say('chosenSend', { names: namesOf(decision.letters) }),

  changesNothing: ({ choice }) => choice === 'leave',

  cannotBeUndone: ({ choice }) => choice === 'send',

  touches({ displayName }, _facts, decision) {
    if (decision.choice === 'leave') return []
    return decision.letters.map((letter) =>
      say('noteLetter', { name: letter.name, lines: linesOf(letter, displayName) }),
    )
  },

  madeAnew: (decision, context) =>
    decision.choice === 'leave' ? decision : { ...decision, letters: lettersFor(context) },

  plan({ displayName }, { sender, accepted }, decision) {
    if (decision.choice === 'leave' || sender === undefined) return []
    return decision.letters
      .filter(({ mail }) => !accepted.includes(mail))
      .map((letter) => sendLetter(sender, letter, displayName, decision.language))
  },

  isDone: ({ accepted }, decision) =>
    decision.choice === 'leave' || decision.letters.every(({ mail }) => accepted.includes(mail)),

  verified: (_facts, decision) =>
    decision.choice === 'leave' ? say('chosenLeave') : say('verified', { names: namesOf(decision.letters) }),

  aftermath: () => ({ felt: [], reminders: [] }),

  rules: [
    {
      id: 'noticeIsSo',
      // Letters are made of decisions, and of who the manager is and whether they can take something over.
      uses: [employeeItself, peopleNamed],
      guards: ['notice'],
      refuse(input) {
        const { decision } = known(notice, input)
        const outdated = decision?.choice === 'send' && !areLetters(decision.letters, input)
        return outdated ? [plannerTexts.say('noticeOutdated')] : []
      },
    },
  ],

  // A mail that was sent cannot be taken back, and no read shows which were.
  restore: (_employee, _now, _before, decision) =>
    decision.choice === 'leave' || decision.letters.length === 0
      ? []
      : [lost('letters', say('lostLetters', { names: namesOf(decision.letters) }))],
}

function namesOf(letters: readonly Letter[]): readonly Message[] {
  return letters.map(({ name }) => say('fact', { text: name }))
}
