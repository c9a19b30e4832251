import { sayOf } from '../../../cards/conversation/decision'
import { ownershipCard, ownershipTexts, shortly } from '../../../cards/steps/ownership/card'
import type { Message } from '../../model/message'
import type { Person, Successor } from '../../model/people'
import { handOver, release } from './operations'
import {
  readBare,
  readOwnedGroups,
  readOwnedIds,
  type DecidedGroup,
  type OwnedGroup,
  type OwnershipFacts,
} from './reading'
import { ownerBack } from './wayBack'
import { known } from '../context'
import { rootOf } from '../graphRoot'
import type { Context, Parsed, Step } from '../step'
import type { Finding } from '../../model/finding'
import { availableManager, chosenSuccessor, personIn, suggestedSuccessor } from '../successor'

export type { OwnershipFacts } from './reading'

export type OwnershipDecision =
  | {
      readonly choice: 'handOver'
      readonly successor: Person
      /** How many groups get the successor as owner, as decided. */
      readonly count: number
    }
  /** How many groups the leaver no longer owns, as decided. */
  | {
      readonly choice: 'release'
      readonly count: number
      /** Which those are, since each had another owner then. Not in journals of before. */
      readonly groups?: readonly DecidedGroup[]
    }
  | { readonly choice: 'leave' }

const say = sayOf(ownershipTexts)

/**
 * What the leaver owns: groups, teams (a team's owners are those of its group; how soon Teams shows them is not
 * published), mailing lists by Exchange's ManagedBy. Where nobody else could go on, the successor is made owner first
 * (promise 7); where somebody could, the leaver is only taken away. Source: learn, group-post-owners, group-delete-owners.
 */
export const ownership: Step<OwnershipFacts, OwnershipDecision> = {
  id: 'ownership',
  texts: ownershipTexts,
  title: say('title'),
  after: [],
  // What it does needs the mailbox, the groups or the licences as they are.
  precedes: ['licences'],
  destructive: true,
  permissions: ['User.Read.All', 'Group.ReadWrite.All', 'RoleManagement.ReadWrite.Directory', 'Exchange.ManageAsApp'],
  clouds: ['global', 'usGov', 'china'],
  sideBySide: true,
  settleSeconds: 30,
  onceDecided: ['successorOwns'],
  people: ['successor'],

  async read(from, { id }, decision) {
    const [owned, successorOwns] = await Promise.all([
      readOwnedGroups(from, id),
      decision?.choice === 'handOver' ? readOwnedIds(from, decision.successor.id) : [],
    ])
    const gone = releasedBy(decision).filter(({ id: group }) => !owned.some((one) => one.id === group))
    const bare = await readBare(from, gone, id)
    return { owned, successorOwns, root: rootOf(from.settings), ...(bare.length === 0 ? {} : { bare }) }
  },

  findings: ({ owned }) => (owned.length === 0 ? [] : findingsOf(owned)),

  applies: ({ owned }) => owned.length > 0,

  suggest({ owned }, context) {
    const lost = owned.filter(isLast)
    const successor = suggested(owned, context)
    if (lost.length > 0 && successor !== undefined) {
      return { choice: 'handOver', successor: personIn(successor), count: lost.length }
    }
    return releasing(owned)
  },

  ask: (envelope, { owned }, decision, context) =>
    ownershipCard(envelope, {
      groups: owned,
      choice: decision.choice,
      successor: decision.choice === 'handOver' ? decision.successor : suggested(owned, context),
    }),

  parse(input, { owned }, people, { employee }) {
    const { choice } = input
    if (choice === 'leave') return { ok: true, value: { choice } }
    if (choice === 'release') return { ok: true, value: releasing(owned) }
    const count = owned.filter(isLast).length
    if (choice !== 'handOver' || count === 0) return { ok: false, problem: say('chooseMissing') }
    const chosen = chosenSuccessor(input, people, employee, ownershipTexts)
    if (!chosen.ok) return chosen
    const fit = fitting(chosen.value, owned)
    return fit.ok ? { ok: true, value: { choice, successor: personIn(fit.value), count } } : fit
  },

  describe(decision) {
    if (decision.choice === 'leave') return say('chosenLeave')
    const { count } = decision
    return decision.choice === 'release'
      ? say('chosenRelease', { count })
      : say('chosenHandOver', { count, successor: decision.successor.displayName })
  },

  changesNothing: ({ choice }) => choice === 'leave',

  handsOver(decision) {
    if (decision.choice !== 'handOver') return undefined
    return { to: decision.successor, what: say('handedGroups', { count: decision.count }), letter: 'groupOwner' }
  },

  holds(_employee, _facts, { choice }, before) {
    if (choice !== 'handOver') return undefined
    const groups = shortly(before.owned.filter(isLast).map(({ name }) => name))
    return { where: say('whereGroups', { groups }), until: say('untilOwner'), look: say('lookGroups') }
  },

  plan(employee, facts, decision, before) {
    if (decision.choice === 'leave') return []
    if (decision.choice === 'release') return release(employee, facts.owned.filter(isReleased))
    const missing = before.owned.filter((group) => isMissing(group, facts))
    return handOver(employee, decision.successor, facts, missing)
  },

  isDone({ owned, ...facts }, decision, before) {
    if (decision.choice === 'leave') return true
    if (decision.choice === 'release')
      return !owned.some(isReleased) && deserted({ owned, ...facts }, decision).length === 0
    return owned.length === 0 && !before.owned.some((group) => isLast(group) && isUnowned(group, facts.successorOwns))
  },

  verified(_facts, decision) {
    if (decision.choice === 'leave') return say('chosenLeave')
    return decision.choice === 'release'
      ? say('verifiedRelease')
      : say('verifiedHandOver', { count: decision.count, successor: decision.successor.displayName })
  },

  whyNotVisible(facts, decision) {
    const names = deserted(facts, decision).map(({ name }) => name)
    return names.length === 0 ? undefined : say('deserted', { groups: shortly(names), count: names.length })
  },

  rules: [
    {
      id: 'ownersStay',
      promise: 7,
      uses: ['ownership'],
      guards: ['ownership'],
      refuse(input) {
        const { facts, decision } = known(ownership, input)
        const names = facts === undefined || decision === undefined ? [] : deserted(facts, decision)
        if (names.length === 0) return []
        return [say('deserted', { groups: shortly(names.map(({ name }) => name)), count: names.length })]
      },
    },
  ],

  aftermath: (_facts, { choice }) => ({ felt: choice === 'leave' ? [] : [say('felt')], reminders: [] }),

  restore(employee, now, before, decision) {
    if (decision.choice === 'leave') return []
    const handed = decision.choice === 'handOver'
    return before.owned
      .filter((group) => handed || isReleased(group))
      .flatMap((group) =>
        ownerBack(employee, now, before, group, handed && isLast(group) ? decision.successor : undefined),
      )
  },
}

