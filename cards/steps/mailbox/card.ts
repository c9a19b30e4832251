import type { Person } from '../../../services/model/people'
import { gigabyte } from '../../../services/model/size'
import type { Card, DecisionEnvelope } from '../../card'
import { decisionCard, oneChoice, sayOf, type OneChoice } from '../../conversation/decision'
import { successorPicker, type SuccessorPicker } from '../../conversation/successor'
import source from './card.json'
import { mailboxTexts } from './texts'
import type { Message } from '../../texts'

export { mailboxTexts }

/** What the card about the mailbox shows. */
export interface MailboxQuestion {
  readonly kind: string
  /** It is on the organisation's own Exchange servers: nothing else is known of it. */
  readonly onPremises: boolean
  /** It is a mail user: where mail goes to. */
  readonly outside: string | undefined
  readonly sizeInBytes: number
  readonly archive: boolean
  readonly hold: boolean
  readonly forwardingTo: string | undefined
  readonly fullAccess: readonly string[]
  readonly choice: string
  readonly keepCopy: boolean
  readonly successor: Person | undefined
  readonly notes: readonly Message[]
}

const render = decisionCard<
  OneChoice &
    SuccessorPicker & {
      readonly keepCopyLabel: string
      readonly keepCopyTitle: string
      readonly keepCopy: string
    }
>(source)
const say = sayOf(mailboxTexts)

/** Asks what happens to the mailbox; inputs `choice` (share, forward, leave, and stop where mail is forwarded), `successor` and `keepCopy` ('true', 'false'). */
export function mailboxCard(envelope: DecisionEnvelope, asked: MailboxQuestion): Card {
  const speak = envelope.say
  const question = {
    title: say('question', { name: envelope.employeeName }),
    found: found(asked),
    notes: asked.notes,
    effects:
      asked.outside !== undefined
        ? [say('effectMailUser')]
        : asked.onPremises
          ? [say('effectAccount')]
          : [say('effectShare'), say('effectForward'), say('effectAccount'), say('effectTime')],
  }
  return render(envelope, mailboxTexts, question, {
    ...oneChoice(envelope, mailboxTexts, asked.choice, {
      ...(asked.outside === undefined ? { share: say('choiceShare'), forward: say('choiceForward') } : {}),
      ...(asked.outside === undefined ? {} : { stop: say('choiceMailUser') }),
      ...(asked.forwardingTo === undefined ? {} : { stop: say('choiceStop') }),
      leave: say('choiceLeave'),
    }),
    ...successorPicker(envelope, mailboxTexts, asked.successor),
    keepCopyLabel: speak(say('keepCopyLabel')),
    keepCopyTitle: speak(say('keepCopyTitle')),
    keepCopy: String(asked.keepCopy),
  })
}

function found({ kind, onPremises, outside, sizeInBytes, archive, hold, forwardingTo, fullAccess }: MailboxQuestion) {
  if (outside !== undefined)
    return [
      { label: say('kind'), value: say('kindMailUser') },
      { label: say('forwarding'), value: say('fact', { text: outside }) },
    ]
  if (onPremises) return [{ label: say('kind'), value: say('kindOnPremises') }]
  const special = [...(archive ? [say('archive')] : []), ...(hold ? [say('hold')] : [])]
  return [
    { label: say('kind'), value: kindOf(kind) },
    { label: say('size'), value: say('gigabytes', { gigabytes: sizeInBytes / gigabyte }) },
    ...(special.length > 0 ? [{ label: say('special'), value: say('fact', { text: special }) }] : []),
    ...(forwardingTo === undefined ? [] : [{ label: say('forwarding'), value: say('fact', { text: forwardingTo }) }]),
    ...(fullAccess.length === 0
      ? []
      : [
          {
            label: say('access'),
            value: say('fact', { text: fullAccess.slice(0, 5).map((text) => say('fact', { text })) }),
          },
        ]),
  ]
}

function kindOf(kind: string): Message {
  if (kind === 'UserMailbox') return say('kindUser')
  return kind === 'SharedMailbox' ? say('kindShared') : say('kindOther', { kind })
}
