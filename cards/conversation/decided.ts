import { template, type Card, type CardPointer } from '../card'
import { commonTexts } from '../common'
import source from './decided.json'
import { bare, speaking } from '../speech'
import type { Message, Translator } from '../texts'

export interface DecidedCard extends CardPointer {
  readonly say: Translator
  readonly stepId: string
  readonly title: Message
  /** What was chosen. */
  readonly line: Message
  readonly changeable: boolean
}

const render = template<
  CardPointer & {
    readonly stepId: string
    readonly title: string
    readonly line: string
    readonly changeable: boolean
    readonly change: string
    readonly fallback: string
  }
>(source)

/** The compact answer that takes the place of a decision card: what was chosen, and a way back to the question. */
export function decidedCard({ say, caseId, revision, stepId, title, line, changeable }: DecidedCard): Card {
  const speak = speaking(say)
  return render({
    caseId,
    revision,
    stepId,
    changeable,
    title: `✓ ${speak(title)}`,
    line: speak(line),
    change: say(commonTexts.say('change')),
    fallback: bare(speak(line)),
  })
}