/** Nobody else could go on as owner. */
export function isLast({ others }: OwnedGroup): boolean {
  return others === 0
}

/** Can be given up without a successor. Who owns a group in Active Directory is not known here. */
function isReleased(group: OwnedGroup): boolean {
  return !isLast(group) && group.place !== 'activeDirectory'
}

/** What was decided to be given up. */
function releasedBy(decision: OwnershipDecision | undefined): readonly DecidedGroup[] {
  return decision?.choice === 'release' ? (decision.groups ?? []) : []
}

/**
 * Groups that were to be given up because somebody else owned them, and nobody does any more who can sign in and stays:
 * they are not covered, whoever else left meanwhile (promise 7). Pure.
 */
export function deserted(
  { owned, bare = [] }: Pick<OwnershipFacts, 'owned' | 'bare'>,
  decision: OwnershipDecision,
): readonly DecidedGroup[] {
  const decided = releasedBy(decision)
  const alone = owned.filter((group) => isLast(group) && group.place !== 'activeDirectory')
  return [...alone, ...bare].filter(({ id }) => decided.some((group) => group.id === id))
}

/**
 * Groups of which the leaver is the only owner who could go on, or which nobody owns since the leaver was taken away: a case
 * that ends so is not completed, whichever case made it so. Pure.
 */
export function ownerless({ owned, bare = [] }: Pick<OwnershipFacts, 'owned' | 'bare'>): readonly DecidedGroup[] {
  return [...owned.filter(isLast), ...bare]
}

/** The leaver is gone as owner already, and nobody came instead. */
function isMissing(group: OwnedGroup, { owned, successorOwns }: OwnershipFacts): boolean {
  return isLast(group) && !owned.some(({ id }) => id === group.id) && isUnowned(group, successorOwns)
}

function isUnowned({ id, place }: OwnedGroup, successorOwns: readonly string[]): boolean {
  return place !== 'activeDirectory' && !successorOwns.includes(id)
}

/** To give up nothing is to leave everything as it is. */
function releasing(owned: readonly OwnedGroup[]): OwnershipDecision {
  const groups = owned.filter(isReleased).map(({ id, name, place }) => ({ id, name, place }))
  return groups.length === 0 ? { choice: 'leave' } : { choice: 'release', count: groups.length, groups }
}

/** Whoever took something over already, else the manager, as far as they can own what there is. */
function suggested(owned: readonly OwnedGroup[], context: Context): Person | undefined {
  const people = [suggestedSuccessor(context), availableManager(context)]
  return people.find((person) => person !== undefined && unfit(person, owned) === undefined)
}

function fitting(successor: Successor, owned: readonly OwnedGroup[]): Parsed<Successor> {
  const problem = unfit(successor, owned)
  return problem === undefined ? { ok: true, value: successor } : { ok: false, problem }
}

/** A guest does not count as an owner who goes on, and Exchange wants one with an address (Set-DistributionGroup). */
function unfit(
  { userPrincipalName, displayName: name, mail }: Person,
  owned: readonly OwnedGroup[],
): Message | undefined {
  if (/#EXT#@/i.test(userPrincipalName)) return say('successorGuest', { name })
  const list = owned.some((group) => group.place === 'exchange' && isLast(group))
  return list && mail === undefined ? say('successorWithoutMailbox', { name }) : undefined
}

function findingsOf(owned: readonly OwnedGroup[]): readonly Finding[] {
  const last = owned.filter(isLast).map(({ name }) => name)
  const restricted = owned.filter((group) => group.restricted === true).map(({ name }) => name)
  return [
    ...(last.length === 0
      ? []
      : [{ tone: 'warning' as const, message: say('findingLast', { count: last.length, names: shortly(last) }) }]),
    ...(restricted.length === 0
      ? []
      : [{ tone: 'advice' as const, message: say('findingRestricted', { names: shortly(restricted) }) }]),
    { tone: 'fact', message: say('findingOwner', { count: owned.length }) },
  ]
}
