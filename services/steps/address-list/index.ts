import { addressListCard, addressListTexts } from '../../../cards/steps/address-list/card'
import { sayOf } from '../../../cards/conversation/decision'
import type { ExchangeOperation } from '../../model/operation'
import { asMade } from '../../model/partBack'
import type { Employee } from '../../model/people'
import { readMailbox } from '../../facts/mailboxAsRead'
import { masterOf } from '../../facts/masters'
import type { Step } from '../step'

export interface AddressListFacts {
  readonly exists: boolean
  readonly hidden: boolean
  /** Whether address lists are mastered in Active Directory: Exchange refuses to hide it, and it is hidden there, with the rest that is done there. */
  readonly synced: boolean
}

export interface AddressListDecision {
  readonly choice: 'hide' | 'leave'
}

const say = sayOf(addressListTexts)

/**
 * Hide the leaver from the address lists, so that nobody picks the name by mistake; mail to the address still arrives.
 * Source: learn, Set-Mailbox; Graph has no call for it (`showInAddressList` is not to be used).
 */
export const addressList: Step<AddressListFacts, AddressListDecision> = {
  id: 'address-list',
  texts: addressListTexts,
  title: say('title'),
  after: [],
  // What it does needs the mailbox, the groups or the licences as they are.
  precedes: ['licences'],
  // Colleagues lose a name that they look for.
  destructive: true,
  permissions: ['Exchange.ManageAsApp'],
  clouds: ['global', 'usGov', 'china'],
  settleSeconds: 60,
  people: [],

  async read({ exchange }, employee) {
    const mailbox = await readMailbox(exchange, employee.id)
    const synced = masterOf('addressLists', { synced: employee.synced, ...mailbox }) === 'onPremises'
    return { exists: mailbox !== undefined, hidden: mailbox?.hidden ?? false, synced }
  },

  findings: ({ hidden }) => (hidden ? [{ tone: 'fact', message: say('findingHidden') }] : []),

  applies: ({ exists, hidden, synced }) => exists && !hidden && !synced,

  suggest: () => ({ choice: 'hide' }),

  ask: (envelope, _facts, { choice }) => addressListCard(envelope, choice),

  parse({ choice }) {
    return choice === 'hide' || choice === 'leave'
      ? { ok: true, value: { choice } }
      : { ok: false, problem: say('chooseMissing') }
  },

  describe: ({ choice }) => say(choice === 'hide' ? 'chosenHide' : 'chosenLeave'),

  changesNothing: ({ choice }) => choice === 'leave',

  plan: (employee, { exists, hidden }, { choice }) =>
    choice === 'leave' || hidden || !exists ? [] : [setHidden(employee, true)],

  isDone: ({ hidden }, { choice }) => choice === 'leave' || hidden,

  verified: (_facts, { choice }) => say(choice === 'hide' ? 'verified' : 'chosenLeave'),

  // Outlook's own copy of the address list is renewed once a day (Microsoft, offline address book).
  aftermath: (_facts, { choice }) => ({ felt: choice === 'hide' ? [say('felt')] : [], reminders: [] }),

  restore(employee, now, before, { choice }) {
    // A mailbox that Exchange does not find yet is not shown either.
    const isShown = now.exists && !now.hidden
    return choice === 'leave' || before.hidden || isShown ? [] : [asMade('hidden', setHidden(employee, false))]
  },
}

function setHidden({ id }: Employee, hidden: boolean): ExchangeOperation {
  return {
    via: 'exchange',
    cmdlet: 'Set-Mailbox',
    parameters: { Identity: id, HiddenFromAddressListsEnabled: hidden },
    explain: say(hidden ? 'explainHide' : 'explainShow'),
  }
}
