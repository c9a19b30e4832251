import type { JsonObject, JsonValue } from '../../model/operation'

/**
 * Names whose values are words of ours or numbers of a run, and tell nothing about a person. Everything that is not on
 * this list is personal: a property that nobody thought of is concealed.
 */
const ours: ReadonlySet<string> = new Set(
  [
    'kind language stepId stepIds receives key card verb',
    'via method cmdlet system result status code whenRefused waits unreadable names partly needsApproval',
    'hash planHash fingerprint entries days attempt percent revision level',
    'clientRequestId requestId correlationId',
  ].flatMap((names) => names.split(' ')),
)

/** What holds other properties and is nothing by itself. */
const containers: ReadonlySet<string> = new Set(
  'plan steps step operation operations otherwise outcome problem explain instruction why reasons changed looks'.split(
    ' ',
  ),
)

/** A name, an address or a sentence is no word: whatever stands where one of ours is expected is concealed then. */
const word = /^[\w.:$-]{0,128}$/
/** The same for the names of properties, so that nothing keyed by a person stands in clear. */
const propertyName = /^[a-z]\w{0,40}$/i

/** Stands in an entry for a personal value: the SHA-256 (hex) of the disclosure that has it. */
export interface Concealed extends JsonObject {
  readonly $sha256: string
}

/**
 * What happened with every personal value concealed, in the order of its canonical form. Pure.
 * @param hide makes what stands in a value's place
 */
export function conceal(event: JsonObject, hide: (value: JsonValue) => Concealed): JsonObject {
  const property = (name: string, value: JsonValue): JsonValue => {
    if (ours.has(name) && isOurs(value)) return value
    if (!containers.has(name)) return hide(value)
    if (isContainer(value)) return conceal(value, hide)
    return isList(value) && value.every(isContainer) ? value.map((item) => conceal(item, hide)) : hide(value)
  }
  return Object.fromEntries(sortedNames(event).map((name) => [name, property(name, event[name] ?? null)]))
}

/** The concealed values of an entry, in the order in which their disclosures follow it. Pure. */
export function concealedIn(value: JsonValue): readonly string[] {
  if (isList(value)) return value.flatMap(concealedIn)
  if (!isObject(value)) return []
  if (isConcealed(value)) return [value.$sha256]
  return sortedNames(value).flatMap((name) => concealedIn(value[name] ?? null))
}

/** The same value with everything concealed replaced, in the order of {@link concealedIn}. */
export function replaceConcealed(value: JsonValue, by: () => JsonValue): JsonValue {
  if (isList(value)) return value.map((item) => replaceConcealed(item, by))
  if (!isObject(value)) return value
  if (isConcealed(value)) return by()
  return Object.fromEntries(sortedNames(value).map((name) => [name, replaceConcealed(value[name] ?? null, by)]))
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isConcealed(value: JsonObject): value is Concealed {
  return typeof value['$sha256'] === 'string' && Object.keys(value).length === 1
}

function isOurs(value: JsonValue): boolean {
  if (isList(value)) return value.every((item) => typeof item === 'string' && word.test(item))
  return typeof value === 'string' ? word.test(value) : typeof value === 'number' || typeof value === 'boolean'
}

function isContainer(value: JsonValue): value is JsonObject {
  return isObject(value) && Object.keys(value).every((name) => propertyName.test(name))
}

/** As canonical JSON has them. */
function sortedNames(value: JsonObject): readonly string[] {
  return Object.keys(value).sort()
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}
