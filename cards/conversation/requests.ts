import type { JsonValue, Operation } from '../../services/model/operation'
import { commonTexts } from '../common'
import { bare, shortened, speaking } from '../speech'
import type { Translator } from '../texts'

/** One operation in plain words, numbered as in the plan. No dot: Markdown would make a list of its own of "1.". */
export interface OperationLine {
  readonly number: string
  readonly text: string
}

/** One operation as it will be sent. Shown in TextRuns, which render no Markdown. */
export interface RequestLine {
  readonly heading: string
  readonly body: string
}

/** The operations in plain words, in order. */
export function operationLines(say: Translator, operations: readonly Operation[], first = 1): readonly OperationLine[] {
  const text = speaking(say)
  return operations.map((operation, index) => ({
    number: `${first + index}`,
    text:
      operation.via === 'person'
        ? text(commonTexts.say('taskFor', { task: operation.explain }))
        : text(operation.explain),
  }))
}

/**
 * The operations as they will be sent, under the same numbers; those sent in place of a refused one follow it.
 * @param longest how many characters of a body are shown
 */
export function requestLines(
  say: Translator,
  operations: readonly Operation[],
  longest: number,
  first = 1,
): readonly RequestLine[] {
  return operations.flatMap((operation, index) => {
    const number = `${first + index}`
    const instead = say(commonTexts.say('insteadWhenRefused', { number }))
    return [
      requestLine(say, operation, number, longest),
      ...(operation.otherwise ?? []).map((other, place) => {
        const line = requestLine(say, other, `${number}${letter(place)}`, longest)
        return { ...line, body: `(${instead}) ${line.body}` }
      }),
      ...offered(operation).map((other) => {
        const line = requestLine(say, other, `${number}${letter(0)}`, longest)
        return { ...line, body: `(${say(commonTexts.say('whenPressedFor', { number }))}) ${line.body}` }
      }),
    ]
  })
}

function offered(operation: Operation): readonly Operation[] {
  return operation.via === 'person' && operation.offers !== undefined ? [operation.offers] : []
}

function requestLine(say: Translator, operation: Operation, number: string, longest: number): RequestLine {
  switch (operation.via) {
    case 'graph':
    case 'partner':
      return {
        heading: `${number} ${operation.method} ${exact(operation.path, longest)}`,
        body: operation.body === undefined ? '' : exact(json(say, operation.body), longest),
      }
    case 'exchange':
    case 'teams':
      return { heading: `${number} ${operation.cmdlet}`, body: exact(json(say, operation.parameters), longest) }
    case 'person':
      break
  }
  return { heading: number, body: bare(speaking(say)(operation.instruction), longest) }
}

/** JSON on one line with room to wrap. A value that is made at the moment of sending is described, never shown. */
function json(say: Translator, value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => json(say, item)).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if ('$generate' in value) return `<${say(commonTexts.say('generatedPassword'))}>`
  const fields = Object.entries(value as Readonly<Record<string, JsonValue>>)
  return `{ ${fields.map(([name, field]) => `${JSON.stringify(name)}: ${json(say, field)}`).join(', ')} }`
}

/**
 * "${" would look like a forgotten field of a template, and what is invisible or turns text round would hide what is sent;
 * in JSON and in a URL the escape means the same.
 */
function exact(text: string, longest: number): string {
  const isPath = text.startsWith('/')
  const shown = text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, (character) =>
    isPath ? escapedInPath(character) : escapedInJson(character),
  )
  return shortened(shown, longest).replaceAll('${', isPath ? '%24{' : '\\u0024{')
}

function escapedInJson(character: string): string {
  return [...Array(character.length).keys()]
    .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
    .join('')
}

function escapedInPath(character: string): string {
  return [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}

function letter(place: number): string {
  return String.fromCodePoint('a'.codePointAt(0)! + place)
}
