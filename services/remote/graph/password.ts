import { randomInt } from 'node:crypto'
import type { JsonObject, JsonValue } from '../../model/operation'

const classes = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789', '!#$%&()*+,-./:;<=>?@[]^_{|}~']
const length = 64

/**
 * A password that nobody will ever type: 64 random characters, some of each of the four classes that Entra ID asks for
 * (it wants three, and takes up to 256 characters).
 */
export function generatePassword(): string {
  const everyCharacter = classes.join('')
  const characters = [
    ...classes.map(pick),
    ...Array.from({ length: length - classes.length }, () => pick(everyCharacter)),
  ]
  return shuffled(characters).join('')
}

/**
 * The body as it is sent: every `{ $generate: 'password' }` replaced by a password of its own. Made at the moment of
 * sending and handed to nobody else, so that a password is never shown, logged or stored (promise 12).
 */
export function fillInPassword(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, made(value)]))
}

function made(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value
  if (isArray(value)) return value.map(made)
  return value['$generate'] === 'password' ? generatePassword() : fillInPassword(value)
}

function isArray(value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] {
  return Array.isArray(value)
}

function pick(characters: string): string {
  return characters.charAt(randomInt(characters.length))
}

/** Fisher-Yates, so that the place of a class tells nothing. */
function shuffled(characters: readonly string[]): string[] {
  const result = [...characters]
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    ;[result[last], result[other]] = [result[other] as string, result[last] as string]
  }
  return result
}
