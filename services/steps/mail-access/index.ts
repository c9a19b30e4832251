import { sayOf } from '../../../cards/conversation/decision'
import { mailAccessCard, mailAccessTexts } from '../../../cards/steps/mail-access/card'
import type { Message } from '../../model/message'
import type { ExchangeOperation, JsonObject } from '../../model/operation'
import { asMade, type PartBack } from '../../model/partBack'
import type { Employee } from '../../model/people'
import { known } from '../context'
import { mailbox } from '../mailbox'
import { mailboxAfter } from '../mailbox/afterDecision'
import { readClientAccess, ways, type ClientAccess, type Way } from './reading'
import { employeeItself } from '../rule'
import type { Context, Step } from '../step'

export type MailAccessFacts = { readonly exists: false } | ExistingAccess
interface ExistingAccess extends ClientAccess {
  readonly exists: true
}

export interface MailAccessDecision {
  /** `exceptOutlook` leaves open what a successor would open a shared mailbox with. */
  readonly choice: 'all' | 'exceptOutlook' | 'leave'
}

const say = sayOf(mailAccessTexts)
const outlook: readonly Way[] = [
  'OWAEnabled',
  'MAPIEnabled',
  'EwsEnabled',
  'MacOutlookEnabled',
  'OneWinNativeOutlookEnabled',
]

/**
 * Close the ways into the mailbox (learn: remove-former-employee-step-1), after the devices: a phone gets
 * its order to wipe over one of them (promise 6). Source: learn, Set-CASMailbox.
 */
export const mailAccess: Step<MailAccessFacts, MailAccessDecision> = {
  id: 'mail-access',
  texts: mailAccessTexts,
  title: say('title'),
  after: ['devices'],
  // What it does needs the mailbox, the groups or the licences as they are.
  precedes: ['licences'],
  destructive: true,
  permissions: ['Exchange.ManageAsApp'],
  clouds: ['global', 'usGov', 'china'],
  settleSeconds: 60,
  people: [],

  async read({ exchange }, { id }) {
    const access = await readClientAccess(exchange, id)
    return access === undefined ? { exists: false } : { exists: true, ...access }
  },

  findings: () => [],

  applies: (facts) => facts.exists && !isClosed(facts, 'all'),

  suggest: (_facts, context) => ({ choice: willBeShared(context) ? 'exceptOutlook' : 'all' }),

  ask: (envelope, facts, { choice }, context) =>
    mailAccessCard(envelope, {
      open: facts.exists ? ways.filter((way) => isOpen(facts, way)).length : 0,
      smtpOpen: facts.exists && facts.smtpDisabled !== true,
      phones: facts.exists ? facts.phones.length : 0,
      shared: willBeShared(context),
      choice,
    }),

  parse({ choice }, facts) {
    if (choice === 'leave') return { ok: true, value: { choice } }
    if (choice !== 'all' && choice !== 'exceptOutlook') return { ok: false, problem: say('chooseMissing') }
    return facts.exists ? { ok: true, value: { choice } } : { ok: false, problem: say('nothingToDecide') }
  },

  describe: ({ choice }) => say(chosenTexts[choice]),

  changesNothing: ({ choice }) => choice === 'leave',

  plan(employee, facts, decision) {
    const { choice } = decision
    if (!facts.exists || choice === 'leave') return []
    return [
      ...(areClosed(facts, choice) ? [] : [close(employee, facts, choice)]),
      ...(hasFreePhone(facts) ? [blockPhones(employee, facts)] : []),
    ]
  },

  isDone: (facts, { choice }) => choice === 'leave' || (facts.exists && isClosed(facts, choice)),

  verified: (_facts, { choice }) => say(verifiedTexts[choice]),

  aftermath: (_facts, { choice }) => ({ felt: choice === 'leave' ? [] : [say('feltSoon')], reminders: [] }),

  rules: [
    {
      id: 'sharedStaysOpen',
      // Who is suggested for the mailbox goes by the manager.
      uses: [mailbox.id, employeeItself],
      guards: [],
      advise(input) {
        const { decision } = known(mailAccess, input)
        // Whoever is to open the mailbox may be locked out.
        return decision?.choice === 'all' && willBeShared(input) ? [say('adviceShared')] : []
      },
    },
  ],

  restore(employee, now, before, { choice }) {
    if (!before.exists || choice === 'leave') return []
    const closed = closing(choice).filter((way) => isOpen(before, way) && !(now.exists && isOpen(now, way)))
    const isSmtpClosed = before.smtpDisabled !== true && (!now.exists || now.smtpDisabled === true)
    return [
      ...(closed.length === 0 ? [] : [asMade('ways', openAgain(employee, closed))]),
      ...(isSmtpClosed ? [asMade('smtp', smtpAsBefore(employee, before))] : []),
      ...phonesBack(employee, now, before),
    ]
  },
}

