import { sayOf } from '../../../cards/conversation/decision'
import { directoryCard, directoryTexts } from '../../../cards/steps/directory/card'
import { masterOf } from '../../facts/masters'
import type { Message } from '../../model/message'
import { known } from '../context'
import { addressList } from '../address-list'
import { mailbox } from '../mailbox'
import { finishOnPremises, namesOf, type HidingCmdlet } from './operations'
import { backOnPremises } from './wayBack'
import { readDirectory, type DirectoryFacts } from './reading'
import type { Context, Step } from '../step'

export type { DirectoryFacts } from './reading'

export type DirectoryDecision =
  | {
      readonly choice: 'task'
      readonly hide: boolean
      /** The cmdlet that hides it, of Exchange on the own servers; left out where nothing of Exchange was found. */
      readonly hideBy?: HidingCmdlet
      /** The organisational unit to move to; empty for none. */
      readonly unit: string
      /** When the account was last synchronised as this was decided, ISO 8601; empty when unknown. */
      readonly since: string
    }
  | { readonly choice: 'leave' }

const say = sayOf(directoryTexts)

/**
 * What is left to do in Active Directory for an account that is mastered there, beyond the urgent block of `contain`
 * (learn: remove-former-employee-step-1). Nothing of it can be done from the cloud, and what the cloud did alone lasts until the
 * next synchronisation; so it counts as done when the cloud shows it after one. An account whose source of authority was
 * moved to the cloud is not synchronised any more by `onPremisesSyncEnabled`, and not asked about; `isCloudManaged` says the
 * same and takes a permission to write (User-OnPremisesSyncBehavior.ReadWrite.All).
 */
export const directory: Step<DirectoryFacts, DirectoryDecision> = {
  id: 'directory',
  texts: directoryTexts,
  title: say('title'),
  after: ['contain'],
  destructive: true,
  // Reading the directory holds reading its users.
  permissions: ['Directory.Read.All'],
  clouds: ['global', 'usGov', 'china'],
  settleSeconds: 0,
  people: [],

  read: ({ graph }, { id }) => readDirectory(graph, id),

  findings: (facts) =>
    facts.synced && facts.groupCount > 0
      ? [{ tone: 'advice', message: say('findingGroups', { count: facts.groupCount, names: namesOf(facts, 5) }) }]
      : [],

  applies: (facts) => masterOf('account', facts) === 'onPremises',

  suggest: ({ lastSynchronised: since = '' }, context) => ({
    choice: 'task',
    ...hiding(context, !isHiddenHere(context)),
    unit: '',
    since,
  }),

  ask: (envelope, facts, decision, context) =>
    directoryCard(envelope, {
      ...facts,
      groups: namesOf(facts, 5),
      choice: decision.choice,
      mayHide: !isHiddenHere(context),
      hide: decision.choice === 'leave' || decision.hide,
      unit: decision.choice === 'leave' ? '' : decision.unit,
    }),

  parse({ choice, hide, unit = '' }, { lastSynchronised: since = '' }, _people, context) {
    if (choice === 'leave') return { ok: true, value: { choice } }
    if (choice !== 'task') return { ok: false, problem: say('chooseMissing') }
    const wanted = unit.trim()
    if (wanted !== '' && !isUnit(wanted)) return { ok: false, problem: say('unitWrong') }
    const wantsHiding = hide === 'true' && !isHiddenHere(context)
    return { ok: true, value: { choice, ...hiding(context, wantsHiding), unit: wanted, since } }
  },

  describe(decision) {
    if (decision.choice === 'leave') return say('chosenLeave')
    return say('chosenTask', { hide: String(decision.hide), unit: decision.unit === '' ? 'none' : decision.unit })
  },

  changesNothing: ({ choice }) => choice === 'leave',

  plan: (employee, facts, decision) =>
    decision.choice === 'leave' || cameThrough(facts, decision) ? [] : finishOnPremises(employee, facts, decision),

  isDone: (facts, decision) => decision.choice === 'leave' || cameThrough(facts, decision),

  verified: ({ lastSynchronised: at = '' }, { choice }): Message =>
    choice === 'leave' ? say('chosenLeave') : say('verified', { at }),

  aftermath: (_facts, { choice }) => ({ felt: choice === 'leave' ? [] : [say('feltSync')], reminders: [] }),

  restore: (employee, now, before, decision) =>
    decision.choice === 'leave' ? [] : [backOnPremises(employee, now, before, decision.hide)],
}

/** Whether the address lists are Exchange Online's to change, or show it no more: then hiding is no business of Active Directory. */
function isHiddenHere(context: Context): boolean {
  const { facts } = known(addressList, context)
  return facts?.exists === true && (!facts.synced || facts.hidden)
}

/** Hiding, with the cmdlet of Exchange on the own servers for a mailbox that is there, or here. */
function hiding(context: Context, hide: boolean): { readonly hide: boolean; readonly hideBy?: HidingCmdlet } {
  const { facts } = known(mailbox, context)
  if (!hide || facts === undefined) return { hide }
  if (facts.exists) return { hide, hideBy: 'Set-RemoteMailbox' }
  return facts.onPremises === true ? { hide, hideBy: 'Set-Mailbox' } : { hide }
}

/** The cloud shows it, and was told so by Active Directory since it was decided: a block by the cloud alone does not count. */
function cameThrough(
  { accountEnabled, groupCount, lastSynchronised }: DirectoryFacts,
  { since }: Extract<DirectoryDecision, { choice: 'task' }>,
): boolean {
  if (accountEnabled || groupCount > 0 || lastSynchronised === undefined) return false
  return since === '' || Date.parse(lastSynchronised) > Date.parse(since)
}

/** A distinguished name that begins with a unit or a container, and holds nothing that a command would take for its own. */
function isUnit(text: string): boolean {
  return /^(OU|CN)=[^,="'`$;<>{}\r\n]+(,(OU|CN|DC)=[^,="'`$;<>{}\r\n]+)+$/i.test(text)
}
