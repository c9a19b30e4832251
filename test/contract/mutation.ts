import type { JsonObject, JsonValue } from '../../services/model/operation'

/** A body with one field spoilt. */
export interface Mutation {
  /** `removeLicenses taken away`, `passwordProfile/password renamed`, `Type is a number`. */
  readonly what: string
  readonly body: JsonObject
}

const otherValues: Readonly<Record<string, JsonValue>> = {
  'a text': 'something else',
  'a number': 7,
  'a truth value': true,
  'an object': { something: 'else' },
  'a list': [['something else']],
}

/** Every way to spoil one field: taken away, renamed, or of another type. Fields of fields and of list items included. */
export function mutationsOf(body: JsonObject): readonly Mutation[] {
  return placesIn(body, []).flatMap((place) => {
    const name = place.join('/')
    const value = place.reduce<JsonValue | undefined>((inside, key) => (inside as JsonObject)[key], body)
    const wrong = Object.entries(otherValues).filter(([, other]) => typeName(other) !== typeName(value))
    const typed = wrong.map(([type, other]) => ({
      what: `${name} is ${type}`,
      body: changed(body, place, () => other),
    }))
    if (/^\d+$/.test(place.at(-1) ?? '')) return typed
    return [
      { what: `${name} taken away`, body: changed(body, place, () => undefined) },
      { what: `${name} renamed`, body: renamed(body, place) },
      ...typed,
    ]
  })
}

function placesIn(value: JsonValue, place: readonly string[]): readonly (readonly string[])[] {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : []
  const deeper = inside.flatMap(([key, inner]) => placesIn(inner, [...place, key]))
  return place.length === 0 ? deeper : [place, ...deeper]
}

function renamed(body: JsonObject, place: readonly string[]): JsonObject {
  const name = place.at(-1) ?? ''
  const above = place.slice(0, -1)
  return changed(body, above, (object) => {
    const entries = Object.entries(object as JsonObject)
    return Object.fromEntries(entries.map(([key, value]) => [key === name ? `${key}s` : key, value]))
  })
}

/** A copy with the value at a place changed, or taken away when it becomes undefined. */
function changed(
  body: JsonObject,
  place: readonly string[],
  change: (value: JsonValue) => JsonValue | undefined,
): JsonObject {
  const [key, ...rest] = place
  if (key === undefined) return change(body) as JsonObject
  const inner = body[key]
  const next = rest.length === 0 ? change(inner as JsonValue) : changed(inner as JsonObject, rest, change)
  if (Array.isArray(body)) return body.map((item: JsonValue, at) => (String(at) === key ? next : item)) as never
  const { [key]: _, ...others } = body
  return next === undefined ? others : { ...body, [key]: next }
}

function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value
}
