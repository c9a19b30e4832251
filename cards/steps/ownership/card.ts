import type { Person } from '../../../services/model/people'
import type { Card, DecisionEnvelope } from '../../card'
import {
  decisionCard,
  oneChoice,
  sayOf,
  type OneChoice,
  type Options,
  type Question,
} from '../../conversation/decision'
import { successorPicker, type SuccessorPicker } from '../../conversation/successor'
import source from './card.json'
import { ownershipTexts } from './texts'
import { shortList } from '../../conversation/shortList'
import type { Message } from '../../texts'

export { ownershipTexts }

/** A group as the card shows it. */
export interface ShownOwnedGroup {
  readonly name: string
  readonly place: 'entra' | 'exchange' | 'activeDirectory'
  readonly hasTeam: boolean
  /** How many other owners could go on. */
  readonly others: number
}

/** What the card about the groups that somebody owns shows. */
export interface OwnershipQuestion {
  readonly groups: readonly ShownOwnedGroup[]
  readonly choice: string
  readonly successor: Person | undefined
}

const render = decisionCard<OneChoice & SuccessorPicker & { readonly hasSuccessor: boolean }>(source)
const say = sayOf(ownershipTexts)

/** Names on one line: the first few, and how many more. */
export function shortly(names: readonly string[], most?: number): readonly Message[] {
  return shortList(names, { name: (text) => say('fact', { text }), more: (count) => say('more', { count }) }, most)
}

/** Asks who owns the groups from now on; inputs `choice` (handOver, release, leave) and, where it is needed, `successor`. */
export function ownershipCard(envelope: DecisionEnvelope, asked: OwnershipQuestion): Card {
  return render(envelope, ownershipTexts, questionOf(envelope, asked), {
    ...oneChoice(envelope, ownershipTexts, asked.choice, optionsOf(asked.groups)),
    hasSuccessor: lastOf(asked.groups).length > 0,
    ...successorPicker(envelope, ownershipTexts, asked.successor),
  })
}

/** Only what would change something is offered. */
function optionsOf(groups: readonly ShownOwnedGroup[]): Options {
  const last = lastOf(groups).length
  const shared = groups.some(({ others, place }) => others > 0 && place !== 'activeDirectory')
  return {
    ...(last > 0 ? { handOver: say('choiceHandOver') } : {}),
    ...(shared ? { release: say(last > 0 ? 'choiceReleaseSome' : 'choiceRelease') } : {}),
    leave: say('choiceLeave'),
  }
}

function questionOf({ employeeName: name }: DecisionEnvelope, { groups, successor }: OwnershipQuestion): Question {
  const last = lastOf(groups)
  return {
    title: say('question', { name }),
    found: [
      {
        label: say('owner'),
        value: say('fact', {
          text: shortly(
            groups.map((group) => group.name),
            8,
          ),
        }),
      },
      ...(last.length === 0 ? [] : [{ label: say('alone'), value: say('fact', { text: shortly(last, 8) }) }]),
    ],
    notes: notesOf(groups, successor),
    effects: [
      ...(last.length === 0 ? [] : [say('effectOrder')]),
      ...(groups.some(({ hasTeam }) => hasTeam) ? [say('effectTeam')] : []),
      say('effectMember'),
      say('effectTime'),
    ],
  }
}

function notesOf(groups: readonly ShownOwnedGroup[], successor: Person | undefined): readonly Message[] {
  const last = lastOf(groups)
  const named = (test: (group: ShownOwnedGroup) => boolean) => groups.filter(test).map(({ name }) => name)
  const lists = named(({ place, others }) => place === 'exchange' && others > 0)
  const directory = named(({ place }) => place === 'activeDirectory')
  return [
    ...(last.length === 0 ? [] : [say('noteLast')]),
    ...(last.length > 0 && successor === undefined ? [say('noteNobody')] : []),
    ...(lists.length === 0 ? [] : [say('noteLists', { names: shortly(lists) })]),
    ...(directory.length === 0 ? [] : [say('noteActiveDirectory', { names: shortly(directory) })]),
  ]
}

function lastOf(groups: readonly ShownOwnedGroup[]): readonly string[] {
  return groups.filter(({ others }) => others === 0).map(({ name }) => name)
}
