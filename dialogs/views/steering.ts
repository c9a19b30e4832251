import type { SteeringOffer } from '../../cards/conversation/steering'
import { handOverTexts } from '../../cards/conversation/handOverTexts'
import { pauseTexts } from '../../cards/conversation/pauseTexts'
import type { Message } from '../../cards/texts'
import { isClosed, isSent, type OffboardingCase } from '../../services/cases/journal/case'
import { isPausable, isPaused } from '../../services/cases/journal/pause'

/** For a card that no longer counts. */
export const nothingToSteer: SteeringOffer = { pause: undefined, handOver: undefined }

/** What the requester may do with a case whose plan was sent, besides ending it. Pure. */
export function steeringOf(theCase: OffboardingCase): SteeringOffer {
  if (!isSent(theCase)) return nothingToSteer
  return { pause: pauseOffer(theCase), handOver: handOverOffer(theCase) }
}

/** Whether it can be paused or resumed, for whoever may. Pure. */
export function pauseOffer(theCase: OffboardingCase): SteeringOffer['pause'] {
  const revision = Math.max(theCase.pauseRevision, theCase.planRevision)
  if (theCase.paused !== undefined) return { kind: 'resume', revision: theCase.pauseRevision }
  return isPausable(theCase) ? { kind: 'pause', revision } : undefined
}

/** Whether a colleague can go on in the requester’s place. Pure. */
export function handOverOffer(theCase: OffboardingCase): SteeringOffer['handOver'] {
  return isClosed(theCase) ? undefined : { revision: theCase.requesterRevision }
}

/** Who gave the case to its requester; none where nobody did. Pure. */
export function receivedLines({ earlierRequesters }: OffboardingCase): readonly Message[] {
  const before = earlierRequesters.at(-1)
  return before?.gave === true ? [handOverTexts.say('received', { before: before.displayName })] : []
}

/** Who paused the case, and what is finished all the same; none while nobody did. Pure. */
export function pausedLines(theCase: OffboardingCase): readonly Message[] {
  const { paused } = theCase
  if (paused === undefined || !isPaused(theCase)) return []
  const { by, at, finishing } = paused
  return [
    pauseTexts.say('stands', { name: by.displayName, at }),
    ...(finishing.length === 0 ? [] : [pauseTexts.say('finishing', { count: finishing.length })]),
  ]
}
