import { speaking } from '../speech'
import type { Message, Translator } from '../texts'
import { handOverTexts } from './handOverTexts'
import { pauseTexts } from './pauseTexts'
import element from './steering.json'

/** What its requester may do with an offboarding besides ending it; undefined where that is nothing. */
export interface SteeringOffer {
  /** Undefined where there is nothing to pause, and it is not paused. `revision`: of the last pause or resuming. */
  readonly pause: { readonly kind: 'pause' | 'resume'; readonly revision: number } | undefined
  /** Undefined where it cannot be handed over. `revision`: since when it is the requester’s. */
  readonly handOver: { readonly revision: number } | undefined
}

/** The data of the element that offers it; empty where there is nothing to offer. */
export interface SteeringView {
  readonly steering: readonly {
    readonly kind: 'pause' | 'resume' | 'handOver'
    readonly button: string
    readonly means: string
    readonly now: string
    readonly label: string
    readonly placeholder: string
    readonly missing: string
    readonly revision: number
    readonly card: 'plan' | 'person'
  }[]
}

/** The same card template with these buttons below what it says, each of which asks once more but the one that resumes. */
export function withSteering<Source extends { readonly body: readonly object[] }>(source: Source): Source {
  return { ...source, body: [...source.body, element] }
}

export function steeringView(
  say: Translator,
  { pause, handOver }: SteeringOffer,
  card: 'plan' | 'person',
): SteeringView {
  const speak = speaking(say)
  const picker = {
    label: say(handOverTexts.say('colleague')),
    placeholder: say(handOverTexts.say('placeholder')),
    missing: say(handOverTexts.say('missing')),
  }
  const offer = (
    kind: 'pause' | 'resume' | 'handOver',
    [button, means, now]: readonly [Message, Message, Message],
    revision: number,
  ) => ({ kind, button: say(button), means: speak(means), now: say(now), ...picker, revision, card })
  const pauses = [
    pauseTexts.say(pause?.kind === 'resume' ? 'resume' : 'button'),
    pauseTexts.say('means'),
    pauseTexts.say('now'),
  ] as const
  const hands = [handOverTexts.say('button'), handOverTexts.say('means'), handOverTexts.say('now')] as const
  return {
    steering: [
      ...(pause === undefined ? [] : [offer(pause.kind, pauses, pause.revision)]),
      ...(handOver === undefined ? [] : [offer('handOver', hands, handOver.revision)]),
    ],
  }
}
