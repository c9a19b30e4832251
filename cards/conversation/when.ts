import { speaking } from '../speech'
import type { Message, Translator } from '../texts'
import element from './when.json'
import { whenTexts } from './whenTexts'

/** One of several moments to choose from, and what its button carries. */
export interface MomentChoice {
  readonly title: Message
  readonly value: string
}

/** A day and an hour as the inputs have them: `2026-12-31` and `17:00`; empty where nothing was chosen. */
export interface DayAndHour {
  readonly day: string
  readonly hour: string
}

/** Where somebody may choose when an offboarding is carried out. */
export interface WhenOffer {
  /** Whether it is to be carried out at once, as far as is chosen. */
  readonly isAtOnce: boolean
  readonly choices: readonly MomentChoice[]
  /** The value of the one that stands. */
  readonly chosen: string
  readonly another: DayAndHour
  /** Undefined where signing out has begun. */
  readonly signOut: { readonly chosen: 'together' | 'now' | 'another'; readonly another: DayAndHour } | undefined
  /** Of what the choice is about. */
  readonly revision: number
  /** It is asked once for all of a batch. */
  readonly forAll?: {
    readonly batchId: string
    /** Nobody chose, and it is not sent before somebody does. */
    readonly isOpen: boolean
  }
}

/** The data of the element that asks it: one, or none. */
export interface WhenView {
  readonly when: readonly {
    readonly button: string
    readonly label: string
    readonly chosen: string
    readonly choices: readonly { readonly title: string; readonly value: string }[]
    readonly day: string
    readonly dayValue: string
    readonly hour: string
    readonly hourValue: string
    readonly asksSignOut: boolean
    readonly signOut: string
    readonly signOutChosen: string
    readonly signOutChoices: readonly { readonly title: string; readonly value: string }[]
    readonly signOutDay: string
    readonly signOutDayValue: string
    readonly signOutHour: string
    readonly signOutHourValue: string
    readonly means: string
    readonly choose: string
    readonly verb: string
    readonly pointer: Readonly<Record<string, string | number>>
  }[]
}

/** The same card template with this question before its last element. */
export function withWhen<Source extends { readonly body: readonly object[] }>(source: Source): Source {
  return { ...source, body: [...source.body.slice(0, -1), element, ...source.body.slice(-1)] }
}

/**
 * @param card which card asks: `plan`, or its key
 * @param caseId of whom it is asked; none where it is asked for all
 */
export function whenView(say: Translator, offer: WhenOffer | undefined, card: string, caseId: string): WhenView {
  if (offer === undefined) return { when: [] }
  const speak = speaking(say)
  const { isAtOnce, choices, chosen, another, signOut, revision, forAll } = offer
  const button = forAll?.isOpen === true ? 'choosing' : isAtOnce ? 'atOnce' : 'change'
  const { day, hour } = signOut?.another ?? { day: '', hour: '' }
  return {
    when: [
      {
        button: say(whenTexts.say(button)),
        label: say(whenTexts.say('label')),
        chosen,
        choices: choices.map(({ title, value }) => ({ title: speak(title), value })),
        day: say(whenTexts.say('day')),
        dayValue: another.day,
        hour: say(whenTexts.say('hour')),
        hourValue: another.hour,
        asksSignOut: signOut !== undefined,
        signOut: say(whenTexts.say(forAll === undefined ? 'signOut' : 'signOutAll')),
        signOutChosen: signOut?.chosen ?? 'together',
        signOutChoices: [
          { title: say(whenTexts.say('together')), value: 'together' },
          { title: say(whenTexts.say('signOutNow')), value: 'now' },
          { title: say(whenTexts.say('signOutAnother')), value: 'another' },
        ],
        signOutDay: say(whenTexts.say('signOutDay')),
        signOutDayValue: day,
        signOutHour: say(whenTexts.say('signOutHour')),
        signOutHourValue: hour,
        means: speak(whenTexts.say(forAll === undefined ? 'means' : 'meansForAll')),
        choose: say(whenTexts.say('choose')),
        verb: forAll === undefined ? 'when' : 'batchWhen',
        pointer: forAll === undefined ? { card, caseId, revision } : { card, batchId: forAll.batchId, revision },
      },
    ],
  }
}
