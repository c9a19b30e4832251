import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { JsonObject, JsonValue } from '../../model/operation'
import { botActor, type Entry } from './entry'
import { conceal, isObject, replaceConcealed, type Concealed } from './personal'
import { newSalt } from './salt'

/** What the first entry of a case names as the one before it. */
export const nothingBefore = '0'.repeat(64)

/** An entry as it is kept: one line of text, and the personal values that it names by their SHA-256, a line each. */
export interface SealedEntry {
  readonly revision: number
  /** Canonical JSON (RFC 8785) of `{case, revision, previous, at, by, event}`, and of `press` where a
   * person's press did it; its SHA-256 names the entry. */
  readonly line: string
  /** JSON arrays `["<16 random bytes, base64url>",<value>]`, in the order in which the line names them. Removable. */
  readonly disclosures: readonly string[]
}

/** An entry that was read again, with the name that the person goes by when nothing personal is left. */
export interface OpenedEntry extends Entry {
  /** `bot`, `leaver`, or `person 1`, `person 2` in the order in which they first did something. */
  readonly as: string
  readonly previous: string
}

/** Stands where a personal value was removed. */
export const removed = Object.freeze({ $removed: true })

export function isRemoved(value: unknown): boolean {
  return value === removed
}

/** SHA-256 (hex) of a line's exact bytes in UTF-8: what an entry and a value are named by. */
export function sha256(line: string): string {
  return createHash('sha256').update(line).digest('hex')
}

/**
 * Seals an entry to the one before it. The random bytes keep anybody from guessing a removed value by its hash.
 * @param previous SHA-256 of the line before, or {@link nothingBefore}
 * @param as what the actor is called when nothing personal is left
 */
export function seal(entry: Entry, previous: string, as: string): SealedEntry {
  const { caseId, revision, at, by, event, press } = entry
  const disclosures: string[] = []
  const hide = (value: JsonValue): Concealed => {
    const disclosure = canonical([newSalt(), value])
    disclosures.push(disclosure)
    return { $sha256: sha256(disclosure) }
  }
  // The canonical order of the names is that of the disclosures: `by` comes before `event`, and that before `press`.
  const isBot = by.id === botActor.id && by.displayName === botActor.displayName
  const sealedBy: JsonObject = isBot ? { as } : { actor: hide(asJson(by)), as }
  const line = canonical({
    case: caseId,
    revision,
    previous,
    at,
    by: sealedBy,
    event: conceal(asJson(event) as JsonObject, hide),
    ...(press === undefined ? {} : { press: conceal(asJson(press) as JsonObject, hide) }),
  })
  return { revision, line, disclosures }
}

/**
 * The entry as it was appended; without disclosures, what was personal is {@link removed}. Takes them in their order and
 * checks no hash: that is what `evidence/verify` is for. Throws for a line that no `seal` wrote.
 */
export function reveal({ line, disclosures }: Pick<SealedEntry, 'line' | 'disclosures'>): OpenedEntry {
  let next = 0
  const opened = replaceConcealed(JSON.parse(line) as JsonValue, () => {
    const disclosure = disclosures[next]
    next += 1
    return disclosure === undefined ? removed : valueIn(disclosure)
  })
  if (!isObject(opened) || !isObject(opened['by']) || !isObject(opened['event']))
    throw new Error('This line is no entry of a journal')
  const { case: caseId, revision, previous, at, by, event, press } = opened
  const actor = by['actor'] ?? botActor
  const pressed = press === undefined ? {} : { press }
  return { caseId, revision, previous, at, by: actor, as: by['as'], event, ...pressed } as unknown as OpenedEntry
}

/** JSON as it is kept: what is undefined is not there. */
function asJson(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue
}

function canonical(value: JsonValue): string {
  return canonicalize(value) ?? 'null'
}

function valueIn(disclosure: string): JsonValue {
  return (JSON.parse(disclosure) as readonly JsonValue[])[1] ?? null
}
