import { pauseTexts } from '../conversation/pauseTexts'
import { speaking } from '../speech'
import type { Translator } from '../texts'

/** What somebody may do about a pause of a case; `revision`: of the last time. */
export interface PauseOffered {
  readonly kind: 'pause' | 'resume'
  readonly revision: number
}

/** The button for it, and what it means. */
export interface PauseView {
  readonly button: string
  readonly means: string
  readonly now: string
  readonly revision: number
}

/** One where it is offered, else none. */
export function pauseViews(
  say: Translator,
  pause: PauseOffered | undefined,
  kind: PauseOffered['kind'],
): readonly PauseView[] {
  if (pause?.kind !== kind) return []
  const button = say(pauseTexts.say(kind === 'pause' ? 'button' : 'resume'))
  const means = speaking(say)(pauseTexts.say('means'))
  return [{ button, means, now: say(pauseTexts.say('now')), revision: pause.revision }]
}
