import type { Person } from '../../../services/model/people'
import source from './card.json'
import { autoReplyTexts } from './texts'
import type { Card, DecisionEnvelope } from '../../card'
import { choicesOf, decisionCard, oneChoice, sayOf, type Choice, type OneChoice } from '../../conversation/decision'
import { createCatalogue, type Language } from '../../texts'

export { autoReplyTexts }

/** Who outside the organisation gets an automatic reply, by Microsoft's names. */
export const audiences = ['all', 'contactsOnly', 'none'] as const
export type Audience = (typeof audiences)[number]

/** What the card about automatic replies shows. */
export interface AutoReplyQuestion {
  readonly choice: string
  /** `disabled`, `alwaysEnabled` or `scheduled` now. */
  readonly status: string
  readonly audience: Audience
  readonly internal: string
  readonly external: string
  /** Most characters of a message. */
  readonly longest: number
}

const render = decisionCard<
  OneChoice & {
    readonly internalLabel: string
    readonly internal: string
    readonly audienceLabel: string
    readonly audience: string
    readonly audiences: readonly Choice[]
    readonly externalLabel: string
    readonly external: string
    readonly longest: number
  }
>(source)
const say = sayOf(autoReplyTexts)
const drafts = createCatalogue([autoReplyTexts])
const statusTexts: Readonly<Record<string, 'statusOn' | 'statusPlanned'>> = {
  alwaysEnabled: 'statusOn',
  scheduled: 'statusPlanned',
}

/** What to answer when nobody thought of anything yet: plain texts that name the successor, where there is one with mail. */
export function draftReply(
  language: Language,
  name: string,
  successor: Person | undefined,
): { readonly internal: string; readonly external: string } {
  const write = drafts[language]
  if (successor?.mail === undefined)
    return { internal: write(say('draftInside', { name })), external: write(say('draftOutside', { name })) }
  const values = { name, successor: successor.displayName, address: successor.mail }
  return {
    internal: write(say('draftInsideSuccessor', values)),
    external: write(say('draftOutsideSuccessor', values)),
  }
}

/** Asks what the mailbox answers by itself; inputs `choice` (reply, leave), `internal`, `audience` and `external`. */
export function autoReplyCard(envelope: DecisionEnvelope, asked: AutoReplyQuestion): Card {
  const { choice, status, audience, internal, external, longest } = asked
  const speak = envelope.say
  const question = {
    title: say('question', { name: envelope.employeeName }),
    found: [{ label: say('status'), value: say(statusTexts[status] ?? 'statusOff') }],
    notes: statusTexts[status] === undefined ? [] : [say('noteOn')],
    effects: [say('effectOnce'), say('effectOutside'), say('effectEnd'), say('effectTime')],
  }
  return render(envelope, autoReplyTexts, question, {
    ...oneChoice(envelope, autoReplyTexts, choice, { reply: say('choiceReply'), leave: say('choiceLeave') }),
    internalLabel: speak(say('internalLabel')),
    internal,
    audienceLabel: speak(say('audienceLabel')),
    audience,
    audiences: choicesOf(envelope, {
      all: say('audienceAll'),
      contactsOnly: say('audienceContacts'),
      none: say('audienceNone'),
    }),
    externalLabel: speak(say('externalLabel')),
    external,
    longest,
  })
}
