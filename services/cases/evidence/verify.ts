import { concealedIn, isObject } from '../journal/personal'
import { nothingBefore, sha256, type SealedEntry } from '../journal/seal'
import type { JsonObject, JsonValue } from '../../model/operation'

/** What came of checking a journal's lines: whole, or what is wrong and at which entry. */
export type Verdict = Whole | Broken

export interface Whole {
  readonly ok: true
  readonly caseId: string
  readonly entries: readonly SealedEntry[]
  /** SHA-256 of the newest entry. */
  readonly fingerprint: string
  /** The personal values of a closed case were removed by the bot, and the chain says so. */
  readonly personalDataRemoved: boolean
}

export interface Broken {
  readonly ok: false
  /** The entry at which it was found. */
  readonly revision: number
  /** A sentence. */
  readonly problem: string
}

/** An entry under examination. */
interface Link extends SealedEntry {
  readonly caseId: string
  readonly previous: string
  readonly kind: string
  readonly names: readonly string[]
}

/**
 * Checks JSON Lines as `jsonLines` writes them: that nothing was changed, dropped, moved, repeated or put in. What it
 * cannot find is a chain that was made anew as a whole: for that, compare the fingerprint with one that was kept
 * elsewhere. Pure; never throws.
 */
export function verifyLines(text: string): Verdict {
  const lines = text.split('\n')
  if (lines.pop() !== '') return broken(0, 'The file is cut off: its last line does not end.')
  const end = parsed(lines.at(-1) ?? '')
  if (end === undefined || typeof end['fingerprint'] !== 'string' || 'event' in end)
    return broken(0, 'The file is cut off: its last line must name the fingerprint, and does not.')
  const links: Link[] = []
  for (const line of lines.slice(0, -1)) {
    const problem = line.startsWith('[') ? disclosed(links, line) : linked(links, line)
    if (problem !== undefined) return problem
  }
  return wholeOf(links, end)
}

/** An entry's line: follows the one before it, which its `previous` vouches for. */
function linked(links: Link[], line: string): Broken | undefined {
  const revision = links.length + 1
  const last = links.at(-1)
  const link = linkIn(line)
  if (link === undefined) return broken(revision, `Entry ${revision} is not an entry: its line was changed.`)
  if (link.revision !== revision)
    return broken(
      revision,
      link.revision < revision
        ? `Entry ${link.revision} stands where entry ${revision} must be: it was repeated or moved.`
        : `Entry ${revision} is missing: entry ${link.revision} stands in its place.`,
    )
  if (last !== undefined && link.caseId !== last.caseId)
    return broken(revision, `Entry ${revision} is of another case: it was put in.`)
  if (link.previous !== (last === undefined ? nothingBefore : sha256(last.line)))
    return broken(
      Math.max(revision - 1, 1),
      last === undefined
        ? 'Entry 1 was changed: it must begin the chain, and does not.'
        : `Entry ${last.revision} was changed, or entry ${revision} is not the one that followed it: their hashes differ.`,
    )
  links.push(link)
  return undefined
}

/** A personal value: the entry before it names it, and in this place. */
function disclosed(links: Link[], line: string): Broken | undefined {
  const link = links.at(-1)
  if (link === undefined) return broken(1, 'A value stands before the first entry: it was put in or moved.')
  const { revision, names, disclosures } = link
  const name = names[disclosures.length]
  if (name === undefined) return broken(revision, `A value after entry ${revision} is not named by it: it was put in.`)
  if (sha256(line) !== name)
    return broken(
      revision,
      names.includes(sha256(line))
        ? `A value of entry ${revision} is missing, repeated or moved.`
        : `A value of entry ${revision} was changed, put in or dropped: its hash is not the one that the entry names.`,
    )
  links[links.length - 1] = { ...link, disclosures: [...disclosures, line] }
  return undefined
}

function wholeOf(links: readonly Link[], end: JsonObject): Verdict {
  const last = links.at(-1)
  if (last === undefined) return broken(0, 'There are no entries in the file.')
  const removal = links.find(({ kind }) => kind === 'personalDataRemoved')
  for (const { revision, names, disclosures } of links) {
    if (names.length === disclosures.length && (removal === undefined || names.length === 0)) continue
    if (removal === undefined || revision > removal.revision || disclosures.length > 0)
      return broken(
        revision,
        removal === undefined
          ? `A value of entry ${revision} is missing, and no entry says that personal data was removed.`
          : `Entry ${revision} has a value although entry ${removal.revision} says that personal data was removed.`,
      )
  }
  const fingerprint = sha256(last.line)
  if (end['fingerprint'] !== fingerprint || end['entries'] !== links.length || end['case'] !== last.caseId)
    return broken(
      last.revision,
      `Entry ${last.revision} is not the one that the file’s last line names: it was changed, or entries after it were dropped.`,
    )
  const entries = links.map(({ revision, line, disclosures }) => ({ revision, line, disclosures }))
  return { ok: true, caseId: last.caseId, entries, fingerprint, personalDataRemoved: removal !== undefined }
}

function linkIn(line: string): Link | undefined {
  const entry = parsed(line)
  if (entry === undefined) return undefined
  const { case: caseId, revision, previous, event, by, at } = entry
  if (typeof caseId !== 'string' || typeof revision !== 'number' || typeof previous !== 'string') return undefined
  if (typeof at !== 'string' || !isObject(by) || !isObject(event) || typeof event['kind'] !== 'string') return undefined
  return { caseId, revision, previous, line, disclosures: [], kind: event['kind'], names: concealedIn(entry) }
}

function parsed(line: string): JsonObject | undefined {
  try {
    const value = JSON.parse(line) as JsonValue
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function broken(revision: number, problem: string): Broken {
  return { ok: false, revision, problem }
}
