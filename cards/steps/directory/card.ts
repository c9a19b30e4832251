import type { Card, DecisionEnvelope } from '../../card'
import { decisionCard, oneChoice, sayOf, type OneChoice } from '../../conversation/decision'
import source from './card.json'
import { directoryTexts } from './texts'
import type { Message } from '../../texts'

export { directoryTexts }

/** What the card about Active Directory shows. */
export interface DirectoryQuestion {
  readonly accountEnabled: boolean
  /** ISO 8601, or undefined when Graph gives none. */
  readonly lastSynchronised: string | undefined
  readonly groups: readonly Message[]
  readonly choice: string
  /** Whether hiding is done there; it is not offered where it is done here, or so already. */
  readonly mayHide: boolean
  readonly hide: boolean
  readonly unit: string
}

const render = decisionCard<
  OneChoice & {
    readonly hideLabel: string
    readonly hideTitle: string
    readonly mayHide: boolean
    readonly hide: string
    readonly unitLabel: string
    readonly unitPlaceholder: string
    readonly unit: string
  }
>(source)
const say = sayOf(directoryTexts)

/** Asks what is finished in Active Directory; inputs `choice` (task, leave), `hide` ('true', 'false') and `unit`. */
export function directoryCard(envelope: DecisionEnvelope, asked: DirectoryQuestion): Card {
  const speak = envelope.say
  const question = {
    title: say('question', { name: envelope.employeeName }),
    found: found(asked),
    notes: [say('noteMastered')],
    effects: [say('effectWhen'), say('effectRead'), say('effectUnit')],
  }
  return render(envelope, directoryTexts, question, {
    ...oneChoice(envelope, directoryTexts, asked.choice, { task: say('choiceTask'), leave: say('choiceLeave') }),
    hideLabel: speak(say('hideLabel')),
    hideTitle: speak(say('hideTitle')),
    mayHide: asked.mayHide,
    hide: String(asked.hide),
    unitLabel: speak(say('unitLabel')),
    unitPlaceholder: speak(say('unitPlaceholder')),
    unit: asked.unit,
  })
}

function found({ accountEnabled, lastSynchronised, groups }: DirectoryQuestion) {
  return [
    { label: say('state'), value: say(accountEnabled ? 'enabled' : 'blocked') },
    {
      label: say('synchronised'),
      value: lastSynchronised === undefined ? say('never') : say('moment', { at: lastSynchronised }),
    },
    { label: say('groups'), value: groups.length === 0 ? say('noGroups') : say('fact', { text: groups }) },
  ]
}
