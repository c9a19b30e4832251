import type { Card, DecisionEnvelope } from '../../card'
import { decisionCard, oneChoice, sayOf, type OneChoice } from '../../conversation/decision'
import source from './card.json'
import { shortList } from '../../conversation/shortList'
import type { Message } from '../../texts'
import { rolesTexts } from './texts'

export { rolesTexts }

/** What the card about administrator roles shows. */
export interface RolesQuestion {
  readonly active: readonly Message[]
  readonly eligible: readonly Message[]
  readonly eligibleGroups: readonly Message[]
  /** Names of groups. */
  readonly groups: readonly string[]
  readonly choice: string
}

const render = decisionCard<OneChoice>(source)
const say = sayOf(rolesTexts)
const mostShown = 8

/** Asks whether administrator roles are taken away; input `choice`: remove or leave. */
export function rolesCard(
  envelope: DecisionEnvelope,
  { active, eligible, eligibleGroups, groups, choice }: RolesQuestion,
): Card {
  const question = {
    title: say('question', { name: envelope.employeeName }),
    found: [
      ...found('active', active),
      ...found('eligible', eligible),
      ...found('eligibleGroups', eligibleGroups),
      ...found(
        'groups',
        groups.map((text) => say('fact', { text })),
      ),
    ],
    notes: [say('noteRemove'), ...(groups.length > 0 ? [say('noteGroups')] : [])],
    effects: [say('effectTime'), say('effectBack')],
  }
  const options = { remove: say('choiceRemove'), leave: say('choiceLeave') }
  return render(envelope, rolesTexts, question, oneChoice(envelope, rolesTexts, choice, options))
}

function found(label: 'active' | 'eligible' | 'eligibleGroups' | 'groups', all: readonly Message[]) {
  if (all.length === 0) return []
  const text = shortList(all, { name: (one) => one, more: (count) => say('more', { count }) }, mostShown)
  return [{ label: say(label), value: say('fact', { text }) }]
}