const chosenTexts = { all: 'chosenAll', exceptOutlook: 'chosenExceptOutlook', leave: 'chosenLeave' } as const
const verifiedTexts = { all: 'verifiedAll', exceptOutlook: 'verifiedExceptOutlook', leave: 'chosenLeave' } as const

/**
 * Whether somebody is to open this mailbox after the employee is gone. Microsoft does not say whether a way that is closed
 * on a shared mailbox is closed for its users as well; as they could be locked out, theirs stay open.
 */
export function willBeShared(context: Context): boolean {
  const { facts, decision } = known(mailbox, context)
  const expected = decision ?? (facts === undefined ? undefined : mailbox.suggest(facts, context))
  return mailboxAfter(facts, expected).shared
}

function isOpen({ open }: ExistingAccess, way: Way): boolean {
  return open[way] !== undefined && open[way] !== false
}

function closing(choice: 'all' | 'exceptOutlook'): readonly Way[] {
  return choice === 'all' ? ways : ways.filter((way) => !outlook.includes(way))
}

function areClosed(facts: ExistingAccess, choice: 'all' | 'exceptOutlook'): boolean {
  return facts.smtpDisabled === true && !closing(choice).some((way) => isOpen(facts, way))
}

function hasFreePhone({ phones, blockedPhones }: ExistingAccess): boolean {
  return phones.some((phone) => !blockedPhones.includes(phone))
}

function isClosed(facts: ExistingAccess, choice: 'all' | 'exceptOutlook'): boolean {
  return areClosed(facts, choice) && !hasFreePhone(facts)
}

function close(employee: Employee, { open }: ExistingAccess, choice: 'all' | 'exceptOutlook'): ExchangeOperation {
  const closed = closing(choice).filter((way) => open[way] !== undefined)
  const switches = Object.fromEntries(closed.map((way) => [way, false]))
  const explain = say(choice === 'all' ? 'explainAll' : 'explainExceptOutlook')
  return setAccess(employee, { ...switches, SmtpClientAuthenticationDisabled: true }, explain)
}

function blockPhones(employee: Employee, { phones, blockedPhones }: ExistingAccess): ExchangeOperation {
  const blocked = [...new Set([...blockedPhones, ...phones])]
  return setAccess(employee, { ActiveSyncBlockedDeviceIDs: blocked }, say('explainPhones', { count: phones.length }))
}

/**
 * Open is what a way is that nobody ever closed, so that is also what one becomes of which Exchange said neither. One that was
 * opened meanwhile needs nothing.
 */
function openAgain(employee: Employee, closed: readonly Way[]): ExchangeOperation {
  return setAccess(employee, Object.fromEntries(closed.map((way) => [way, true])), say('explainBack'))
}

function smtpAsBefore(employee: Employee, { smtpDisabled }: ExistingAccess): ExchangeOperation {
  return setAccess(employee, { SmtpClientAuthenticationDisabled: smtpDisabled }, say('explainSmtpBack'))
}

/** The phones that this kept from fetching mail, and no other: the cmdlet takes the whole list, so it is the one of now. */
function phonesBack(employee: Employee, now: MailAccessFacts, before: ExistingAccess): readonly PartBack[] {
  const kept = before.phones.filter((phone) => !before.blockedPhones.includes(phone))
  const blocked = now.exists ? now.blockedPhones : [...before.blockedPhones, ...kept]
  const staying = blocked.filter((phone) => !kept.includes(phone))
  const count = blocked.length - staying.length
  if (count === 0) return []
  const parameters = { ActiveSyncBlockedDeviceIDs: staying.length === 0 ? null : staying }
  return [asMade('phones', setAccess(employee, parameters, say('explainPhonesBack', { count })))]
}

function setAccess({ id }: Employee, parameters: JsonObject, explain: Message): ExchangeOperation {
  return {
    via: 'exchange',
    cmdlet: 'Set-CASMailbox',
    parameters: { Identity: id, ...parameters },
    explain,
    whenRefused: 'continue',
  }
}
