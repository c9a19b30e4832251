import type { Person } from '../../services/model/people'
import type { DecisionEnvelope } from '../card'
import { bare, speaking } from '../speech'
import type { PartTexts } from '../texts'
import type { Choice } from './decision'

/** Texts of the cards that ask for a successor. */
export const successorTexts = {
  en: {
    successorPlaceholder: 'Type a name',
    successorFilledIn: 'Suggested: {name}',
    successorMissing: 'Choose a successor: this choice needs somebody who takes over.',
    successorUnknown: 'That successor was not found. Choose somebody from the list.',
    successorIsLeaver: '{name} is the one who leaves. Choose somebody else.',
    successorBlocked: '{name} cannot sign in. Choose a successor with an active account.',
    successorGuest: '{name} is a guest of another organisation. Choose somebody of your own.',
    successorLeaving: '{name} is leaving, too. Choose somebody else.',
  },
  nl: {
    successorPlaceholder: 'Typ een naam',
    successorFilledIn: 'Voorstel: {name}',
    successorMissing: 'Kies een opvolger: voor deze keuze is iemand nodig die het overneemt.',
    successorUnknown: 'Die opvolger is niet gevonden. Kies iemand uit de lijst.',
    successorIsLeaver: '{name} gaat zelf uit dienst. Kies iemand anders.',
    successorBlocked: '{name} kan zich niet aanmelden. Kies een opvolger met een actief account.',
    successorGuest: '{name} is een gast van een andere organisatie. Kies iemand uit je eigen organisatie.',
    successorLeaving: '{name} gaat ook uit dienst. Kies iemand anders.',
  },
} as const
export type SuccessorKey = keyof (typeof successorTexts)['en']

/** The data of the people picker `successor`. */
export interface SuccessorPicker {
  readonly successorLabel: string
  readonly successorPlaceholder: string
  /** Says who stands in it already: not every client shows a name for a person it has not looked up yet. */
  readonly successorFilledIn: string
  /** The id of a person, or empty. */
  readonly successor: string
  readonly successors: readonly Choice[]
}

/**
 * Fills the people picker `successor`; the name of a suggestion shows only as a choice.
 * @param texts of the step, whose label says what the successor takes over
 */
export function successorPicker(
  { say }: DecisionEnvelope,
  texts: PartTexts<SuccessorKey | 'successorLabel'>,
  successor: Person | undefined,
): SuccessorPicker {
  const empty = {
    successorLabel: say(texts.say('successorLabel')),
    successorPlaceholder: say(texts.say('successorPlaceholder')),
    successorFilledIn: '',
    successor: '',
    successors: [],
  }
  if (successor === undefined) return empty
  const { id, displayName: name } = successor
  return {
    ...empty,
    successorFilledIn: speaking(say)(texts.say('successorFilledIn', { name })),
    successor: id,
    successors: [{ title: bare(name), value: id }],
  }
}
