import type { Card, DecisionEnvelope } from '../../card'
import { decisionCard, oneChoice, sayOf, type Choice, type OneChoice, type Question } from '../../conversation/decision'
import { firstThatFits } from '../../fit'
import source from './card.json'
import { groupsTexts } from './texts'
import { shortList } from '../../conversation/shortList'
import { bare } from '../../speech'
import type { Message } from '../../texts'

export { groupsTexts }

/** A group as the card shows it. */
export interface ShownGroup {
  readonly id: string
  readonly name: string
  readonly hasTeam: boolean
  readonly kind: 'microsoft365' | 'security' | 'mailEnabledSecurity' | 'distribution'
  readonly roleAssignable: boolean
  /** Why it is not left here, when there is a reason. */
  readonly stays: 'synced' | 'dynamic' | 'licences' | undefined
}

/** What the card about the groups shows. */
export interface GroupsQuestion {
  readonly groups: readonly ShownGroup[]
  readonly choice: string
  /** Ids of those that are ticked. */
  readonly keep: readonly string[]
}

const render = decisionCard<
  OneChoice & {
    readonly keepLabel: string
    readonly keepStyle: string
    readonly keep: string
    readonly groups: readonly Choice[]
    readonly unlisted: string
  }
>(source)
const say = sayOf(groupsTexts)

/** More than this many groups fold into a list that opens. */
const groupsUnfolded = 8
const longestName = 60

/** Names on one line: the first few, and how many more. */
export function shortly(names: readonly string[], most?: number): readonly Message[] {
  return shortList(names, { name: (text) => say('fact', { text }), more: (count) => say('more', { count }) }, most)
}

/** Asks which groups are left; inputs `choice` (remove, leave) and `keep` (ids of the groups to stay in, with commas). */
export function groupsCard(envelope: DecisionEnvelope, asked: GroupsQuestion): Card {
  const [most, ...fewer] = [120, 60, 20, 8]
  return firstThatFits([
    () => cardWith(envelope, asked, most ?? 0),
    ...fewer.map((some) => () => cardWith(envelope, asked, some)),
  ])
}

/** @param most how many groups can be ticked */
function cardWith(envelope: DecisionEnvelope, { groups, choice, keep }: GroupsQuestion, most: number): Card {
  const speak = envelope.say
  const open = groups.filter(({ stays }) => stays === undefined)
  const listed = open.slice(0, most)
  return render(envelope, groupsTexts, questionOf(envelope, groups), {
    ...oneChoice(envelope, groupsTexts, choice, { remove: say('choiceRemove'), leave: say('choiceLeave') }),
    keepLabel: speak(say('keepLabel')),
    keepStyle: listed.length > groupsUnfolded ? 'compact' : 'expanded',
    keep: keep.join(','),
    groups: listed.map((group) => ({ title: bare(speak(titleOf(group)), longestName), value: group.id })),
    unlisted: listed.length === open.length ? '' : speak(say('unlisted', { count: open.length - listed.length })),
  })
}

function questionOf({ employeeName: name }: DecisionEnvelope, groups: readonly ShownGroup[]): Question {
  const teams = groups.filter(({ hasTeam }) => hasTeam).length
  const powerful = groups.filter(({ roleAssignable, stays }) => roleAssignable && stays === undefined)
  return {
    title: say('question', { name }),
    found: [{ label: say('member'), value: say('counted', { count: groups.length, teams }) }],
    notes: [
      ...(powerful.length === 0 ? [] : [say('noteRole', { names: shortly(powerful.map(({ name: group }) => group)) })]),
      ...stayingOf(groups),
    ],
    effects: [say('effectAccess'), say('effectTime'), say('effectBack')],
  }
}

/** A group with what being in it gives. */
export function titleOf({ name, kind, hasTeam, roleAssignable }: ShownGroup): Message {
  if (roleAssignable) return say('groupRole', { name })
  if (hasTeam) return say('groupTeam', { name })
  if (kind === 'distribution') return say('groupList', { name })
  return say('fact', { text: name })
}

function stayingOf(groups: readonly ShownGroup[]): readonly Message[] {
  const lines = { licences: 'staysLicences', dynamic: 'staysDynamic', synced: 'staysSynced' } as const
  return (['licences', 'dynamic', 'synced'] as const).flatMap((reason) => {
    const names = groups.filter(({ stays }) => stays === reason).map(({ name }) => name)
    return names.length === 0 ? [] : [say(lines[reason], { names: shortly(names) })]
  })
}
