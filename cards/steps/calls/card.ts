import type { Person } from '../../../services/model/people'
import source from './card.json'
import type { Card, DecisionEnvelope } from '../../card'
import { callsTexts } from './texts'
import { decisionCard, oneChoice, sayOf, type OneChoice, type Options } from '../../conversation/decision'
import { successorPicker, type SuccessorPicker } from '../../conversation/successor'
import { shortList } from '../../conversation/shortList'
import { bare } from '../../speech'
import type { Message } from '../../texts'

export { callsTexts } from './texts'

/** What the card about calls and the number shows. */
export interface CallsQuestion {
  readonly number:
    | {
        readonly telephoneNumber: string
        readonly numberType: string
        readonly writtenBy?: 'activeDirectory' | 'operator'
      }
    | undefined
  /** The number is free again when the phone licence goes. */
  readonly freedWithLicence: boolean
  readonly licensed: boolean
  readonly forwardingTo: string | undefined
  readonly choice: string
  readonly successor: Person | undefined
  /** Names of the call queues that the leaver answers in person. */
  readonly queues: readonly string[]
  readonly groupQueues: readonly { readonly name: string; readonly groups: readonly string[] }[]
  readonly leaveQueues: boolean
}

const render = decisionCard<
  OneChoice &
    SuccessorPicker & {
      readonly hasNumber: boolean
      readonly hasQueues: boolean
      readonly leaveQueuesLabel: string
      readonly leaveQueuesTitle: string
      readonly leaveQueues: string
    }
>(source)
const say = sayOf(callsTexts)

/** Asks what happens to calls and the number; inputs `choice` (give, forward, release, leave) and `successor`. */
export function callsCard(envelope: DecisionEnvelope, asked: CallsQuestion): Card {
  const speak = envelope.say
  const hasNumber = asked.number !== undefined
  const question = {
    title: say('question', { name: envelope.employeeName }),
    found: found(asked),
    notes: notesOf(asked),
    effects: [
      ...(hasNumber ? [say('effectGive')] : []),
      ...(hasNumber && asked.licensed ? [say('effectForward')] : []),
      ...(hasNumber ? [say('effectRelease')] : []),
      ...(asked.queues.length > 0 ? [say('effectQueues')] : []),
      ...(asked.groupQueues.length > 0 ? [say('effectGroupQueues', { queues: throughGroups(asked) })] : []),
    ],
  }
  return render(envelope, callsTexts, question, {
    ...oneChoice(envelope, callsTexts, asked.choice, optionsOf(asked)),
    hasNumber,
    ...successorPicker(envelope, callsTexts, hasNumber ? asked.successor : undefined),
    hasQueues: asked.queues.length > 0,
    leaveQueuesLabel: speak(say('leaveQueuesLabel')),
    leaveQueuesTitle: bare(speak(say('leaveQueuesTitle', { queues: fewNames(asked.queues) }))),
    leaveQueues: String(asked.leaveQueues),
  })
}

function found({ number, licensed, forwardingTo, queues }: CallsQuestion) {
  const held =
    number === undefined
      ? []
      : [
          { label: say('number'), value: say('fact', { text: number.telephoneNumber }) },
          { label: say('numberType'), value: typeOf(number.numberType) },
        ]
  const answered = queues.length === 0 ? [] : [{ label: say('queues'), value: say('fact', { text: fewNames(queues) }) }]
  const forwarded = forwardingTo === undefined ? [] : [{ label: say('forwarding'), value: say('forwarded') }]
  return [
    ...held,
    { label: say('licence'), value: say(licensed ? 'licensed' : 'unlicensed') },
    ...forwarded,
    ...answered,
  ]
}

/** What can be done with a number that is there; without one only the call queues are asked about. */
function optionsOf({ number, licensed }: CallsQuestion): Options {
  if (number === undefined) return { leave: say('noNumber') }
  return {
    give: say('choiceGive'),
    ...(licensed ? { forward: say('choiceForward') } : {}),
    release: say('choiceRelease'),
    leave: say('choiceLeave'),
  }
}

function notesOf({ number, licensed, freedWithLicence }: CallsQuestion): readonly Message[] {
  if (number === undefined) return []
  return [
    say(freedWithLicence ? 'noteRelease' : 'noteReleaseOther'),
    ...(number.writtenBy === undefined ? [] : [say(writtenNotes[number.writtenBy])]),
    ...(licensed ? [] : [say('noteUnlicensed')]),
  ]
}

const writtenNotes = { activeDirectory: 'noteInDirectory', operator: 'noteByOperator' } as const

/** Enough to recognise them by; a card has room for a few. */
const mostNames = 8

function fewNames(names: readonly string[]): readonly Message[] {
  const named = (name: string) => say('name', { name })
  return shortList(names, { name: named, more: (count) => named(`+${count}`) }, mostNames)
}

function throughGroups({ groupQueues }: CallsQuestion): readonly Message[] {
  return groupQueues
    .slice(0, mostNames)
    .map(({ name, groups }) => say('groupQueue', { name, groups: fewNames(groups) }))
}

function typeOf(type: string): Message {
  return type === 'callingPlan' || type === 'directRouting' || type === 'operatorConnect' ? say(type) : say('otherType')
}
