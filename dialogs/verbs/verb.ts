import type { Card } from '../../cards/card'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import type { Message } from '../../cards/texts'
import { isBeingDecided, type CaseStep, type OffboardingCase } from '../../services/cases/journal/case'
import type { CaseEvent } from '../../services/cases/journal/entry'
import type { CardInput } from '../../services/steps/step'
import type { Right } from '../access'
import type { DialogTools } from '../dialogTools'
import type { CaseSettings } from '../settings'
import type { Turn } from '../turn'

/** A press about a case that exists, on a card that the case had, about a step of it or the case as a whole. */
export interface CasePress {
  readonly stepId: string | undefined
  readonly revision: number
  readonly input: CardInput
}

/**
 * What is to be done once the entries are in the journal. `lookAtCase`: the engine goes on with it; `makePlan`: perhaps that
 * was the last answer, and the plan can be made, which the answer does not wait for; `writeEvidence`: the files are
 * written, and journalled; `offerBack`: whoever pressed is asked in their own chat whether the step is to come
 * back; `handBack`: nothing of it comes back, so that the offboarding answers for it again.
 */
export type Effect = 'lookAtCase' | 'makePlan' | 'writeEvidence' | 'offerBack' | 'handBack'

/** What a press comes to. */
export type Decision =
  | { readonly kind: 'accepted'; readonly events: readonly CaseEvent[]; readonly effects: readonly Effect[] }
  | { readonly kind: 'refused'; readonly why: Message }
  /** The same press once more, carrying this besides, does it: whoever pressed is to know something first. */
  | {
      readonly kind: 'toConfirm'
      readonly why: Message
      /** The same for everybody who reads along, where it is said to all. */
      readonly whyToAll: Message
      readonly carries: Readonly<Record<string, string>>
    }
  /** Another choice than the card had inputs for: the same question, with those of this one. */
  | { readonly kind: 'needsMore'; readonly choice: string; readonly names: ReadonlyMap<string, string> }
  /** The input is no answer yet: the same question again, with what is the matter, and what was given. */
  | { readonly kind: 'askedAgain'; readonly problem: Message; readonly names?: ReadonlyMap<string, string> }

/**
 * A verb about a case, in two halves: what it must know from outside, and what follows from that. The half that decides is
 * pure, so that it can be asked again when somebody else was first.
 */
export interface CaseVerb<Read = unknown> {
  /** Who may press it, by the directory. */
  readonly may: Right
  /** Whether the press must name a step of the case. */
  readonly needsStep: boolean
  /** Whom it gives the case to, by directory id: they must not be leaving either at the moment of writing. */
  givenTo?(press: CasePress): string | undefined
  /** It signs somebody out, or lets it be done: it asks Microsoft in spite of what others were told, once. */
  readonly cannotWait?: true
  /** With it the leaving begins: somebody else must be able to go on in the leaver's groups (promise 8). */
  readonly beginsLeaving?: true
  /**
   * What it asks to confirm follows from the case alone, and is asked before the directory is: an answer that waits for that
   * may come too late to take the place of the card that was pressed.
   */
  readonly confirmsFirst?: true
  /** Its only I/O. Throws RemoteError. */
  read(tools: DialogTools, turn: Turn, theCase: OffboardingCase, press: CasePress): Promise<Read>
  /** What the press does to the case as it is now. Pure; never throws. */
  decide(
    theCase: OffboardingCase,
    turn: Pick<Turn, 'actor' | 'where'>,
    press: CasePress,
    read: Read,
    settings: CaseSettings,
  ): Decision
  /**
   * What the presser sees instead, in a dialog and nowhere else: made once what the press did is in the journal. Such a press
   * is answered only where it opened a dialog.
   */
  shows?(tools: DialogTools, turn: Turn, theCase: OffboardingCase, stepId: string): Promise<Card>
  /** The key of the card that the presser sees then, as it stands. */
  answer(theCase: OffboardingCase, press: CasePress, where: Turn['where']): string
}

/** For a verb that needs nothing from outside. */
export async function nothing(): Promise<undefined> {
  return undefined
}

export function accept(events: readonly CaseEvent[], ...effects: readonly Effect[]): Decision {
  return { kind: 'accepted', events, effects }
}

export function refuse(why: Message): Decision {
  return { kind: 'refused', why }
}

export function stepNamed({ steps }: OffboardingCase, stepId: string | undefined): CaseStep | undefined {
  return steps.find((step) => step.stepId === stepId)
}

/** Only the requester answers, sends and closes. */
export function whyNotRequester({ requester }: OffboardingCase, actor: Turn['actor']): Message | undefined {
  if (actor.id === requester.id) return undefined
  return dialogTexts.say('notRequester', { requester: requester.displayName })
}

/** Decisions are made until the plan is sent. */
export function whyNotDeciding({ phase }: OffboardingCase): Message | undefined {
  if (isBeingDecided({ phase })) return undefined
  return dialogTexts.say(phase === 'cancelled' ? 'isCancelled' : 'alreadySubmitted')
}
