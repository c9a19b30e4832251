import canonicalize from 'canonicalize'
import { nothingBefore, sha256, type SealedEntry } from '../journal/seal'

/**
 * A case's journal as JSON Lines: each entry, the values that it names after it, and the last entry's name at the end.
 * Every line but the last is named by its SHA-256 in another one, so that anybody can check it with `sha256sum`. Pure.
 */
export function jsonLines(caseId: string, entries: readonly SealedEntry[]): string {
  const end = canonicalize({ case: caseId, entries: entries.length, fingerprint: fingerprintOf(entries) }) ?? ''
  return [...entries.flatMap(({ line, disclosures }) => [line, ...disclosures]), end, ''].join('\n')
}

/** The hash of the newest entry, which stands for all before it: whoever knows it finds a chain that was made anew. */
export function fingerprintOf(entries: readonly Pick<SealedEntry, 'line'>[]): string {
  const last = entries.at(-1)
  return last === undefined ? nothingBefore : sha256(last.line)
}
