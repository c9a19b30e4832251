import { commonTexts } from '../../../cards/common'
import { evidenceTexts } from '../../../cards/evidence/evidenceTexts'
import { bare } from '../../../cards/speech'
import type { Translator } from '../../../cards/texts'
import type { Message } from '../../model/message'
import { isRemoved } from '../journal/seal'
import type { Operation } from '../../model/operation'
import type { AnyStep } from '../../steps/step'

/** Says what stands in a journal, also when parts of it were removed or were written by another version. Never throws. */
export interface Words {
  readonly say: Translator
  readonly removed: string
  /** A text of the journal; its key when its values were removed. */
  message(message: Message): string
  /** A value, or that it was removed. */
  value(value: unknown): string
  /** A step by its title. */
  step(stepId: string): string
  /** What was chosen. */
  decision(stepId: string, decision: unknown): string
  /** Whether that was to change nothing. */
  changesNothing(stepId: string, decision: unknown): boolean
  /** Whether acceptance is all that can be known of a step. */
  isUnreadable(stepId: string): boolean
  /** What was read back. */
  verified(stepId: string, facts: unknown, decision: unknown): string
  /** The exact request. */
  request(operation: Operation): string
  moment(at: string): string
}

const longest = 20_000

export function wordsFor(say: Translator, steps: readonly AnyStep[]): Words {
  const removed = say(evidenceTexts.say('removed'))
  const definitionOf = (stepId: string) => steps.find(({ id }) => id === stepId)
  const readable = (text: string): string => bare(text.replaceAll('**', ''), longest)
  const message = (one: Message): string => {
    if (isRemoved(one)) return removed
    if (isRemoved(one.values)) return `${removed} ${one.key}`
    return attempt(() => readable(say(one))) ?? `${one.key} ${json(one.values)}`
  }
  const value = (one: unknown): string => {
    if (isRemoved(one)) return removed
    return typeof one === 'string' ? one : json(one)
  }
  /** Our words for a value that a step understands, or else the value itself. */
  const told = (one: unknown, stepId: string, tell: (definition: AnyStep) => Message): string => {
    const definition = definitionOf(stepId)
    if (isRemoved(one) || definition === undefined) return value(one)
    return attempt(() => readable(say(tell(definition)))) ?? value(one)
  }
  return {
    say,
    removed,
    message,
    value,
    step: (stepId) => {
      const definition = definitionOf(stepId)
      return definition === undefined ? stepId : message(definition.title)
    },
    decision: (stepId, decision) => told(decision, stepId, (definition) => definition.describe(decision)),
    changesNothing: (stepId, decision) => {
      const definition = definitionOf(stepId)
      return !isRemoved(decision) && attempt(() => definition?.changesNothing(decision)) === true
    },
    isUnreadable: (stepId) => definitionOf(stepId)?.withAccepted !== undefined,
    verified: (stepId, facts, decision) =>
      told(isRemoved(decision) ? decision : facts, stepId, (definition) => definition.verified(facts, decision)),
    request: (operation) => requestText(operation, value, say(commonTexts.say('generatedPassword'))),
    moment: (at) => attempt(() => say(commonTexts.say('moment', { at }))) ?? at,
  }
}

function requestText(operation: Operation, value: (one: unknown) => string, generated: string): string {
  const part = (one: unknown): string =>
    one === undefined ? '' : `\n${value(one).replaceAll('{"$generate":"password"}', `<${generated}>`)}`
  switch (operation.via) {
    case 'graph':
    case 'partner':
      return `${operation.method} ${value(operation.path)}${part(operation.body)}`
    case 'exchange':
    case 'teams':
      return `${operation.cmdlet}${part(operation.parameters)}`
    case 'person':
      return ''
  }
}

/** JSON with room to wrap. */
function json(value: unknown): string {
  return JSON.stringify(value) ?? ''
}

function attempt<Value>(make: () => Value): Value | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}
