import { commonTexts } from '../common'
import { speaking } from '../speech'
import type { Message, Translator } from '../texts'
import { summaryTexts } from './summaryTexts'

/** A heading with lines under it. */
export interface Section {
  readonly style: string
  readonly color: string
  readonly title: string
  readonly lines: readonly { readonly text: string }[]
  /** Never shortened. */
  readonly whole?: true
}

export type SectionKey =
  | 'undo'
  | 'harms'
  | 'notDone'
  | 'declined'
  | 'handed'
  | 'left'
  | 'tasks'
  | 'toCome'
  | 'done'
  | 'tried'
  | 'accepted'
  | 'reminders'
  | 'skipped'
  | 'approvals'
  | 'evidence'

/** Makes the summary’s sections in one language. */
export function sectionIn(
  say: Translator,
): (key: SectionKey, lines: readonly Message[], look?: Partial<Section>) => Section {
  return (key, lines, look = {}) => ({
    style: 'default',
    color: 'Default',
    ...look,
    title: say(summaryTexts.say(key)),
    lines: lines.map((line) => ({ text: speaking(say)(line) })),
  })
}

/** What is so of one step, or of several. */
export function lineOf(title: Message | readonly Message[], text: Message): Message {
  return summaryTexts.say('line', { title, text })
}

/** At most so many lines, and how many there are besides. */
export function atMost(say: Translator, section: Section, most: number): Section {
  const left = section.lines.length - most
  if (left <= 0 || section.whole === true) return section
  return {
    ...section,
    lines: [...section.lines.slice(0, most), { text: say(commonTexts.say('more', { count: left })) }],
  }
}
