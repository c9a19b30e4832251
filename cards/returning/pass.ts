import { template, type Card, type CardPointer } from '../card'
import { bare, named, speaking } from '../speech'
import type { Message, Translator } from '../texts'
import source from './pass.json'
import { passTexts } from './passTexts'

export interface PassCard extends CardPointer {
  readonly say: Translator
  readonly stepId: string
  readonly employeeName: string
  /** What is to be seen by one person alone; left out where it is told only how it stands. */
  readonly pass?: string
  readonly lines: readonly Message[]
  /** Makes a new one, in the same dialog. */
  readonly button?: Message | undefined
}

const render = template<
  CardPointer & {
    readonly stepId: string
    readonly title: string
    readonly pass: string
    readonly lines: readonly { readonly text: string }[]
    readonly button: string
  }
>(source)

/**
 * A temporary access pass, or how it stands with it. It is only ever the answer to a press that opens a dialog: that shows it
 * to who pressed, and is gone when it is closed; it stands in no chat.
 */
export function passCard(card: PassCard): Card {
  const { say, caseId, revision, stepId, employeeName, pass, lines, button } = card
  const speak = speaking(say)
  return render({
    caseId,
    revision,
    stepId,
    title: bare(speak(passTexts.say('title', { name: employeeName }))),
    pass: pass === undefined ? '' : named(pass),
    lines: lines.map((line) => ({ text: speak(line) })),
    button: button === undefined ? '' : bare(speak(button)),
  })
}
