import type { Person } from '../../../services/model/people'
import type { Card, DecisionEnvelope } from '../../card'
import { decisionCard, oneChoice, sayOf, type OneChoice } from '../../conversation/decision'
import { successorPicker, type SuccessorPicker } from '../../conversation/successor'
import source from './card.json'
import { onedriveTexts } from './texts'
import { shortList } from '../../conversation/shortList'
import type { Message } from '../../texts'

export { onedriveTexts } from './texts'

/** What the card about the OneDrive shows. */
export interface OneDriveQuestion {
  readonly gigabytes: number
  /** Files and folders at its top. */
  readonly itemCount: number
  /** Names of what people outside can open. */
  readonly outside: readonly string[]
  /** Few enough of them to be copied one by one. */
  readonly copyable: boolean
  readonly choice: string
  readonly successor: Person | undefined
}

const render = decisionCard<OneChoice & SuccessorPicker>(source)
const say = sayOf(onedriveTexts)

/** Asks what happens to the OneDrive; inputs `choice` (access, copy, leave) and `successor`. */
export function onedriveCard(envelope: DecisionEnvelope, asked: OneDriveQuestion): Card {
  const { gigabytes, itemCount, outside, copyable, choice, successor } = asked
  const question = {
    title: say('question', { name: envelope.employeeName }),
    found: [
      { label: say('size'), value: say('gigabytes', { gigabytes }) },
      { label: say('content'), value: say('items', { count: itemCount }) },
      ...(outside.length === 0 ? [] : [{ label: say('outside'), value: say('fact', { text: named(outside) }) }]),
    ],
    notes: copyable ? [] : [say('noteTooMany')],
    effects: [
      ...(outside.length === 0 ? [] : [say('effectOutside')]),
      say('effectAccess'),
      ...(copyable ? [say('effectCopy'), say('effectCopyTime')] : []),
      say('effectLeave'),
      say('effectComputer'),
    ],
  }
  return render(envelope, onedriveTexts, question, {
    ...oneChoice(envelope, onedriveTexts, choice, {
      access: say('choiceAccess'),
      ...(copyable ? { copy: say('choiceCopy') } : {}),
      leave: say('choiceLeave'),
    }),
    ...successorPicker(envelope, onedriveTexts, successor),
  })
}

function named(names: readonly string[]): readonly Message[] {
  return shortList(names, { name: (text) => say('fact', { text }), more: (count) => say('more', { count }) })
}
