import { sayOf } from '../../../cards/conversation/decision'
import { directoryCard, directoryTexts } from '../../../cards/steps/directory/card'
import type { Message } from '../../model/message'
import { finishOnPremises, namesOf, takeBackOnPremises } from './operations'
import { readDirectory, type DirectoryFacts } from './reading'
import type { Step } from '../step'

export type { DirectoryFacts } from './reading'

export type DirectoryDecision =
  | {
      readonly choice: 'task'
      readonly hide: boolean
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
 * next synchronisation; so it counts as done when the cloud shows it after one. Whether an account was made
 * cloud-managed is not asked: that read takes a permission to write (User-OnPremisesSyncBehavior.ReadWrite.All).
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

  applies: ({ synced }) => synced,

  suggest: ({ lastSynchronised: since = '' }) => ({ choice: 'task', hide: true, unit: '', since }),

  ask: (envelope, facts, decision) =>
    directoryCard(envelope, {
      ...facts,
      groups: namesOf(facts, 5),
      choice: decision.choice,
      hide: decision.choice === 'leave' || decision.hide,
      unit: decision.choice === 'leave' ? '' : decision.unit,
    }),

  parse({ choice, hide, unit = '' }, { lastSynchronised: since = '' }) {
    if (choice === 'leave') return { ok: true, value: { choice } }
    if (choice !== 'task') return { ok: false, problem: say('chooseMissing') }
    const wanted = unit.trim()
    if (wanted !== '' && !isUnit(wanted)) return { ok: false, problem: say('unitWrong') }
    return { ok: true, value: { choice, hide: hide === 'true', unit: wanted, since } }
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

  undo: (employee, before, { choice }) => (choice === 'leave' ? [] : [takeBackOnPremises(employee, before)]),
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
