import type { Person } from '../../../services/model/people'
import type { Card, DecisionEnvelope } from '../../card'
import { decisionCard, oneChoice, sayOf, type Choice, type OneChoice } from '../../conversation/decision'
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
  /** That can be ended from here, and whether it is to be. */
  readonly canEnd: boolean
  readonly ends: boolean
  /** Few enough of them to be copied one by one. */
  readonly copyable: boolean
  readonly choice: string
  readonly successor: Person | undefined
}

const render = decisionCard<
  OneChoice &
    SuccessorPicker & {
      readonly canEnd: boolean
      readonly outsideLabel: string
      readonly outside: string
      readonly outsideChoices: readonly Choice[]
    }
>(source)
const say = sayOf(onedriveTexts)

/** Asks what happens to the OneDrive; inputs `choice` (access, copy, leave), `successor` and `outside` (leave, end). */
export function onedriveCard(envelope: DecisionEnvelope, asked: OneDriveQuestion): Card {
  const { gigabytes, itemCount, outside, canEnd, ends, copyable, choice, successor } = asked
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
      ...(canEnd ? [say('effectEnd')] : []),
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
    canEnd,
    outsideLabel: envelope.say(say('outsideLabel')),
    outside: ends ? 'end' : 'leave',
    outsideChoices: [
      { title: envelope.say(say('outsideLeave')), value: 'leave' },
      { title: envelope.say(say('outsideEnd')), value: 'end' },
    ],
    ...successorPicker(envelope, onedriveTexts, successor),
  })
}

function named(names: readonly string[]): readonly Message[] {
  return shortList(names, { name: (text) => say('fact', { text }), more: (count) => say('more', { count }) })
}
