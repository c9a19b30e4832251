import { nothingBefore, seal, sha256, type SealedEntry } from '../../services/cases/journal/seal'
import type { Actor, CaseEvent } from '../../services/cases/journal/entry'

/** A case, sealed once, of which many others are made. */
export interface Pattern {
  /** Whom it is about, by id: everywhere in it another stands in each case that is made of it. */
  readonly employeeId: string
  readonly entries: readonly SealedEntry[]
  readonly at: string
}

const patternId = 'pattern-of-cases'

/** Seals what happened in a case, by one person and at one moment. */
export function patternOf(events: readonly CaseEvent[], employeeId: string, { id, displayName }: Actor): Pattern {
  const at = new Date().toISOString()
  let previous = nothingBefore
  const entries = events.map((event, index) => {
    const by = { id, displayName }
    const entry = seal({ caseId: patternId, revision: index + 1, at, by, event }, previous, 'person 1')
    previous = sha256(entry.line)
    return entry
  })
  return { employeeId, entries, at }
}

/**
 * The same case about somebody else, at another moment, with a chain of its own that holds. Sealing each anew takes several
 * milliseconds, of which a hundred thousand are minutes; the random bytes are those of the pattern.
 */
export function likePattern(
  { employeeId, entries, at }: Pattern,
  caseId: string,
  leaverId: string,
  moment: Date,
): readonly SealedEntry[] {
  let [before, previous] = [nothingBefore, nothingBefore]
  return entries.map(({ revision, line, disclosures }) => {
    const own = disclosures.map((one) => one.replaceAll(employeeId, leaverId))
    const changed = disclosures.flatMap((one, index) =>
      own[index] === undefined || own[index] === one ? [] : [[sha256(one), sha256(own[index])] as const],
    )
    const text = [
      [JSON.stringify(patternId), JSON.stringify(caseId)] as const,
      [JSON.stringify(at), JSON.stringify(moment.toISOString())] as const,
      [JSON.stringify(before), JSON.stringify(previous)] as const,
      ...changed,
    ].reduce((made, [from, to]) => made.replace(from, to), line)
    before = sha256(line)
    previous = sha256(text)
    return { revision, line: text, disclosures: own }
  })
}
